namespace Zalo.OA.SDK.Tests;

/// <summary>A clock that stands still until somebody waits on it: then it leaps to the end of the wait at once.</summary>
internal sealed class LeapingClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = start;

    public LeapingClock()
        : this(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Every wait, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            now += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
        {
            lock (gate)
            {
                Waits.Add(dueTime);
                now += dueTime;
            }
        }

        return System.CreateTimer(callback, state, dueTime < TimeSpan.Zero ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
