using CcHcPublish.Chaos.Runs;
using Shouldly;
using Xunit.Abstractions;

namespace CcHcPublish.Chaos;

/// <summary>The short run. The long one is a command: see <see cref="LongRun"/>.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [SignalFact]
    public Task NothingIsDoubledOrLostWhileTheOneNodeOfAFileIsKilledAgainAndAgain() => RunAsync("sqlite");

    [PostgresFact]
    public Task NothingIsDoubledOrLostWhileThreeNodesOnAServerAreKilledAgainAndAgain() => RunAsync("postgres");

    private async Task RunAsync(string database)
    {
        var plan = new ChaosPlan
        {
            Database = database,
            Seed = 20,
            Kills = 12,
            Articles = 24,
            Between = TimeSpan.FromSeconds(45),
            LongestLife = TimeSpan.FromSeconds(4),
            LongestReal = TimeSpan.FromSeconds(60),
        };

        var report = await new ChaosRun(plan).RunAsync(CancellationToken.None);

        output.WriteLine(report.ToString());
        report.IsClean.ShouldBeTrue(report.ToString());
        report.Killer.Kills.ShouldBePositive();
    }
}
