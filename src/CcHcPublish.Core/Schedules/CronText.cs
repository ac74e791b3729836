using System.Globalization;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Schedules;

/// <summary>
/// Says what is wrong with a cron expression in the form of Quartz: second, minute, hour, day of month, month, day of week and perhaps year. What passes here, the
/// scheduler takes; some nonsense that it takes is refused, such as hour 99, an empty part, or no day at all.
/// </summary>
public static class CronText
{
    private static readonly Field[] Fields =
    [
        new(new("giây", "second"), 0, 59, []),
        new(new("phút", "minute"), 0, 59, []),
        new(new("giờ", "hour"), 0, 23, []),
        new(new("ngày trong tháng", "day of month"), 1, 31, []) { IsDay = true },
        new(new("tháng", "month"), 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        new(new("ngày trong tuần", "day of week"), 1, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]) { IsDay = true },
        new(new("năm", "year"), 1970, 2299, []),
    ];

    private const int DayOfMonth = 3;
    private const int DayOfWeek = 5;

    /// <summary>The first fault, as the end of a sentence; null when there is none.</summary>
    public static Words? Fault(string text)
    {
        var parts = text.ToUpperInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (6 or 7)) return new($"có {parts.Length} trường thay vì 6", $"it has {parts.Length} fields instead of 6");
        for (var at = 0; at < parts.Length; at++)
        {
            if (Array.Find(parts[at].Split(','), one => !Fields[at].Takes(one, at, parts[at] == one)) is not { } wrong) continue;
            var (name, low, high) = (Fields[at].Name, Fields[at].Low, Fields[at].High);
            return new($"{name.Vi} không nhận “{wrong}” (từ {low} đến {high})", $"the {name.En} does not take “{wrong}” ({low} to {high})");
        }

        return parts[DayOfMonth] == "?" && parts[DayOfWeek] == "?" ? new("chỉ một trong hai trường ngày được là “?”", "only one of the two day fields may be “?”") : null;
    }

    private sealed record Field(Words Name, int Low, int High, string[] Names)
    {
        public bool IsDay { get; init; }

        public bool Takes(string part, int at, bool isAlone)
        {
            if (part == "?") return IsDay && isAlone;
            if (at == DayOfMonth && part is ['L', .. var last]) return last is "" or "W" || last is ['-', .. var before] && Number(before, 1, 30);
            if (at == DayOfMonth && part is [.. var near, 'W']) return isAlone && Number(near, Low, High);
            if (at == DayOfWeek && part is [.. var day, 'L']) return isAlone && (day.Length == 0 || Value(day) is not null);
            if (at == DayOfWeek && part.IndexOf('#', StringComparison.Ordinal) is >= 0 and var mark) return isAlone && Value(part[..mark]) is not null && Number(part[(mark + 1)..], 1, 5);
            return TakesRange(part);
        }

        private bool TakesRange(string part)
        {
            var slash = part.IndexOf('/', StringComparison.Ordinal);
            if (slash >= 0 && !Number(part[(slash + 1)..], 1, High)) return false;
            var range = slash < 0 ? part : part[..slash];
            if (range == "*" || (range.Length == 0 && slash == 0)) return true;
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            return dash < 0 ? Value(range) is not null : Value(range[..dash]) is not null && Value(range[(dash + 1)..]) is not null;
        }

        private int? Value(string text)
        {
            var name = Array.IndexOf(Names, text);
            return name >= 0 ? name + 1 : Number(text, Low, High) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        }

        private static bool Number(string text, int low, int high) =>
            text.Length is > 0 and < 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high;
    }
}
