namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// The time of the desk. Normally the system's; in a rehearsal it stands still, is moved by hand through the year, and then runs on from where it
/// stands. Its monotonic clock moves with it and never goes back. Timers run at its pace, and at the system's while it stands.
/// </summary>
public sealed class DeskClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly double pace;
    private DateTimeOffset origin;
    private DateTimeOffset desk;
    private DateTimeOffset? frozen;
    private long passed;
    private long passedFrom;

    /// <param name="startAt">What the time is now; the system's when null.</param>
    /// <param name="pace">Seconds of the desk in one second of the system, above 0.</param>
    public DeskClock(DateTimeOffset? startAt = null, double pace = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace);
        this.pace = pace;
        origin = System.GetUtcNow();
        desk = (startAt ?? origin).ToUniversalTime();
        passedFrom = System.GetTimestamp();
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return frozen ?? Running();
    }

    public override long GetTimestamp()
    {
        lock (gate) return frozen is null ? passed + SinceRelease() : passed;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        bool runs;
        lock (gate) runs = frozen is null;
        return runs ? base.CreateTimer(callback, state, Paced(dueTime), Paced(period)) : base.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Stops at <paramref name="at"/> until moved again or released.</summary>
    public void StandAt(DateTimeOffset at)
    {
        lock (gate)
        {
            if (frozen is null) passed += SinceRelease();
            else if (at > frozen) passed += (at - frozen.Value).Ticks;
            frozen = at.ToUniversalTime();
        }
    }

    /// <summary>Comes back once it is <paramref name="at"/>: a standing clock is moved there, a running one is waited for.</summary>
    public async Task ReachAsync(DateTimeOffset at, CancellationToken cancel)
    {
        bool stands;
        lock (gate) stands = frozen is not null;
        if (stands) StandAt(at);
        else if (at - GetUtcNow() is { Ticks: > 0 } rest) await Task.Delay(rest, this, cancel);
    }

    /// <summary>Runs on from where it stands.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (frozen is not { } stood) return;
            (origin, desk, passedFrom, frozen) = (System.GetUtcNow(), stood, System.GetTimestamp(), null);
        }
    }

    // At the system's pace the system's own time is followed, with its corrections.
    private DateTimeOffset Running() => desk + (System.GetUtcNow() - origin) * pace;

    private long SinceRelease() => (long)(System.GetElapsedTime(passedFrom).Ticks * pace);

    private TimeSpan Paced(TimeSpan time) => time == Timeout.InfiniteTimeSpan || pace == 1 ? time : time / pace;
}
