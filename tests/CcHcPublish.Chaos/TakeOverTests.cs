using System.Text.Json;
using CcHcPublish.Chaos.Runs;
using CcHcPublish.Chaos.Witness;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Sandbox.Faults;
using Shouldly;
using Xunit.Abstractions;

namespace CcHcPublish.Chaos;

/// <summary>At default settings, in real time and with the scheduler of an office: what a dead node was sending is finished by another.</summary>
public sealed class TakeOverTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);

    [SignalFact]
    public Task AnotherNodeOnTheFileFinishesWithinThirtySecondsWhatADeadOneWasSending() => RunAsync("sqlite");

    [PostgresFact]
    public Task AnotherNodeOnTheServerFinishesWithinThirtySecondsWhatADeadOneWasSending() => RunAsync("postgres");

    private async Task RunAsync(string database)
    {
        var plan = new ChaosPlan { Database = database, Seed = 2, Kills = 1, Articles = 2, Between = TimeSpan.Zero, Pace = 1 };
        await using var stage = await Stage.OpenAsync(plan, CancellationToken.None);
        // The post is made, and its answer does not come: the node dies in between.
        using var minute = JsonDocument.Parse("60000");
        stage.Sandbox.Faults.Add(new FaultRule { Kind = HostFaults.Latency, Side = "facebook", Route = "POST */feed", Effect = FaultEffect.After, Value = minute.RootElement });
        var board = new Board(stage, plan);
        await board.ApproveAllAsync(CancellationToken.None);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update publications set due_at = @now, not_before = @now", ("now", stage.Clock.GetUtcNow())), CancellationToken.None);
        using var first = stage.StartNode("may-1", hasScheduler: true);
        await first.AtWork;
        await UntilAsync(async () => (await FarSide.ReadAsync(stage, CancellationToken.None)).Of("fanpage", SampleAgency.Article(1)).Count == 1, TimeSpan.FromSeconds(60));
        using var second = stage.StartNode("may-2", hasScheduler: true);
        await second.AtWork;

        first.Kill();
        var killed = TimeProvider.System.GetTimestamp();
        await UntilAsync(async () => await StateAsync(stage) == PublicationState.Published, Promised * 2);

        var took = TimeProvider.System.GetElapsedTime(killed);
        output.WriteLine($"{database}: taken over and finished in {took.TotalSeconds:0.0} s");
        took.ShouldBeLessThan(Promised);
        (await FarSide.ReadAsync(stage, CancellationToken.None)).Of("fanpage", SampleAgency.Article(1)).Count.ShouldBe(1);
    }

    private static async Task<PublicationState> StateAsync(Stage stage) =>
        (await PublicationRows.OfArticleAsync(stage.Ledger, SampleAgency.Article(1), CancellationToken.None)).Single(publication => publication.Channel == "fanpage").State;

    private static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(patience, "It did not come.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
