using CcHcPublish.Sandbox.Faults;

namespace CcHcPublish.Chaos.Runs;

/// <summary>
/// Arms one fault after the other until it is cancelled. Only a few wait at a time, and none for long: a far side on which nothing ever succeeds would
/// show less than one that fails now and then. Most posts are answered some seconds after they were made, so that nodes die in between.
/// </summary>
internal sealed class FaultsAtRandom(Stage stage, int seed)
{
    private const int MostWaiting = 4;

    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(2);

    private readonly Random random = new(seed * 31 + 3);

    private int waiting;
    private int slow;

    public async Task RunAsync(CancellationToken cancel)
    {
        var faults = stage.Sandbox.Faults;
        var (began, before) = (stage.Clock.GetUtcNow(), faults.Served);
        while (!cancel.IsCancellationRequested)
        {
            if (stage.Clock.GetUtcNow() > began + Forget)
            {
                faults.Clear();
                (began, before, waiting, slow) = (stage.Clock.GetUtcNow(), faults.Served, 0, 0);
            }

            var served = faults.Served;
            if (slow - (Slow(served) - Slow(before)) < 2) Slow();
            if (waiting - (Others(served) - Others(before)) < MostWaiting) Other();
            await Task.Delay(TimeSpan.FromSeconds(random.Next(5, 40)), stage.Clock, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Slow()
    {
        foreach (var rule in FaultList.LateAnswers(random)) stage.Sandbox.Faults.Add(rule);
        // Broadcasts are few: one that waits for its call keeps no other away.
        slow += 2;
    }

    private void Other()
    {
        var rule = FaultList.Next(random);
        stage.Sandbox.Faults.Add(rule);
        if (rule.Kind == HostFaults.Latency) slow += rule.Count;
        else waiting += rule.Count;
    }

    private static int Slow(IReadOnlyDictionary<string, int> served) => served.GetValueOrDefault(HostFaults.Latency);

    private static int Others(IReadOnlyDictionary<string, int> served) => served.Values.Sum() - Slow(served);
}
