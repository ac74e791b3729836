namespace CcHcPublish.Chaos.Runs;

/// <summary>
/// Arms one fault after the other until it is cancelled. Only a few wait at a time, and none for long: a far side on which nothing ever succeeds would
/// show less than one that fails now and then.
/// </summary>
internal sealed class FaultsAtRandom(Stage stage, int seed)
{
    private const int MostWaiting = 4;

    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(2);

    private readonly Random random = new(seed * 31 + 3);

    public async Task RunAsync(CancellationToken cancel)
    {
        var (faults, waiting, began) = (stage.Sandbox.Faults, 0, stage.Clock.GetUtcNow());
        var served = 0;
        while (!cancel.IsCancellationRequested)
        {
            if (stage.Clock.GetUtcNow() > began + Forget)
            {
                faults.Clear();
                (waiting, began, served) = (0, stage.Clock.GetUtcNow(), faults.Served.Values.Sum());
            }

            if (waiting - (faults.Served.Values.Sum() - served) < MostWaiting)
            {
                var rule = FaultList.Next(random);
                faults.Add(rule);
                waiting += rule.Count;
            }

            await Task.Delay(TimeSpan.FromSeconds(random.Next(5, 40)), stage.Clock, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
