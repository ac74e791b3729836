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
        TokenKind.Page when call.Scopes.Contains("pages_manage_engagement") => null,
        TokenKind.Page => new(200, "(#200) Requires pages_manage_engagement permission"),
        _ => GraphErrors.CommentAsUser,
    };

    public static GraphAnswer Write(GraphCall call, PostRecord post)
    {
        if (MayNot(call, post.PageId) is { } refusal)
        {
            return refusal;
        }

        if (!call.Request.Has("message") && !call.Request.Has("attachment_url") && !call.Request.Has("attachment_id"))
        {
            return GraphErrors.MissingContent;
        }

        if (Block.Check(call) is { } block)
        {
            return block;
        }

        var state = call.Site.State;
        var comment = state.Put(new CommentRecord
        {
            Id = $"{post.Id[(post.PageId.Length + 1)..]}_{state.NextNumber()}",
            PostId = post.Id,
            PageId = post.PageId,
            Message = call.Request["message"] ?? "",
            CreatedAt = call.Now,
        });
        return CommentNode.Type.Answer((comment, call), call.Request["fields"] ?? "id");
    }

    public static GraphAnswer List(GraphCall call, PostRecord post)
    {
        if (call.MayNotRead(post.PageId, "pages_read_engagement") is { } refusal)
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

        var all = CommentNode.Below(post, call).Select(c => (Key: c.Id, c)).ToList();
        var isAscending = call.Request["order"] != "reverse_chronological";
        if (!isAscending)
        {
            all.Reverse();
        }

        var answer = Listing.Answer(call, all, c => CommentNode.Type.Show((c, call), choices), isAscending);
        if (answer.Refusal is null && call.Request.Flag("summary") is true)
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

        if (call.Request["message"] is not { } message)
        {
            return GraphErrors.MissingContent;
        }

        call.Site.State.Put(comment with { Message = message });
        return GraphAnswer.Success();
    }
}
