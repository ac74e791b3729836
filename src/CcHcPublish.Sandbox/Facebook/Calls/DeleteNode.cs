using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>DELETE</c> of a post, a photo or a comment. A second time the thing does not exist.</summary>
public static class DeleteNode
{
    public static GraphAnswer Post(GraphCall call, PostRecord post)
    {
        if (call.MayNotPost(post.PageId) is { } refusal)
        {
            return refusal;
        }

        call.Site.State.Put(post with { IsRemoved = true, ScheduledAt = null, UpdatedAt = call.Now });
        return GraphAnswer.Success();
    }

    public static GraphAnswer Photo(GraphCall call, PhotoRecord photo)
    {
        if (call.MayNotPost(photo.PageId) is { } refusal)
        {
            return refusal;
        }

        call.Site.State.Put(photo with { IsRemoved = true });
        return GraphAnswer.Success();
    }

    public static GraphAnswer Comment(GraphCall call, CommentRecord comment)
    {
        if (Comments.MayNot(call, comment.PageId) is { } refusal)
        {
            return refusal;
        }

        call.Site.State.Put(comment with { IsRemoved = true });
        return GraphAnswer.Success();
    }
}
