using System.Diagnostics;

namespace CcHcPublish.Benchmarks;

/// <summary>
/// Repeated runs of an action: the median and the least of the microseconds, and the median of the bytes allocated, for one run. On a
/// machine that others use as well the least is nearer to what the code needs.
/// </summary>
public readonly record struct Measure(double Microseconds, double Least, long Bytes)
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

        return new Measure(times.Order().ElementAt(Rounds / 2), times.Min(), bytes.Order().ElementAt(Rounds / 2));
    }

    public override string ToString() => FormattableString.Invariant($"{Microseconds,9:0.00} µs (least {Least,8:0.00}) {Bytes,9:#,0} B");
}
