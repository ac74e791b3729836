using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>A comment as the API shows it.</summary>
public static class CommentNode
{
    public static NodeType<(CommentRecord Comment, GraphCall Call)> Type { get; } = new(
        "Comment",
        new Dictionary<string, Func<(CommentRecord Comment, GraphCall Call), FieldChoice, JsonNode?>>(StringComparer.Ordinal)
        {
            ["id"] = (n, _) => n.Comment.Id,
            ["message"] = (n, _) => n.Comment.Message,
            ["created_time"] = (n, _) => GraphTime.Write(n.Comment.CreatedAt),
            ["from"] = (n, _) => new JsonObject { ["name"] = n.Call.Site.Accounts.Page(n.Comment.PageId)?.Name, ["id"] = n.Comment.PageId },
            ["is_hidden"] = (_, _) => false,
            ["like_count"] = (_, _) => 0,
            ["comment_count"] = (_, _) => 0,
        },
        ["created_time", "from", "message"]);

    public static IEnumerable<CommentRecord> Below(PostRecord post, GraphCall call) => call.Site.State.Comments
        .Where(c => c.PostId == post.Id && !c.IsRemoved)
        .OrderBy(c => c.CreatedAt)
        .ThenBy(c => c.Id, StringComparer.Ordinal);

    public static JsonObject Edge(PostRecord post, GraphCall call, int limit)
    {
        var (choices, _) = Type.Choose(null);
        return new() { ["data"] = new JsonArray([.. Below(post, call).Take(limit).Select(c => Type.Show((c, call), choices))]) };
    }
}
