using System.Text;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>POST /{page}/feed</c>: permission, parameters, blocks, duplicates, preview, then the post, in Meta's order.</summary>
public static class PublishPost
{
    /// <summary>As Meta's specification lists them.</summary>
    private static readonly string[] UnpublishedKinds =
        ["ADS_POST", "DRAFT", "INLINE_CREATED", "PUBLISHED", "REVIEWABLE_BRANDED_CONTENT", "SCHEDULED", "SCHEDULED_RECURRING"];

    public static async Task<GraphAnswer> RunAsync(GraphCall call, PageRecord page, CancellationToken cancel)
    {
        var request = call.Request;
        if ((call.MayNotPost(page.Id) ?? PostParameters.Check(call) ?? PostNode.Type.CheckFields(request["fields"])) is { } refusal)
        {
            return refusal;
        }

        if (ReadSchedule(call, page.Id, hasPhotos: AttachedMedia.IsNamed(request), out var due) is { } badTime)
        {
            return badTime;
        }

        if (AttachedMedia.Read(call, page.Id, out var photos) is { } badMedia)
        {
            return badMedia;
        }

        if (Block.Check(call) is { } block)
        {
            return block;
        }

        var isPublished = due is null && request.Flag("published") is not false;
        var address = request["link"];
        if (isPublished && call.Takes(FacebookFaults.Duplicate) is not null)
        {
            return GraphErrors.Duplicate;
        }

        if (isPublished && RepeatsTheLast(call, page.Id, photos))
        {
            return GraphErrors.Duplicate;
        }

        LinkCard? card = null;
        if (address is not null)
        {
            card = call.Takes(FacebookFaults.ScrapeFails) is null
                ? await call.Site.Scraper.ScrapeAsync(new(address), isFresh: false, cancel)
                : null;
            if (card is null)
            {
                return GraphErrors.NotScraped;
            }
        }

        // Reading the link took time: a twin may have come in between.
        lock (call.Site.State.Gate)
        {
            if (isPublished && RepeatsTheLast(call, page.Id, photos))
            {
                return GraphErrors.Duplicate;
            }

            if (AttachedMedia.Read(call, page.Id, out photos) is { } usedMeanwhile)
            {
                return usedMeanwhile;
            }

            var post = Commit(call, page.Id, new(isPublished, due, photos.Count > 0 ? null : card, photos));
            return PostNode.Type.Answer((post, call), request["fields"] ?? "id");
        }
    }

    /// <summary>Reads and checks the time of publishing; shared with single photos.</summary>
    public static GraphRefusal? ReadSchedule(GraphCall call, string pageId, bool hasPhotos, out DateTimeOffset? due)
    {
        due = null;
        var (request, options) = (call.Request, call.Site.Options);
        if (request.CheckFlags("published", "temporary", "no_story") is { } unreadable)
        {
            return unreadable;
        }

        if (request["unpublished_content_type"] is { } kind)
        {
            if (!UnpublishedKinds.Contains(kind))
            {
                return GraphErrors.Parameter($"param unpublished_content_type must be one of {{{string.Join(", ", UnpublishedKinds)}}}");
            }

            // A published post is of no unpublished kind; a time on one has a refusal of its own below.
            if (request.Flag("published") is not false && !request.Has("scheduled_publish_time"))
            {
                return GraphErrors.Parameter("unpublished_content_type may only be used with published=false");
            }
        }

        if (request["scheduled_publish_time"] is not { } text)
        {
            return request["unpublished_content_type"] == "SCHEDULED" ? GraphErrors.BadSchedule : null;
        }

        // A reel says by its state what a post says by published=false.
        if (request.Flag("published") is not false && request["video_state"] is not UploadReel.Scheduled)
        {
            return GraphErrors.ScheduleOnPublished;
        }

        if (GraphTime.Read(text, call.Now) is not { } time
            || time < call.Now + options.EarliestSchedule
            || time > call.Now + options.LatestSchedule
            || call.Takes(FacebookFaults.QueueFull) is not null
            || call.Site.State.ScheduledOn(pageId) >= options.LongestScheduleQueue)
        {
            return GraphErrors.BadSchedule;
        }

        due = time;
        return hasPhotos && request["unpublished_content_type"] != "SCHEDULED"
            ? GraphErrors.Parameter("unpublished_content_type must be SCHEDULED for a scheduled post with photos")
            : null;
    }

    /// <summary>Makes the post and marks its photos as used, in one step.</summary>
    public static PostRecord Commit(GraphCall call, string pageId, Content content)
    {
        var state = call.Site.State;
        lock (state.Gate)
        {
            var lag = call.Takes(FacebookFaults.ReadsLag);
            var post = state.Put(new PostRecord
            {
                Id = $"{pageId}_{state.NextNumber()}",
                PageId = pageId,
                AppId = call.Site.Accounts.App.Id,
                Message = call.Request["message"] ?? call.Request["caption"] ?? call.Request["name"] ?? call.Request["description"] ?? "",
                Link = content.Card,
                VideoId = content.VideoId,
                PhotoIds = [.. content.Photos.Select(p => p.Id)],
                CreatedAt = call.Now,
                UpdatedAt = call.Now,
                IsPublished = content.IsPublished,
                ScheduledAt = content.Due,
                Targeting = call.Request["targeting"],
                FeedTargeting = call.Request["feed_targeting"],
                Place = call.Request["place"],
                BackdatedTo = call.Request["backdated_time"] is { } past ? GraphTime.Read(past, call.Now) : null,
                IsForAppRolesOnly = call.Site.Options.IsInDevelopment || call.Takes(FacebookFaults.DevelopmentMode) is not null,
                ReadableFrom = lag is null ? call.Now : call.Now.AddSeconds(lag.Number(60)),
            });
            foreach (var photo in content.Photos.Where(p => content.Due is null || p.IsTemporary))
            {
                state.Put(photo with { PostId = post.Id });
            }

            return post;
        }
    }

    private static bool RepeatsTheLast(GraphCall call, string pageId, List<PhotoRecord> photos)
    {
        var last = call.Site.State.LastPublished(pageId);
        return last is not null
            && Plain(last.Message) == Plain(call.Request["message"] ?? "")
            && (last.Link?.Url ?? "") == (photos.Count > 0 ? "" : call.Request["link"] ?? "")
            && last.PhotoIds.SequenceEqual(photos.Select(p => p.Id));
    }

    private static string Plain(string text) => text.Trim().Normalize(NormalizationForm.FormC);

    /// <summary>What a post is made of beside its text.</summary>
    public sealed record Content(bool IsPublished, DateTimeOffset? Due, LinkCard? Card, IReadOnlyList<PhotoRecord> Photos)
    {
        public string? VideoId { get; init; }
    }
}
