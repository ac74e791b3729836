using System.Collections.Frozen;
using System.Text.Json;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>What <c>POST /{post}</c> refuses: a change that nobody can make must not be answered with "success".</summary>
internal static class EditParameters
{
    /// <summary>Meta's old rule: no change of a scheduled post in its last minutes.</summary>
    private static readonly TimeSpan Frozen = TimeSpan.FromMinutes(3);

    private static readonly FrozenSet<string> Editable = new[]
    {
        "message", "is_published", "scheduled_publish_time", "is_hidden", "is_pinned", "timeline_visibility", "feed_story_visibility", "attached_media", "place", "tags",
        "backdated_time", "backdated_time_granularity", "privacy",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Parameters of every call, which say nothing about the post.</summary>
    private static readonly FrozenSet<string> OfEveryCall = new[]
    {
        "access_token", "appsecret_proof", "appsecret_time", "locale", "fields", "format", "pretty", "debug", "suppress_http_code", "method", "id",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static GraphRefusal? Check(GraphCall call, PostRecord post)
    {
        var request = call.Request;
        if (post.AppId != call.Site.Accounts.App.Id)
        {
            return GraphErrors.NotOurPost;
        }

        // A list in brackets stands beside its plain name.
        var named = request.Parameters.Keys.Where(name => !OfEveryCall.Contains(name) && !name.Contains('[', StringComparison.Ordinal)).ToList();
        if (named.Find(name => !Editable.Contains(name)) is { } fixedOne)
        {
            return GraphErrors.Parameter(fixedOne == "link" ? "The attached link of a post cannot be changed" : $"Invalid parameter: {fixedOne} cannot be changed");
        }

        if (named.Count == 0)
        {
            return GraphErrors.Parameter("Nothing to change was specified");
        }

        return request.CheckFlags("is_published", "is_hidden", "is_pinned") ?? CheckText(call, post) ?? CheckWords(request)
            ?? PostParameters.CheckBackdating(call) ?? PostParameters.CheckPlace(request)
            ?? (request.Flag("is_published") is false && post.IsPublished ? GraphErrors.Parameter("A published post cannot be unpublished") : null)
            ?? (request["scheduled_publish_time"] is { } text ? CheckTime(call, post, text) : null);
    }

    private static GraphRefusal? CheckText(GraphCall call, PostRecord post) => call.Request.Parameters.GetValueOrDefault("message") switch
    {
        { Length: 0 } when post is { PhotoIds.Count: 0, Link: null, VideoId: null } => GraphErrors.MissingContent,
        { } text when text.EnumerateRunes().Count() > call.Site.Options.LongestMessage => GraphErrors.Parameter("Param message parameter too long"),
        _ => null,
    };

    private static GraphRefusal? CheckWords(GraphRequest request) =>
        request["timeline_visibility"] is not (null or "forced_allow" or "hidden" or "normal") ? GraphErrors.Parameter("param timeline_visibility must be one of {forced_allow, hidden, normal}")
        : request["feed_story_visibility"] is not (null or "hidden" or "visible") ? GraphErrors.Parameter("param feed_story_visibility must be one of {hidden, visible}")
        : request["privacy"] is { } privacy && !IsForEverybody(privacy) ? GraphErrors.Parameter("A Page can only post with the privacy EVERYONE")
        : null;

    private static bool IsForEverybody(string privacy)
    {
        if (!SoundJson.IsSound(privacy))
        {
            return false;
        }

        using var document = JsonDocument.Parse(privacy);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("value", out var value)
            && value.ValueKind == JsonValueKind.String && value.ValueEquals("EVERYONE"u8);
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
