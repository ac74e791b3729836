namespace CcHcPublish.Testing;

/// <summary>A clock that stands still until it is moved. Timers fire during <see cref="Advance"/>, in order of their times, on the caller's thread.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock guard = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start.ToUniversalTime();

    /// <summary>Friday 20 November 2026, 07:59:30 in Việt Nam.</summary>
    public TestClock()
        : this(new DateTimeOffset(2026, 11, 20, 7, 59, 30, TimeSpan.FromHours(7)))
    {
    }

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (guard) timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <summary>Moves forward to <paramref name="to"/>, firing what falls due on the way; a clock never goes back.</summary>
    public void MoveTo(DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, GetUtcNow());
        while (NextDue(to) is { } timer) timer.Fire();
        lock (guard) now = to.ToUniversalTime();
    }

    private ManualTimer? NextDue(DateTimeOffset until)
    {
        lock (guard)
        {
            var next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next?.Due > now) now = next.Due.Value;
            next?.Rearm();
            return next;
        }
    }

    private sealed class ManualTimer(TestClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.guard)
            {
                this.period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            }

            return true;
        }

        public void Rearm() => Due = period > TimeSpan.Zero ? Due + period : null;

        public void Fire() => callback();

        public void Dispose()
        {
            lock (clock.guard) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
