using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Doctor;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>What every node does again and again is watched like what one node does at night: a sweep that fails each time is seen, and what can be done is done.</summary>
public sealed class FailingSweepTests : IDisposable
{
    private readonly CchcRun cchc = new();

    [Fact]
    public async Task AnImportThatFailsHoldsUpNoOtherAgencyAndIsSeenByWhoeverWatches()
    {
        var root = cchc.CopyOf("so-mau");
        var other = Path.Combine(root, "content", "so-khac");
        foreach (var folder in Directory.GetDirectories(Path.Combine(root, "content", "so-mau"), "*", SearchOption.AllDirectories).Prepend(Path.Combine(root, "content", "so-mau")))
        {
            Directory.CreateDirectory(folder.Replace("so-mau", "so-khac", StringComparison.Ordinal));
            foreach (var file in Directory.GetFiles(folder)) File.WriteAllText(file.Replace("so-mau", "so-khac", StringComparison.Ordinal), File.ReadAllText(file).Replace("so-mau", "so-khac", StringComparison.Ordinal));
        }

        Directory.Exists(other).ShouldBeTrue();
        await using var ledger = await Ledger.OpenFileAsync(cchc.Data, TimeProvider.System, default);
        await ledger.ChangeAsync(change => change.RunAsync("create trigger no_import before insert on articles when new.agency = 'so-khac' begin select raise(abort, 'hỏng'); end"), default);
        await using var runtime = RuntimeServices.Over(ledger, new RuntimeSettings { Root = new ContentRoot(root), DataFolder = cchc.Data, Node = "may-1", Installation = new InstallationSettings { Schedule = new() { ZoneId = "UTC" } } });
        var agencies = runtime.Settings.Root.Agencies().Select(id => runtime.Content.Outline(id).Content!.Agency).ToList();
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var after = new DeskJob("after", SchedulingStage.At(TimeProvider.System.GetUtcNow().AddSeconds(8)), Misfire.RunOnce, new("x", "x"), (_, _) => { ran.TrySetResult(); return Task.CompletedTask; });

        using (var host = await DeskHost.StartAsync(runtime, agencies, [after], default))
        {
            await ran.Task.WaitAsync(TimeSpan.FromSeconds(40));
            await host.StopAsync();
        }

        var lag = await new ReadLag(ledger, TimeProvider.System).RunAsync(default);
        var sweep = lag.Jobs.Single(run => run.Name == "sweep");
        sweep.Failure.ShouldBe("import so-khac: SqliteException");
        sweep.Failures.ShouldBeGreaterThan(0);
        (await ledger.ReadAsync("select distinct agency from articles", row => row.Text("agency"), default)).ShouldBe(["so-mau"]);
        (await new ExamineDesk(runtime).RunAsync(default)).Single(line => line.Code == "jobs").ShouldSatisfyAllConditions(
            line => line.Verdict.ShouldBe(Verdict.Bad), line => line.What.Vi.ShouldContain("sweep (import so-khac"), line => line.What.Vi.ShouldContain("chưa lần nào xong"));
    }

    [Fact]
    public async Task TheLastSuccessAndTheFailuresSinceAreKept()
    {
        await using var database = await LedgerUnderTest.OnFileAsync(TimeProvider.System);
        var at = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
        async Task<JobRun> AfterAsync(int minutes, string? failure, string node = "may-1")
        {
            await JobRuns.KeepAsync(database.Ledger, new JobRun("sweep", at.AddMinutes(minutes), node, failure) { Failures = failure is null ? 0 : 1 });
            return (await JobRuns.LastAsync(database.Ledger, default)).Single();
        }

        (await AfterAsync(0, null)).ShouldSatisfyAllConditions(run => run.Failures.ShouldBe(0), run => run.LastDone.ShouldBe(at));
        await AfterAsync(1, "IOException");
        (await AfterAsync(2, "IOException")).ShouldSatisfyAllConditions(run => run.Failures.ShouldBe(2), run => run.LastDone.ShouldBe(at));
        // Another node that does well does not hide the one that does not.
        (await AfterAsync(3, null, "may-2")).Failure.ShouldBe("IOException");
        (await AfterAsync(4, null)).ShouldSatisfyAllConditions(run => run.Failure.ShouldBeNull(), run => run.LastDone.ShouldBe(at.AddMinutes(4)));
    }

    public void Dispose() => cchc.Dispose();
}
