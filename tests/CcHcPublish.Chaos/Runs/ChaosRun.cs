using CcHcPublish.Chaos.Witness;

namespace CcHcPublish.Chaos.Runs;

/// <summary>A run from its first approval to the witness's verdict.</summary>
internal sealed class ChaosRun(ChaosPlan plan)
{
    public async Task<ChaosReport> RunAsync(CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var stage = await Stage.OpenAsync(plan, cancel);
        var board = new Board(stage, plan);
        await board.ApproveAllAsync(cancel);
        using var killer = new Killer(stage, plan);
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var faults = new FaultsAtRandom(stage, plan.Seed);
        var company = Task.WhenAll(faults.RunAsync(calm.Token), board.WorkAsync(calm.Token));
        using (var longest = CancellationTokenSource.CreateLinkedTokenSource(cancel))
        {
            longest.CancelAfter(plan.LongestReal);
            await killer.RunAsync(longest.Token);
        }

        await calm.CancelAsync();
        await company;
        var violent = TimeProvider.System.GetElapsedTime(began);
        stage.Sandbox.Faults.Clear();
        await killer.EndAllAsync();
        await board.ReleaseAsync(cancel);
        var isAtRest = await new ComeToRest(stage, board).RunAsync(cancel);
        var verdict = await Verdict.OfAsync(stage, board, cancel);
        return new ChaosReport(plan, board, killer, stage.Sandbox.Faults.Served, verdict)
        {
            IsAtRest = isAtRest,
            Violent = violent,
            Real = TimeProvider.System.GetElapsedTime(began),
            Desk = stage.Clock.GetUtcNow() - stage.Time.Start,
        };
    }
}
