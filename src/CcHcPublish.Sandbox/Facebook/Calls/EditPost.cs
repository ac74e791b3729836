using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>POST /{post}</c>: what Meta's specification lists as editable is changed, anything else refused; only the app that made a post may do it.</summary>
public static class EditPost
{
    public static GraphAnswer Run(GraphCall call, PostRecord post)
    {
        if ((call.MayNotPost(post.PageId) ?? EditParameters.Check(call, post)) is { } refusal)
        {
            return refusal;
        }

        if (AttachedMedia.Read(call, post.PageId, out var photos, post.Id) is { } badMedia)
        {
            return badMedia;
        }

        if (Block.Check(call) is { } block)
        {
            return block;
        }

        lock (call.Site.State.Gate)
        {
            Commit(call, call.Site.State.Post(post.Id) ?? post, photos);
        }

        return GraphAnswer.Success();
    }

    private static void Commit(GraphCall call, PostRecord post, List<PhotoRecord> photos)
    {
        var (request, state) = (call.Request, call.Site.State);
        var edited = post with
        {
            Message = request.Parameters.GetValueOrDefault("message") ?? post.Message,
            UpdatedAt = call.Now,
            Visibility = request.Flag("is_hidden") switch
            {
                true => "hidden",
                false => "normal",
                null => request["timeline_visibility"] ?? post.Visibility,
            },
            StoryVisibility = request["feed_story_visibility"] ?? post.StoryVisibility,
            IsPinned = request.Flag("is_pinned") ?? post.IsPinned,
            Place = request["place"] ?? post.Place,
            BackdatedTo = request["backdated_time"] is { } past ? GraphTime.Read(past, call.Now) : post.BackdatedTo,
            ScheduledAt = request["scheduled_publish_time"] is { } due ? GraphTime.Read(due, call.Now) : post.ScheduledAt,
            PhotoIds = photos.Count > 0 ? [.. photos.Select(p => p.Id)] : post.PhotoIds,
        };
        state.Put(edited);
        foreach (var photo in photos)
        {
            state.Put(photo with { PostId = post.Id });
        }

        if (request.Flag("is_published") is true && !post.IsPublished)
        {
            state.Publish(edited, call.Now);
        }
    }
}
