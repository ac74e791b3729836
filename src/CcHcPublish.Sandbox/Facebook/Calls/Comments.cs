using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>Comments of the Page below its own posts.</summary>
public static class Comments
{
    public static GraphRefusal? MayNot(GraphCall call, string pageId) => call.Token.Kind switch
    {
        TokenKind.Page when call.Token.ProfileId != pageId => GraphErrors.NotAllowedToPost,
        TokenKind.Page when !call.Scopes.Contains("pages_manage_engagement") => GraphErrors.RequiresPermission("pages_manage_engagement"),
        TokenKind.Page => call.HasTask(pageId, PageRights.Moderate) ? null : GraphErrors.TaskMissing(PageRights.Moderate),
        _ => GraphErrors.CommentAsUser,
    };

    /// <param name="call">The call.</param>
    /// <param name="place">The post or photo.</param>
    /// <param name="parent">The comment that is answered; null for one of the top.</param>
    public static GraphAnswer Write(GraphCall call, Place place, string? parent = null)
    {
        if (MayNot(call, place.PageId) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(call.Request["message"]) && !call.Request.Has("attachment_url") && !call.Request.Has("attachment_id"))
        {
            return GraphErrors.MissingContent;
        }

        if (call.Request["attachment_url"] is { } picture && !(Uri.TryCreate(picture, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            return GraphErrors.BadUrl;
        }

        if ((CommentNode.Type.CheckFields(call.Request["fields"]) ?? Block.Check(call)) is { } no)
        {
            return no;
        }

        var state = call.Site.State;
        var comment = state.Put(new CommentRecord
        {
            Id = $"{place.Id[(place.Id.IndexOf('_', StringComparison.Ordinal) + 1)..]}_{state.NextNumber()}",
            PostId = place.Id,
            ParentId = parent,
            PageId = place.PageId,
            Message = call.Request["message"] ?? "",
            CreatedAt = call.Now,
        });
        return CommentNode.Type.Answer((comment, call), call.Request["fields"] ?? "id");
    }

    /// <summary>Below a post or photo: the top ones alone, unless <c>filter=stream</c> asks for the answers too.</summary>
    public static GraphAnswer List(GraphCall call, Place place) => List(
        call, place.PageId, CommentNode.Below(place.Id, call).Where(c => c.ParentId is null || call.Request["filter"] == "stream"));

    /// <summary>The answers to a comment.</summary>
    public static GraphAnswer Replies(GraphCall call, CommentRecord comment) => List(call, comment.PageId, CommentNode.Replies(comment, call));

    private static GraphAnswer List(GraphCall call, string pageId, IEnumerable<CommentRecord> wanted)
    {
        if (call.MayNotRead(pageId, "pages_read_engagement") is { } refusal)
        {
            return refusal;
        }

        var (choices, badFields) = CommentNode.Type.Choose(call.Request["fields"]);
        if (badFields is not null)
        {
            return badFields;
        }

        if (call.Request["filter"] is not (null or "toplevel" or "stream"))
        {
            return GraphErrors.Parameter("param filter must be one of {toplevel, stream}");
        }

        if (call.Request["order"] is not (null or "chronological" or "reverse_chronological"))
        {
            return GraphErrors.Parameter("param order must be one of {chronological, reverse_chronological}");
        }

        var all = wanted.Select(c => (Key: c.Id, c)).ToList();
        var isAscending = call.Request["order"] != "reverse_chronological";
        if (!isAscending)
        {
            all.Reverse();
        }

        var answer = Listing.Answer(
            call, new Listed<CommentRecord>(all, c => CommentNode.Type.Show((c, call), choices)) { IsAscending = isAscending });
        if (answer.Refusal is null && Listing.HasSummary(call.Request["summary"]))
        {
            answer.Body["summary"] = CommentNode.Summary(all.Count);
        }

        return answer;
    }

    public static GraphAnswer Edit(GraphCall call, CommentRecord comment)
    {
        if (MayNot(call, comment.PageId) is { } refusal)
        {
            return refusal;
        }

        if (call.Request.CheckFlags("is_hidden") is { } unreadable)
        {
            return unreadable;
        }

        if (!call.Request.Has("message") && !call.Request.Has("is_hidden"))
        {
            return GraphErrors.MissingContent;
        }

        call.Site.State.Put(comment with { Message = call.Request["message"] ?? comment.Message, IsHidden = call.Request.Flag("is_hidden") ?? comment.IsHidden });
        return GraphAnswer.Success();
    }

    /// <summary>What comments stand below.</summary>
    public sealed record Place(string Id, string PageId)
    {
        public static Place Of(PostRecord post) => new(post.Id, post.PageId);

        public static Place Of(PhotoRecord photo) => new(photo.Id, photo.PageId);
    }
}
