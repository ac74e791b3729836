using System.Reflection;
using CcHcPublish.Chaos.Runs;
using CcHcPublish.Sandbox.Facebook;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.Zalo;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CcHcPublish.Chaos;

/// <summary>The short run. The long one is a command: see <see cref="LongRun"/>.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [SignalFact]
    public Task NothingIsDoubledOrLostWhileTheOneNodeOfAFileIsKilledAgainAndAgain() => RunAsync("sqlite", seed: 20);

    [PostgresFact]
    public Task NothingIsDoubledOrLostWhileThreeNodesOnAServerAreKilledAgainAndAgain() => RunAsync("postgres", seed: 21);

    [Fact]
    public void EveryFaultOfTheTwoServicesIsInTheRuns()
    {
        var random = new Random(1);
        var drawn = Enumerable.Range(0, 5000).Select(_ => FaultList.Next(random).Kind).ToHashSet();

        var known = new[] { typeof(HostFaults), typeof(FacebookFaults), typeof(ZaloFaults) }
            .SelectMany(list => list.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        known.Except(drawn).ShouldBeEmpty();
    }

    private async Task RunAsync(string database, int seed)
    {
        var plan = new ChaosPlan
        {
            Database = database,
            Seed = seed,
            Kills = 12,
            Articles = 24,
            Between = TimeSpan.FromSeconds(45),
            LongestLife = TimeSpan.FromSeconds(4),
            LongestReal = TimeSpan.FromSeconds(150),
        };

        var report = await new ChaosRun(plan).RunAsync(CancellationToken.None);

        output.WriteLine(report.ToString());
        report.IsClean.ShouldBeTrue(report.ToString());
        report.IsWhole.ShouldBeTrue(report.ToString());
    }
}
