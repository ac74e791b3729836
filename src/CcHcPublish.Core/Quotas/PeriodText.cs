using System.Globalization;
using System.Text.RegularExpressions;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Quotas;

/// <summary>Reads a period as people type it on the command line and in addresses.</summary>
public static partial class PeriodText
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>
    /// The period that <paramref name="text"/> names: <c>2026-11</c>, <c>2026-Q3</c>, <c>2026-H1</c> or <c>2026</c>. Null when it names none;
    /// then <paramref name="problem"/> says what is wrong and which spelling was probably meant.
    /// </summary>
    public static Period? Read(string text, PeriodRule rule, out Words problem)
    {
        problem = default;
        text = text.Trim();
        if (text.Length > 40) text = text[..40];
        if (Exact(text, rule) is { } period) return period;
        problem = Meant(text, rule) is { } meant
            ? new($"“{text}” không phải là kỳ. Có phải ý bạn là “{meant.Id}”?", $"“{text}” is not a period. Did you mean “{meant.Id}”?")
            : new($"“{text}” không phải là kỳ. {Advice.Vi}", $"“{text}” is not a period. {Advice.En}");
        return null;
    }

    public static Words Advice { get; } = new(
        $"Viết tháng 2026-11 (01 đến 12), quý 2026-Q3 (Q1 đến Q4), nửa năm 2026-H1 (H1, H2) hoặc năm 2026 (từ {FirstYear} đến {LastYear}).",
        $"Write a month 2026-11 (01 to 12), a quarter 2026-Q3 (Q1 to Q4), a half-year 2026-H1 (H1, H2) or a year 2026 ({FirstYear} to {LastYear}).");

    private static Period? Exact(string text, PeriodRule rule)
    {
        if (text.Length < 4 || !Digits(text.AsSpan(0, 4), out var year)) return null;
        if (text.Length == 4) return Make(PeriodKind.Year, year, 1, rule);
        if (text.Length != 7 || text[4] != '-') return null;
        if (Digits(text.AsSpan(5), out var month)) return Make(PeriodKind.Month, year, month, rule);
        return Digits(text.AsSpan(6), out var number) && Kind(text[5]) is { } kind ? Make(kind, year, number, rule) : null;
    }

    /// <summary>What somebody meant by "tháng 11/2026", "11/2026", "quý III năm 2026", "Q3 2026", "2026-3" or a number out of range.</summary>
    private static Period? Meant(string text, PeriodRule rule)
    {
        var folded = Vietnamese.Fold(text);
        var numbers = Numbers().Matches(folded).Select(match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)).ToList();
        var year = numbers.Find(number => number is >= FirstYear and <= LastYear);
        if (year == 0) return null;
        var number = numbers.Find(number => number != year);
        var kind = Letters().Match(folded).Value switch
        {
            "q" or "quy" => PeriodKind.Quarter,
            "h" or "nua" => PeriodKind.Half,
            "nam" or "" when numbers.Count == 1 => PeriodKind.Year,
            _ => folded.Contains("6 thang", StringComparison.Ordinal) ? PeriodKind.Half : PeriodKind.Month,
        };
        if (kind == PeriodKind.Quarter && number == 0) number = RomanNumber(folded);
        if (kind == PeriodKind.Half && folded.Contains("thang", StringComparison.Ordinal)) number = folded.Contains("cuoi", StringComparison.Ordinal) ? 2 : 1;
        return kind == PeriodKind.Year ? Make(kind, year, 1, rule) : Make(kind, year, number, rule);
    }

    private static int RomanNumber(string folded) => RomanDigits().Match(folded).Value switch
    {
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        _ => 0,
    };

    private static PeriodKind? Kind(char letter) => letter switch
    {
        'Q' or 'q' => PeriodKind.Quarter,
        'H' or 'h' => PeriodKind.Half,
        _ => null,
    };

    private static Period? Make(PeriodKind kind, int year, int number, PeriodRule rule)
    {
        var most = kind switch
        {
            PeriodKind.Month => 12,
            PeriodKind.Quarter => 4,
            PeriodKind.Half => 2,
            _ => 1,
        };
        return year is >= FirstYear and <= LastYear && number >= 1 && number <= most ? new Period(kind, year, number, rule) : null;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex("[0-9]{1,4}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b(quy|nua|nam|q|h)(?![a-z])")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(iii|ii|iv|i)\b")]
    private static partial Regex RomanDigits();
}
