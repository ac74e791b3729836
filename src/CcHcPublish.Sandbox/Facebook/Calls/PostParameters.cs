using System.Text.Json;
using CcHcPublish.Sandbox.Facebook.Graph;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>What <c>POST /{page}/feed</c> refuses with code 100 and its neighbours before anything else is looked at.</summary>
internal static class PostParameters
{
    private static readonly string[] PreviewOverrides = ["picture", "name", "description", "thumbnail"];
    private static readonly string[] Targets = ["targeting", "feed_targeting"];

    /// <summary>The reference of the edge spells the last but one <c>minute</c>, Meta's own specification <c>min</c>: both pass.</summary>
    private static readonly string[] Granularities = ["year", "month", "day", "hour", "min", "minute", "none"];

    private static readonly int[] YoungestAges = [13, 15, 18, 21, 25];

    public static GraphRefusal? Check(GraphCall call)
    {
        var request = call.Request;
        if (string.IsNullOrWhiteSpace(request["message"]) && !request.Has("link") && !AttachedMedia.IsNamed(request))
        {
            return GraphErrors.MissingContent;
        }

        if (request["message"] is { } message && message.EnumerateRunes().Count() > call.Site.Options.LongestMessage)
        {
            return GraphErrors.Parameter("Param message parameter too long");
        }

        if (request["link"] is { } link && CheckLink(link) is { } badLink)
        {
            return badLink;
        }

        if (Array.Find(PreviewOverrides, request.Has) is not null)
        {
            return GraphErrors.OthersPreview;
        }

        if (CheckBackdating(call) is { } badPast)
        {
            return badPast;
        }

        if (request["backdated_time_granularity"] is { } grain && !Granularities.Contains(grain))
        {
            return GraphErrors.Parameter($"param backdated_time_granularity must be one of {{{string.Join(", ", Granularities)}}}");
        }

        if (Array.Find(Targets, t => request[t] is { } text && !IsTargeting(text)) is { } badTarget)
        {
            return GraphErrors.Parameter($"Invalid parameter: {badTarget}");
        }

        if (request["child_attachments"] is { } cards && !HasTwoToTen(cards))
        {
            return GraphErrors.Parameter("param child_attachments must hold 2 to 10 attachments");
        }

        return CheckPlace(request);
    }

    public static GraphRefusal? CheckBackdating(GraphCall call) => call.Request["backdated_time"] is { } past && !(GraphTime.Read(past, call.Now) < call.Now)
        ? GraphErrors.Parameter("The specified backdated time is invalid.")
        : null;

    public static GraphRefusal? CheckPlace(GraphRequest request) =>
        request["place"] is { } place && !place.All(char.IsAsciiDigit) ? GraphErrors.Parameter("param place must be the id of a Page")
        : request.Has("tags") && !request.Has("place") ? GraphErrors.Parameter("Tags may only be used together with a place")
        : null;

    private static GraphRefusal? CheckLink(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return GraphErrors.BadUrl;
        }

        var isFacebook = address.Host == "facebook.com" || address.Host.EndsWith(".facebook.com", StringComparison.OrdinalIgnoreCase);
        return isFacebook ? GraphErrors.FacebookLink : null;
    }

    /// <summary>An object; its <c>age_min</c> one of five; no region of a country that is named as a whole.</summary>
    private static bool IsTargeting(string text)
    {
        if (!SoundJson.IsSound(text))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || (root.TryGetProperty("age_min", out var age) && !(age.TryGetInt32(out var years) && YoungestAges.Contains(years))))
            {
                return false;
            }

            return !root.TryGetProperty("geo_locations", out var places)
                || (places.ValueKind == JsonValueKind.Object && !(places.TryGetProperty("countries", out _) && places.TryGetProperty("regions", out _)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool HasTwoToTen(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() is >= 2 and <= 10;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
