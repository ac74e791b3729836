using System.Diagnostics;

namespace CcHcPublish.Benchmarks;

/// <summary>Medians of repeated runs: microseconds and bytes allocated for one run of an action.</summary>
public readonly record struct Measure(double Microseconds, long Bytes)
{
    private const int Rounds = 31;

    public static Measure Of(int runsPerRound, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        for (var warmUp = Stopwatch.StartNew(); warmUp.ElapsedMilliseconds < 1500;)
        {
            action();
        }

        var times = new double[Rounds];
        var bytes = new long[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var run = 0; run < runsPerRound; run++)
            {
                action();
            }

            times[round] = Stopwatch.GetElapsedTime(started).TotalMicroseconds / runsPerRound;
            bytes[round] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / runsPerRound;
        }

        return new Measure(times.Order().ElementAt(Rounds / 2), bytes.Order().ElementAt(Rounds / 2));
    }

    public override string ToString() => FormattableString.Invariant($"{Microseconds,9:0.00} µs {Bytes,9:#,0} B");
}
