namespace Zalo.OA.SDK;

/// <summary>Wall clock of Vietnam: UTC+7 the whole year, so that no time zone database is needed.</summary>
internal static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static TimeSpan UntilMidnight(DateTimeOffset instant) => TimeSpan.FromDays(1) - At(instant).TimeOfDay;
}
