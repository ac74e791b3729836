using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Schedules;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Schedules;

/// <summary>The civil servants' year 2026: Tết in February, a Saturday worked in August for the day before the National Day.</summary>
public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new(
    [
        new DayOff(new DateOnly(2026, 1, 1), DayOffKind.Holiday, "Tết Dương lịch"),
        new DayOff(new DateOnly(2026, 1, 2), DayOffKind.Swap, "Nghỉ hoán đổi"),
        new DayOff(new DateOnly(2026, 1, 10), DayOffKind.WorkedInstead, "Làm bù"),
        .. Enumerable.Range(16, 5).Select(day => new DayOff(new DateOnly(2026, 2, day), DayOffKind.Holiday, "Tết Nguyên đán")),
        new DayOff(new DateOnly(2026, 4, 27), DayOffKind.Compensation, "Nghỉ bù Giỗ Tổ"),
        new DayOff(new DateOnly(2026, 8, 22), DayOffKind.WorkedInstead, "Làm bù"),
    ]);

    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-01-10", true)]
    [InlineData("2026-01-17", false)]
    [InlineData("2026-01-18", false)]
    [InlineData("2026-01-19", true)]
    [InlineData("2026-04-27", false)]
    [InlineData("2026-08-22", true)]
    public void Holidays_are_off_and_exchanged_Saturdays_are_worked(string day, bool isWorked) => Calendar.IsWorkingDay(Day(day)).ShouldBe(isWorked);

    [Theory]
    [InlineData("2026-01-01", "2026-01-05")]
    [InlineData("2026-02-14", "2026-02-23")]
    [InlineData("2026-08-22", "2026-08-22")]
    public void The_next_working_day_skips_holidays_and_weekends(string from, string to) => Calendar.WorkingDayFrom(Day(from)).ShouldBe(Day(to));

    [Theory]
    [InlineData("2026-01-08", 2, "2026-01-10")]
    [InlineData("2026-02-13", 1, "2026-02-23")]
    [InlineData("2026-02-15", 0, "2026-02-23")]
    [InlineData("2026-06-14", 2, "2026-06-17")]
    public void Working_days_are_counted(string from, int count, string to) => Calendar.After(Day(from), count).ShouldBe(Day(to));

    [Theory]
    [InlineData(1, "2026-01-05")]
    [InlineData(2, "2026-02-02")]
    [InlineData(10, "2026-10-01")]
    [InlineData(11, "2026-11-02")]
    public void The_first_working_day_of_a_month(int month, string day) => Calendar.FirstOfMonth(2026, month).ShouldBe(Day(day));

    [Fact]
    public void A_year_without_a_table_is_not_known()
    {
        Calendar.Knows(2026).ShouldBeTrue();
        Calendar.Knows(2027).ShouldBeFalse();
        Calendar.HolidayOn(new DateOnly(2026, 2, 17)).ShouldBe("Tết Nguyên đán");
        Calendar.HolidayOn(new DateOnly(2026, 8, 22)).ShouldBeNull();
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
