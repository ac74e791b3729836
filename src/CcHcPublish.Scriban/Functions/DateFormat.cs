using System.Globalization;
using System.Text;

namespace Scriban.Functions;

/// <summary>Dates in patterns of <c>%</c> letters, each standing for a .NET format in the chosen culture.</summary>
internal static class DateFormat
{
    public static string Print(DateTime date, string pattern, CultureInfo culture, string defaultFormat = DateBuiltins.DefaultFormat)
    {
        if (pattern == "%g")
        {
            pattern = "%g " + defaultFormat;
        }

        var text = new StringBuilder(pattern.Length + 16);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                text.Append(pattern[i]);
                continue;
            }

            var letter = pattern[++i];
            if (letter == 'g')
            {
                culture = CultureInfo.InvariantCulture;
            }
            else
            {
                Append(text, date, letter, culture);
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// The .NET form of a pattern; null when it has a letter without one. Everything but the letters stands as it is, with the meaning
    /// that .NET gives it. <c>%g</c> makes the culture invariant.
    /// </summary>
    public static string? ToDotNet(string pattern, ref CultureInfo culture)
    {
        var format = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                format.Append(pattern[i]);
                continue;
            }

            var letter = pattern[++i];
            if (letter == 'g')
            {
                culture = CultureInfo.InvariantCulture;
            }
            else if (DotNetFormOf(letter) is { } part)
            {
                format.Append(part);
            }
            else
            {
                return null;
            }
        }

        return format.ToString();
    }

    private static string? DotNetFormOf(char letter) => letter switch
    {
        'B' => "MMM",
        'e' => "%d",
        'k' => "%H",
        'l' => "%h",
        'P' => "tt",
        'x' => "d",
        'X' => "T",
        'C' or 'j' or 'n' or 's' or 't' or 'u' or 'U' or 'v' or 'V' or 'w' or 'W' or '%' => null,
        _ => DotNetOf(letter) ?? "%" + letter,
    };

    private static string? DotNetOf(char letter) => letter switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'c' => "ddd MMM dd HH:mm:ss yyyy",
        'd' => "dd",
        'D' => "MM/dd/yy",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'L' => "fff",
        'm' => "MM",
        'M' => "mm",
        'n' => "\n",
        'N' => "fffffff00",
        'p' => "tt",
        'r' => "hh:mm:ss tt",
        'R' => "HH:mm",
        'S' => "ss",
        't' => "\t",
        'T' => "HH:mm:ss",
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        _ => null,
    };

    private static void Append(StringBuilder text, DateTime date, char letter, CultureInfo culture)
    {
        if (DotNetOf(letter) is { } format)
        {
            text.Append(date.ToString(format.Length == 1 ? "%" + format : format, culture));
            return;
        }

        var invariant = CultureInfo.InvariantCulture;
        switch (letter)
        {
            case 'C': text.Append(invariant, $"{date.Year / 100:00}"); break;
            case 'e': text.Append(invariant, $"{date.Day,2}"); break;
            case 'j': text.Append(invariant, $"{date.DayOfYear:000}"); break;
            case 'k': text.Append(invariant, $"{date.Hour,2}"); break;
            case 'l': text.Append(invariant, $"{(date.Hour % 12 == 0 ? 12 : date.Hour % 12),2}"); break;
            case 'P': text.Append(date.ToString("tt", culture).ToLower(culture)); break;
            case 's': text.Append(invariant, $"{(long)(date.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds}"); break;
            case 'u': text.Append(invariant, $"{(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek)}"); break;
            case 'w': text.Append(invariant, $"{(int)date.DayOfWeek}"); break;
            case 'U': AppendWeek(culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday); break;
            case 'W': AppendWeek(culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday); break;
            case 'V': AppendWeek(CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday); break;
            case 'v': text.Append(invariant, $"{date.Day,2}{date.ToString("-MMM-yyyy", invariant).ToUpperInvariant()}"); break;
            case 'x': text.Append(date.ToString("d", culture)); break;
            case 'X': text.Append(date.ToString("T", culture)); break;
            case '%': text.Append('%'); break;
            default: text.Append('%').Append(letter); break;
        }

        void AppendWeek(CalendarWeekRule rule, DayOfWeek firstDay) =>
            text.Append(invariant, $"{culture.Calendar.GetWeekOfYear(date, rule, firstDay):00}");
    }
}
