using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>Who likes a post or comment: the Page itself or nobody, for nobody else reads here.</summary>
public static class Likes
{
    public static GraphAnswer Set(GraphCall call, PostRecord post, bool isLiked) =>
        Comments.MayNot(call, post.PageId) is { } refusal ? refusal : Done(call.Site.State.Put(post with { IsLiked = isLiked }));

    public static GraphAnswer Set(GraphCall call, CommentRecord comment, bool isLiked) =>
        Comments.MayNot(call, comment.PageId) is { } refusal ? refusal : Done(call.Site.State.Put(comment with { IsLiked = isLiked }));

    /// <summary>The list, with the sum where it is asked for.</summary>
    public static JsonObject Show(GraphCall call, string pageId, bool isLiked, bool hasSummary)
    {
        var edge = new JsonObject { ["data"] = isLiked ? new JsonArray(new JsonObject { ["id"] = pageId, ["name"] = call.Site.Accounts.Page(pageId)?.Name }) : new JsonArray() };
        if (hasSummary)
        {
            edge["summary"] = new JsonObject { ["total_count"] = isLiked ? 1 : 0, ["can_like"] = true, ["has_liked"] = isLiked };
        }

        return edge;
    }

    private static GraphAnswer Done(object _) => GraphAnswer.Success();
}
