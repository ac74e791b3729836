using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary><c>date_format</c>: every time of an answer in the letters of PHP's <c>date</c>; <c>U</c> gives a number. Times are UTC.</summary>
internal static class GraphDates
{
    private const int LongestFormat = 100;

    public static void Rewrite(JsonNode answer, string? format)
    {
        if (format is { Length: <= LongestFormat })
        {
            Walk(answer, format);
        }
    }

    private static void Walk(JsonNode? node, string format)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var one in list)
                {
                    Walk(one, format);
                }

                break;
            case JsonObject whole:
                foreach (var (name, member) in whole.ToList())
                {
                    if (name.EndsWith("_time", StringComparison.Ordinal) && member is JsonValue value && value.TryGetValue<string>(out var text) && Time(text) is { } time)
                    {
                        whole[name] = format == "U" ? time.ToUnixTimeSeconds() : Write(time, format);
                    }
                    else
                    {
                        Walk(member, format);
                    }
                }

                break;
        }
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Write(DateTimeOffset time, string format)
    {
        var written = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            written.Append(format[i] == '\\' && i + 1 < format.Length ? format[++i].ToString() : Letter(time, format[i]));
        }

        return written.ToString();
    }

    private static string Letter(DateTimeOffset time, char letter) => letter switch
    {
        'U' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'c' => Net(time, "yyyy-MM-dd'T'HH:mm:ss") + "+00:00",
        'r' => Net(time, "ddd, dd MMM yyyy HH:mm:ss") + " +0000",
        'O' => "+0000",
        'P' => "+00:00",
        'e' or 'T' => "UTC",
        'Z' => "0",
        'a' => Net(time, "tt").ToLowerInvariant(),
        'N' => (((int)time.DayOfWeek + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture),
        'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'z' => (time.DayOfYear - 1).ToString(CultureInfo.InvariantCulture),
        _ => Custom(letter) is { } custom ? Net(time, custom) : letter.ToString(),
    };

    private static string? Custom(char letter) => letter switch
    {
        'd' => "dd",
        'j' => "%d",
        'D' => "ddd",
        'l' => "dddd",
        'm' => "MM",
        'n' => "%M",
        'M' => "MMM",
        'F' => "MMMM",
        'Y' => "yyyy",
        'y' => "yy",
        'H' => "HH",
        'G' => "%H",
        'h' => "hh",
        'g' => "%h",
        'i' => "mm",
        's' => "ss",
        'A' => "tt",
        _ => null,
    };

    private static string Net(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
