using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Quotas;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Quotas;

public sealed class PeriodTests
{
    private static readonly PeriodKind[] Kinds = Enum.GetValues<PeriodKind>();
    private static readonly PeriodRule[] Rules = Enum.GetValues<PeriodRule>();

    private static Arbitrary<(DateOnly Day, PeriodKind Kind, PeriodRule Rule)> Samples { get; } = (
        from number in Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2110, 12, 31).DayNumber)
        from kind in Gen.Elements(Kinds)
        from rule in Gen.Elements(Rules)
        select (DateOnly.FromDayNumber(number), kind, rule)).ToArbitrary();

    [Fact]
    public void Every_day_lies_in_exactly_one_period_of_each_kind() => Prop.ForAll(Samples, sample =>
    {
        var period = Period.Of(sample.Day, sample.Kind, sample.Rule);
        return period.Contains(sample.Day) && !period.Later(-1).Contains(sample.Day) && !period.Later().Contains(sample.Day);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Periods_follow_each_other_without_gap_or_overlap() => Prop.ForAll(Samples, sample =>
    {
        var period = Period.Of(sample.Day, sample.Kind, sample.Rule);
        return period.Last.AddDays(1) == period.Later().First && period.Later().Later(-1) == period;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_tile_the_whole() => Prop.ForAll(Samples, sample =>
    {
        var year = Period.Of(sample.Day, PeriodKind.Year, sample.Rule);
        return Kinds.All(kind =>
        {
            var parts = year.Parts(kind);
            return parts[0].First == year.First && parts[^1].Last == year.Last
                && parts.Zip(parts.Skip(1)).All(pair => pair.First.Last.AddDays(1) == pair.Second.First)
                && parts.All(part => part.Parts(kind).Single() == part);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_id_reads_back_as_the_same_period() => Prop.ForAll(Samples, sample =>
    {
        var period = Period.Of(sample.Day, sample.Kind, sample.Rule);
        return period.Year is < 2000 or > 2100 || PeriodText.Read(period.Id, period.Rule, out _) == period;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-11", PeriodRule.Calendar, "2026-11-01", "2026-11-30")]
    [InlineData("2026-Q3", PeriodRule.Calendar, "2026-07-01", "2026-09-30")]
    [InlineData("2026-H1", PeriodRule.Calendar, "2026-01-01", "2026-06-30")]
    [InlineData("2026", PeriodRule.Calendar, "2026-01-01", "2026-12-31")]
    [InlineData("2024-02", PeriodRule.Calendar, "2024-02-01", "2024-02-29")]
    [InlineData("2026-01", PeriodRule.Decree09, "2025-12-15", "2026-01-14")]
    [InlineData("2026-03", PeriodRule.Decree09, "2026-02-15", "2026-03-14")]
    [InlineData("2026-Q1", PeriodRule.Decree09, "2025-12-15", "2026-03-14")]
    [InlineData("2026-Q4", PeriodRule.Decree09, "2026-09-15", "2026-12-14")]
    [InlineData("2026-H2", PeriodRule.Decree09, "2026-06-15", "2026-12-14")]
    [InlineData("2026", PeriodRule.Decree09, "2025-12-15", "2026-12-14")]
    public void Windows_are_those_of_the_calendar_and_of_the_decree(string text, PeriodRule rule, string first, string last)
    {
        var period = PeriodText.Read(text, rule, out _).ShouldNotBeNull();
        $"{period.First:O} {period.Last:O}".ShouldBe($"{first} {last}");
    }

    [Fact]
    public void Months_of_2026_have_the_lengths_worked_out_by_hand() =>
        new Period(PeriodKind.Year, 2026, 1, PeriodRule.Decree09).Parts(PeriodKind.Month)
            .Select(month => month.Last.DayNumber - month.First.DayNumber + 1)
            .ShouldBe([31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30]);

    [Theory]
    [InlineData("2026-11", "Tháng 11/2026", "November 2026")]
    [InlineData("2026-03", "Tháng 03/2026", "March 2026")]
    [InlineData("2026-Q3", "Quý III/2026", "Quarter 3 of 2026")]
    [InlineData("2026-H1", "6 tháng đầu năm 2026", "First half of 2026")]
    [InlineData("2026-h2", "6 tháng cuối năm 2026", "Second half of 2026")]
    [InlineData("2026", "Năm 2026", "Year 2026")]
    public void Names_are_as_documents_write_them(string text, string vietnamese, string english)
    {
        var name = PeriodText.Read(text, PeriodRule.Calendar, out _).ShouldNotBeNull().Name;
        (name.Vi, name.En).ShouldBe((vietnamese, english));
    }

    [Theory]
    [InlineData("11/2026", "2026-11")]
    [InlineData("tháng 3/2026", "2026-03")]
    [InlineData("2026-3", "2026-03")]
    [InlineData("Quý III/2026", "2026-Q3")]
    [InlineData("quý 2 năm 2026", "2026-Q2")]
    [InlineData("Q4-2026", "2026-Q4")]
    [InlineData("6 tháng cuối năm 2026", "2026-H2")]
    [InlineData("năm 2026", "2026")]
    [InlineData("tháng 11 năm 2026", "2026-11")]
    [InlineData("2026-+1", "2026-01")]
    public void A_near_miss_is_answered_with_what_was_meant(string text, string meant)
    {
        var period = PeriodText.Read(text, PeriodRule.Calendar, out var problem);
        period.ShouldBeNull();
        problem.Vi.ShouldEndWith($"Có phải ý bạn là “{meant}”?");
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-H3")]
    [InlineData("1999")]
    [InlineData("２０２６-11")]
    [InlineData("hôm qua")]
    public void What_is_no_period_is_refused_with_the_spellings_that_are(string text)
    {
        PeriodText.Read(text, PeriodRule.Calendar, out var problem).ShouldBeNull();
        problem.Vi.ShouldContain("2026-Q3");
        problem.En.ShouldContain("2026-Q3");
    }
}
