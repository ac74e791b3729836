using System.Globalization;
using System.Text.RegularExpressions;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Meta's way of writing and reading times.</summary>
public static partial class GraphTime
{
    /// <summary>UTC with seconds and an offset without colon: <c>2026-11-20T02:15:00+0000</c>.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+0000";

    /// <summary>Reads Unix seconds, ISO 8601, <c>now</c> or <c>+2 hours</c>; null for anything else.</summary>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds < 253_402_300_800m ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
        }

        if (text == "now")
        {
            return now;
        }

        if (Relative.Match(text) is { Success: true } match)
        {
            var n = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return now + match.Groups[2].Value switch
            {
                "minute" => TimeSpan.FromMinutes(n),
                "hour" => TimeSpan.FromHours(n),
                "day" => TimeSpan.FromDays(n),
                _ => TimeSpan.FromDays(7 * n),
            };
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    [GeneratedRegex(@"^([+-]?\d{1,4}) (minute|hour|day|week)s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Relative { get; }
}
