using System.Globalization;
using CcHcPublish.Runtime.Scheduling;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>On a file the only process does what a cluster does once, and makes up what it missed by what the ledger remembers.</summary>
public sealed class LoneProcessTests
{
    private const string Daily = "0 0 3 * * ?";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task WhatWasMissedWhileItWasDownIsRunAtStart()
    {
        await using var stage = await SchedulingStage.OnFileAsync();
        foreach (var name in (string[])["missed", "left", "recent"])
        {
            var at = name == "recent" ? Now : Now.AddDays(-3);
            await stage.Ledger.SetAsync("job." + name, $"{at.ToString("O", CultureInfo.InvariantCulture)}\nmay-0\n", default);
        }

        await stage.StartAsync("may-1",
            stage.Job("missed", Daily), stage.Job("left", Daily, Misfire.Skip), stage.Job("recent", Daily), stage.Job("never", Daily), stage.Job("after", SchedulingStage.At(Now.AddSeconds(8))));
        await stage.NextRunAsync();
        await stage.NextRunAsync();

        stage.Runs.ShouldBe(["missed may-1", "after may-1"]);
    }

    [Fact]
    public async Task AJobThatFailsIsRememberedAndDoesNotStopTheNext()
    {
        await using var stage = await SchedulingStage.OnFileAsync();
        var soon = Now.AddSeconds(6);
        var failing = new DeskJob("failing", SchedulingStage.At(soon), Misfire.RunOnce, new("x", "x"), (_, _) => throw new IOException("full"));

        await stage.StartAsync("may-1", failing, stage.Job("after", SchedulingStage.At(soon.AddSeconds(1))));
        await stage.NextRunAsync();

        (await JobRuns.LastAsync(stage.Ledger, default)).Select(run => (run.Name, run.Failure)).ShouldContain(("failing", "IOException"));
    }
}
