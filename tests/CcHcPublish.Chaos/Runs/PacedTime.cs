using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Chaos.Runs;

/// <summary>The desk's time that all processes of a run share: it began at <paramref name="Start"/> when the system's was <paramref name="Origin"/>.</summary>
/// <param name="Pace">Seconds of the desk in one second of the system.</param>
internal sealed record PacedTime(DateTimeOffset Origin, DateTimeOffset Start, double Pace)
{
    /// <summary>08:00 in Việt Nam on a working day.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public static PacedTime From(double pace) => new(TimeProvider.System.GetUtcNow(), Morning, pace);

    /// <summary>A process's own clock, wrong by <paramref name="skew"/> of desk time.</summary>
    public DeskClock Open(TimeSpan skew = default) => new(Start + (TimeProvider.System.GetUtcNow() - Origin) * Pace + skew, Pace);

    /// <summary>So long the system takes for that much time of the desk.</summary>
    public TimeSpan Real(TimeSpan desk) => desk / Pace;
}
