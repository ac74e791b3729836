using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>POST /{post}</c>: text, visibility and time can change, the link cannot; only the app that made a post may do it.</summary>
public static class EditPost
{
    /// <summary>Meta's old rule: no change of a scheduled post in its last minutes.</summary>
    private static readonly TimeSpan Frozen = TimeSpan.FromMinutes(3);

    public static GraphAnswer Run(GraphCall call, PostRecord post)
    {
        var (request, state) = (call.Request, call.Site.State);
        if ((call.MayNotPost(post.PageId) ?? Check(call, post)) is { } refusal)
        {
            return refusal;
        }

        if (Block.Check(call) is { } block)
        {
            return block;
        }

        lock (state.Gate)
        {
            var edited = (state.Post(post.Id) ?? post) with
            {
                Message = request["message"] ?? post.Message,
                UpdatedAt = call.Now,
                IsHidden = request.Flag("is_hidden") ?? request["timeline_visibility"] switch
                {
                    "hidden" => true,
                    "normal" or "forced_allow" => false,
                    _ => post.IsHidden,
                },
            };
            if (request["scheduled_publish_time"] is { } text)
            {
                edited = edited with { ScheduledAt = GraphTime.Read(text, call.Now) };
            }

            state.Put(edited);
            if (request.Flag("is_published") is true && !post.IsPublished)
            {
                state.Publish(edited, call.Now);
            }
        }

        return GraphAnswer.Success();
    }

    private static GraphRefusal? Check(GraphCall call, PostRecord post)
    {
        var request = call.Request;
        if (post.AppId != call.Site.Accounts.App.Id)
        {
            return GraphErrors.NotOurPost;
        }

        if (request.Has("link"))
        {
            return GraphErrors.Parameter("The attached link of a post cannot be changed");
        }

        if (request["message"] is { } message && message.EnumerateRunes().Count() > call.Site.Options.LongestMessage)
        {
            return GraphErrors.Parameter("Param message parameter too long");
        }

        if (request.Flag("is_published") is false && post.IsPublished)
        {
            return GraphErrors.Parameter("A published post cannot be unpublished");
        }

        return request["scheduled_publish_time"] is { } text ? CheckTime(call, post, text) : null;
    }

    private static GraphRefusal? CheckTime(GraphCall call, PostRecord post, string text)
    {
        if (post.IsPublished)
        {
            return GraphErrors.ScheduleOnPublished;
        }

        var options = call.Site.Options;
        return GraphTime.Read(text, call.Now) is { } time
            && time >= call.Now + options.EarliestSchedule
            && time <= call.Now + options.LatestSchedule
            && !(post.ScheduledAt - Frozen < call.Now)
            ? null
            : GraphErrors.BadSchedule;
    }
}
