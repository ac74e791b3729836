using System.Diagnostics;
using System.Globalization;
using Zalo.OA.SDK;

namespace CcHcPublish.Benchmarks.Channels;

/// <summary>
/// One node against the far side's own limit of calls a minute: it must use all of it and not run into it. It counts by what the answers say
/// (<see cref="ZaloOaClient.LastRateLimit"/>) and by the wait an -32 asks for.
/// </summary>
internal static class BusyLimit
{
    private const int CallsPerMinute = 4000;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(130);

    public static async Task<int> RunAsync()
    {
        await using var there = await FarSide.StartAsync(null, CallsPerMinute);
        using var zalo = there.Zalo();
        var served = new SortedDictionary<long, int>();
        var (refused, started) = (0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < Span)
        {
            if (zalo.LastRateLimit is { Remain: 0 } spent && Minute(spent.At) == Minute(TimeProvider.System.GetUtcNow()))
            {
                await Task.Delay(TimeSpan.FromSeconds(60 - (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() % 60_000 / 1000.0)));
            }

            var minute = Minute(TimeProvider.System.GetUtcNow());
            if ((await zalo.GetOaInfoAsync()).TryGet(out _, out var error))
            {
                served[minute] = served.GetValueOrDefault(minute) + 1;
            }
            else
            {
                refused++;
                await Task.Delay(error.Remedy is ZaloRemedy.Wait { RetryAfter: { } wait } ? wait : TimeSpan.FromSeconds(1));
            }
        }

        foreach (var (minute, calls) in served)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"minute {minute % 60,2}: {calls} of {CallsPerMinute} calls served"));
        }

        Console.WriteLine($"{refused} calls too many");
        // A call at the turn of the minute may count here in one and there in the other.
        return served.Values.Skip(1).FirstOrDefault() >= CallsPerMinute - 1 && refused == 0 ? 0 : 1;
    }

    private static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
}
