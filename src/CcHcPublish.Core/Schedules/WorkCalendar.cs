using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Schedules;

/// <summary>
/// Working days of an agency: Monday to Friday without its days off, and the Saturdays it works in exchange (làm bù).
/// Years for which nobody has entered days off are taken as without holidays; <see cref="Knows"/> tells.
/// </summary>
public sealed class WorkCalendar
{
    private readonly Dictionary<DateOnly, DayOff> days = [];
    private readonly HashSet<int> years = [];

    public WorkCalendar(IEnumerable<DayOff> daysOff)
    {
        foreach (var day in daysOff)
        {
            days[day.Date] = day;
            years.Add(day.Date.Year);
        }
    }

    public static WorkCalendar Of(Agency agency) => new(agency.DaysOff);

    /// <summary>The table of a year is decided in the autumn before; until it is entered, holidays of that year are not known.</summary>
    public bool Knows(int year) => years.Contains(year);

    public bool IsWorkingDay(DateOnly day) => days.TryGetValue(day, out var entry)
        ? entry.Kind == DayOffKind.WorkedInstead
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Why a weekday is off, for people; null on other days.</summary>
    public string? HolidayOn(DateOnly day) => days.TryGetValue(day, out var entry) && entry.Kind != DayOffKind.WorkedInstead ? entry.Name : null;

    /// <summary>The day itself when it is worked, else the next that is.</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The working day that is <paramref name="count"/> working days after a day; 0 gives the day itself when it is worked, else the next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public DateOnly After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        day = WorkingDayFrom(day);
        for (; count > 0; count--) day = WorkingDayFrom(day.AddDays(1));
        return day;
    }

    /// <summary>The first working day of a calendar month: when a monthly bulletin is composed where a fixed day would fall on a holiday.</summary>
    public DateOnly FirstOfMonth(int year, int month) => WorkingDayFrom(new DateOnly(year, month, 1));
}
