namespace Zalo.OA.SDK;

/// <summary>
/// The hours in which the service takes broadcasts: 06:00 to 21:59, outside -234. The zone is stated nowhere and taken to be
/// Vietnam's, UTC+7.
/// </summary>
/// <remarks>Hours: the official documentation as transcribed in 2026, and the text of -234. The zone is an inference.</remarks>
public static class BroadcastWindow
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(6);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(22);

    /// <summary>Whether a broadcast sent at this instant is within the hours.</summary>
    /// <param name="instant">Any offset.</param>
    public static bool IsOpen(DateTimeOffset instant)
    {
        var time = VietnamTime.At(instant).TimeOfDay;
        return time >= Opens && time < Closes;
    }

    /// <summary>Time from the instant to the next opening; zero inside the hours.</summary>
    /// <param name="instant">Any offset.</param>
    public static TimeSpan UntilOpen(DateTimeOffset instant)
    {
        if (IsOpen(instant))
        {
            return TimeSpan.Zero;
        }

        var wait = Opens - VietnamTime.At(instant).TimeOfDay;
        return wait > TimeSpan.Zero ? wait : wait + TimeSpan.FromDays(1);
    }
}
