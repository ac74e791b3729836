using System.Globalization;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// What Facebook would refuse for certain, found before anything is uploaded. Limits that sources state differently stand here alone, each with
/// the careful choice.
/// </summary>
public static class PostRules
{
    /// <summary>Unicode code points. From schedulers in the field; Meta's reference names no limit.</summary>
    public const int LongestMessage = 63_206;

    /// <summary>There is no official number; schedulers in the field stop here.</summary>
    public const int MostPhotos = 10;

    /// <summary>Meta's pages agree on this bound.</summary>
    public static readonly TimeSpan EarliestSchedule = TimeSpan.FromMinutes(10);

    /// <summary>Meta's pages say 29, 30 and 75 days, operators saw 30 refused: 28 worked for everybody.</summary>
    public static readonly TimeSpan LatestSchedule = TimeSpan.FromDays(28);

    /// <summary>The first fault of a draft, in English for the log; null where there is none.</summary>
    public static string? Check(PostDraft draft, DateTimeOffset now)
    {
        if (draft is { Message.Length: 0, Link: null, Photos.Count: 0 })
        {
            return "The post has neither text nor link nor photo.";
        }

        if (draft.Message.Length > LongestMessage && draft.Message.EnumerateRunes().Count() > LongestMessage)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The text is longer than {LongestMessage} characters.");
        }

        if (draft.Photos.Count > MostPhotos)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The post has {draft.Photos.Count} photos, {MostPhotos} are safe.");
        }

        return draft.ScheduledFor is { } due && (due < now + EarliestSchedule || due > now + LatestSchedule)
            ? "The scheduled time is not between 10 minutes and 28 days ahead."
            : null;
    }
}
