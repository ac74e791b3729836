namespace CcHcPublish.Sandbox.Zalo;

/// <summary>The service's wall clock, taken to be Vietnam's: UTC+7 the whole year.</summary>
internal static class Vietnam
{
    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(7));

    public static DateTimeOffset At(long ms) => At(DateTimeOffset.FromUnixTimeMilliseconds(ms));

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    public static (int Year, int Month) Month(DateTimeOffset instant) => (At(instant).Year, At(instant).Month);

    public static (int Year, int Month) Month(long ms) => Month(At(ms));
}
