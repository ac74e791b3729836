namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// The time of the desk. Normally the system's; in a rehearsal it stands still, is moved by hand through the year, and then runs on
/// from where it stands at the system's pace. Timers always run at the system's pace.
/// </summary>
public sealed class DeskClock : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan ahead;
    private DateTimeOffset? frozen;

    public DeskClock(DateTimeOffset? startAt = null)
    {
        if (startAt is { } start) ahead = start - System.GetUtcNow();
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return frozen ?? System.GetUtcNow() + ahead;
    }

    /// <summary>Stops at <paramref name="at"/> until moved again or released.</summary>
    public void StandAt(DateTimeOffset at)
    {
        lock (gate) frozen = at.ToUniversalTime();
    }

    /// <summary>Comes back once it is <paramref name="at"/>: a standing clock is moved there, a running one is waited for.</summary>
    public async Task ReachAsync(DateTimeOffset at, CancellationToken cancel)
    {
        bool stands;
        lock (gate) stands = frozen is not null;
        if (stands) StandAt(at);
        else if (at - GetUtcNow() is { Ticks: > 0 } rest) await Task.Delay(rest, cancel);
    }

    /// <summary>Runs on from where it stands.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (frozen is { } stood) ahead = stood - System.GetUtcNow();
            frozen = null;
        }
    }
}
