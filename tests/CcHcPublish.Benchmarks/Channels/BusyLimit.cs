using System.Diagnostics;
using System.Globalization;

namespace CcHcPublish.Benchmarks.Channels;

/// <summary>
/// One node against the far side's own limits: it must use all of each. Zalo foretells the end of a minute, so none is overrun; a Page's end is found by one call. Zalo's are of a minute and seen twice over; a Page's is of a day,
/// so it is filled once, and the wait that follows is only told.
/// </summary>
internal static class BusyLimit
{
    private const int CallsPerMinute = 4000;
    private const int CallsPerDay = 4800;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(130);

    public static async Task<int> RunAsync()
    {
        await using var there = await FarSide.StartAsync(null, CallsPerMinute, CallsPerDay);
        var run = new LimitRun(TimeProvider.System, span => Task.Delay(span));
        using var info = there.Zalo();
        using var articles = there.Zalo();
        using var facebook = there.Facebook();
        var minutes = await Task.WhenAll(run.RunAsync(run.Info(info, CallsPerMinute), Span), run.RunAsync(run.Articles(articles, CallsPerMinute), Span));
        var isKept = true;
        foreach (var count in minutes)
        {
            Console.WriteLine($"{count.Call.Name,-26} {string.Join(", ", count.Served)} of {CallsPerMinute} calls served a minute; {count.Refused} too many");
            // The first minute had begun already, and a call at the turn of the minute may count here in one and there in the other.
            isKept &= count.Served.Skip(1).FirstOrDefault() >= CallsPerMinute - 1 && count.Refused == 0;
        }

        return await FillAsync(LimitRun.Posts(facebook, CallsPerDay)) && isKept ? 0 : 1;
    }

    /// <summary>Calls until the far side says that its day is used up.</summary>
    private static async Task<bool> FillAsync(LimitedCall call)
    {
        var (served, started) = (0, Stopwatch.GetTimestamp());
        LimitedAnswer answer;
        do
        {
            answer = await call.CallAsync();
            served += answer.IsServed ? 1 : 0;
        }
        while (answer.Wait is null && answer.IsServed);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{call.Name,-26} {served} of {call.Limit} calls served in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, then a wait of {answer.Wait?.TotalHours ?? 0:0.0} h; {(answer.IsServed ? 0 : 1)} too many"));
        // The call that reaches 100 percent is refused, and only that one.
        return served == call.Limit - 1 && answer.Wait is not null;
    }
}
