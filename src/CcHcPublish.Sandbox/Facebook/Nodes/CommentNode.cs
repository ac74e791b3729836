using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Reading;
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
            ["is_hidden"] = (n, _) => n.Comment.IsHidden,
            ["like_count"] = (n, _) => n.Comment.IsLiked ? 1 : 0,
            ["user_likes"] = (n, _) => n.Comment.IsLiked,
            ["comment_count"] = (n, _) => Replies(n.Comment, n.Call).Count(),
            ["can_hide"] = (n, _) => Comments.MayNot(n.Call, n.Comment.PageId) is null,
            ["can_like"] = (_, _) => true,
            ["can_comment"] = (_, _) => true,
            ["can_remove"] = (n, _) => Comments.MayNot(n.Call, n.Comment.PageId) is null,
            ["permalink_url"] = (n, _) => new Uri(new Uri(n.Call.Request.Root), $"{FeedPage.Path(n.Comment.PageId)}#{n.Comment.PostId}").AbsoluteUri,
            ["parent"] = (n, _) => n.Comment.ParentId is { } parent ? new JsonObject { ["id"] = parent } : null,
            ["attachment"] = (_, _) => null,
        },
        ["created_time", "from", "message"]);

    /// <summary>All comments below a post or photo, oldest first.</summary>
    public static IEnumerable<CommentRecord> Below(string owner, GraphCall call) => InOrder(call, c => c.PostId == owner);

    /// <summary>The answers to a comment, oldest first.</summary>
    public static IEnumerable<CommentRecord> Replies(CommentRecord comment, GraphCall call) => InOrder(call, c => c.ParentId == comment.Id);

    private static IEnumerable<CommentRecord> InOrder(GraphCall call, Func<CommentRecord, bool> isWanted) => call.Site.State.Comments
        .Where(c => isWanted(c) && !c.IsRemoved)
        .OrderBy(c => c.CreatedAt)
        .ThenBy(c => c.Id, StringComparer.Ordinal);

    public static JsonObject Edge(PostRecord post, GraphCall call, FieldChoice edge)
    {
        List<(string Key, CommentRecord Comment)> all = [.. Below(post.Id, call).Where(c => c.ParentId is null || edge.Modifiers.GetValueOrDefault("filter") == "stream").Select(c => (c.Id, c))];
        if (edge.Modifiers.GetValueOrDefault("order") == "reverse_chronological")
        {
            all.Reverse();
        }

        var shown = Listing.Edge(call, post.Id, edge, new Listed<CommentRecord>(all, c => Type.Show((c, call), Type.Inside(edge))));
        if (Listing.HasSummary(edge.Modifiers.GetValueOrDefault("summary")))
        {
            shown["summary"] = Summary(all.Count);
        }

        return shown;
    }

    public static JsonObject Summary(int count) => new() { ["order"] = "chronological", ["total_count"] = count, ["can_comment"] = true };
}
