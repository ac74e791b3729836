using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Quotas;

public enum PeriodKind
{
    Month,
    Quarter,
    Half,
    Year,
}

/// <summary>
/// A month, quarter, half or year for which articles are counted. Periods of one kind and rule tile time exactly: every day lies in one
/// of them, and a year has the days of its twelve months, four quarters or two halves.
/// </summary>
/// <remarks>
/// Under <see cref="PeriodRule.Decree09"/> month M runs from day 15 of the month before to its own day 14, so the year begins on 15 December
/// (Nghị định 09/2019/NĐ-CP on the reports of state bodies).
/// A class and not a struct: lists of our own structs cannot be precompiled and cost every start some milliseconds.
/// </remarks>
public sealed record Period
{
    /// <summary>First day of a month under Nghị định 09/2019/NĐ-CP, in the month before.</summary>
    private const int DecreeDay = 15;

    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <exception cref="ArgumentOutOfRangeException">The year has no period of that number, or the year lies outside 2–9998.</exception>
    public Period(PeriodKind kind, int year, int number, PeriodRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12 / Months(kind));
        (Kind, Year, Number, Rule) = (kind, year, number, rule);
    }

    public PeriodKind Kind { get; }

    public int Year { get; }

    /// <summary>Which of its year, from 1; a year is number 1.</summary>
    public int Number { get; }

    public PeriodRule Rule { get; }

    public DateOnly First => Start(FirstMonth);

    /// <summary>Last day, inclusive.</summary>
    public DateOnly Last => Start(FirstMonth + Months(Kind)).AddDays(-1);

    /// <summary>As the command line takes it: <c>2026-11</c>, <c>2026-Q3</c>, <c>2026-H1</c>, <c>2026</c>.</summary>
    public string Id => Kind switch
    {
        PeriodKind.Month => $"{Year:0000}-{Number:00}",
        PeriodKind.Quarter => $"{Year:0000}-Q{Number}",
        PeriodKind.Half => $"{Year:0000}-H{Number}",
        _ => $"{Year:0000}",
    };

    public Words Name => Kind switch
    {
        PeriodKind.Month => new($"Tháng {Number:00}/{Year}", $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Number)} {Year}"),
        PeriodKind.Quarter => new($"Quý {Roman[Number - 1]}/{Year}", $"Quarter {Number} of {Year}"),
        PeriodKind.Half => new($"6 tháng {(Number == 1 ? "đầu" : "cuối")} năm {Year}", $"{(Number == 1 ? "First" : "Second")} half of {Year}"),
        _ => new($"Năm {Year}", $"Year {Year}"),
    };

    private int FirstMonth => (Year * 12) + ((Number - 1) * Months(Kind));

    /// <summary>The period of a kind in which a local day lies.</summary>
    public static Period Of(DateOnly day, PeriodKind kind, PeriodRule rule)
    {
        var month = (day.Year * 12) + day.Month - 1 + (rule == PeriodRule.Decree09 && day.Day >= DecreeDay ? 1 : 0);
        return new Period(kind, month / 12, (month % 12 / Months(kind)) + 1, rule);
    }

    /// <summary>The kind of period in which an obligation counts. Days and weeks are no periods.</summary>
    public static PeriodKind KindOf(Rhythm rhythm) => rhythm switch
    {
        Rhythm.Month => PeriodKind.Month,
        Rhythm.Quarter => PeriodKind.Quarter,
        Rhythm.Half => PeriodKind.Half,
        Rhythm.Year => PeriodKind.Year,
        _ => throw new ArgumentOutOfRangeException(nameof(rhythm), rhythm, null),
    };

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The periods of a kind that make it up, in order; empty when that kind is longer than this period.</summary>
    public IReadOnlyList<Period> Parts(PeriodKind kind)
    {
        var (whole, part, year, rule) = (Months(Kind), Months(kind), Year, Rule);
        var first = (Number - 1) * whole / part;
        List<Period> parts = [];
        for (var number = first + 1; number <= first + (whole / part); number++) parts.Add(new Period(kind, year, number, rule));
        return parts;
    }

    /// <summary>The period <paramref name="steps"/> later; negative goes back.</summary>
    public Period Later(int steps = 1)
    {
        var month = FirstMonth + (steps * Months(Kind));
        return new Period(Kind, month / 12, (month % 12 / Months(Kind)) + 1, Rule);
    }

    public override string ToString() => Id;

    private static int Months(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        PeriodKind.Half => 6,
        _ => 12,
    };

    private DateOnly Start(int month)
    {
        var first = new DateOnly(month / 12, (month % 12) + 1, 1);
        return Rule == PeriodRule.Decree09 ? first.AddMonths(-1).AddDays(DecreeDay - 1) : first;
    }
}
