using System.Globalization;
using System.Text.RegularExpressions;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Meta's way of writing and reading times.</summary>
public static partial class GraphTime
{
    /// <summary>UTC with seconds and an offset without colon: <c>2026-11-20T02:15:00+0000</c>.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+0000";

    /// <summary>
    /// Reads Unix seconds, ISO 8601, or words as PHP's <c>strtotime</c> does: <c>yesterday</c>, <c>tomorrow 10:15</c>, <c>+1 week 2 days</c>, <c>7 days ago</c>. Null for
    /// anything else. Days begin at midnight UTC; in which zone they begin at Meta is not documented.
    /// </summary>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds < 253_402_300_800m ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
        }

        // A plus that was not encoded arrives as a blank.
        text = text.Trim().ToLowerInvariant();
        return text.Length > 0 && Words.Match(text) is { Success: true } words ? Spoken(words, now)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
            : null;
    }

    private static DateTimeOffset? Spoken(Match words, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var time = words.Groups["day"].Value switch
        {
            "today" or "midnight" => midnight,
            "noon" => midnight.AddHours(12),
            "yesterday" => midnight.AddDays(-1),
            "tomorrow" => midnight.AddDays(1),
            _ => now,
        };
        if (words.Groups["clock"] is { Success: true } clock)
        {
            if (!TimeOnly.TryParse(clock.ValueSpan, CultureInfo.InvariantCulture, out var hour))
            {
                return null;
            }

            time = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero) + hour.ToTimeSpan();
        }

        var sign = words.Groups["ago"].Success ? -1 : 1;
        try
        {
            for (var i = 0; i < words.Groups["unit"].Captures.Count; i++)
            {
                var n = int.Parse(words.Groups["n"].Captures[i].Value.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
                time = Add(time, sign * n, words.Groups["unit"].Captures[i].Value);
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }

        return time;
    }

    private static DateTimeOffset Add(DateTimeOffset time, int n, string unit) => unit switch
    {
        "sec" or "second" => time.AddSeconds(n),
        "min" or "minute" => time.AddMinutes(n),
        "hour" => time.AddHours(n),
        "day" => time.AddDays(n),
        "week" => time.AddDays(7 * n),
        "fortnight" => time.AddDays(14 * n),
        "month" => time.AddMonths(n),
        _ => time.AddYears(n),
    };

    [GeneratedRegex(
        @"^(?=.)(?<day>now|today|midnight|noon|yesterday|tomorrow)?(?: ?(?<clock>\d{1,2}:\d{2}(?::\d{2})?))?(?: ?(?<n>[+-]? ?\d{1,4}) ?(?<unit>second|sec|minute|min|hour|day|week|fortnight|month|year)s?\b){0,6}(?<ago>(?<=s|\w) ago)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Words { get; }
}
