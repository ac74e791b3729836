using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Scheduling;
using Shouldly;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>What must run once runs once, however many nodes there are.</summary>
public sealed class ClusterTests
{
    private const string NeverSoon = "0 0 3 1 1 ? 2098";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [PostgresFact]
    public async Task AFiringBelongsToOneOfTwoNodes()
    {
        await using var stage = await SchedulingStage.OnPostgresAsync();
        var soon = Now.AddSeconds(12);
        DeskJob[] jobs = [stage.Job("once", SchedulingStage.At(soon)), stage.Job("later", SchedulingStage.At(soon.AddSeconds(3)))];
        await stage.StartAsync("may-1", jobs);
        await stage.StartAsync("may-2", jobs);

        await stage.NextRunAsync();
        await stage.NextRunAsync();

        stage.Runs.Select(run => run.Split(' ')[0]).ShouldBe(["once", "later"]);
        (await JobRuns.LastAsync(stage.Ledger, default)).ShouldAllBe(run => run.Failure == null && run.Node.StartsWith("may-"));
    }

    [PostgresFact]
    public async Task AStartWithAnotherCronReplacesTheTimeAndOneWithFewerJobsRemovesTheRest()
    {
        await using var stage = await SchedulingStage.OnPostgresAsync();
        var first = await stage.StartAsync("may-1", stage.Job("backup", NeverSoon), stage.Job("gone", NeverSoon));
        await first.StopAsync();

        await stage.StartAsync("may-2", stage.Job("backup", "0 30 2 1 1 ? 2097"));

        (await CronsAsync(stage)).ShouldBe(["backup 0 30 2 1 1 ? 2097 UTC"]);
    }

    [PostgresFact]
    public async Task ASettingOfTheInstallationIsStrongerThanTheDefault()
    {
        await using var stage = await SchedulingStage.OnPostgresAsync();
        stage.Schedule = stage.Schedule with { Crons = new Dictionary<string, string> { ["backup"] = "0 15 1 1 1 ? 2096" }, ZoneId = "Asia/Ho_Chi_Minh" };

        await stage.StartAsync("may-1", stage.Job("backup", NeverSoon));

        (await CronsAsync(stage)).ShouldBe(["backup 0 15 1 1 1 ? 2096 Asia/Ho_Chi_Minh"]);
    }

    [PostgresFact]
    public async Task WhatAllNodesWereDownForIsMadeUpOnceOrLeftOutByItsPolicy()
    {
        await using var stage = await SchedulingStage.OnPostgresAsync();
        DeskJob[] jobs = [stage.Job("kept", NeverSoon), stage.Job("left", NeverSoon, Misfire.Skip)];
        var first = await stage.StartAsync("may-1", jobs);
        await first.StopAsync();
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update qrtz_triggers set next_fire_time = @missed", ("missed", Now.AddHours(-5).UtcTicks)), default);

        await stage.StartAsync("may-2", [.. jobs, stage.Job("after", SchedulingStage.At(Now.AddSeconds(12)))]);
        await stage.NextRunAsync();
        await stage.NextRunAsync();

        stage.Runs.ShouldBe(["kept may-2", "after may-2"]);
    }

    private static Task<IReadOnlyList<string>> CronsAsync(SchedulingStage stage) => stage.Ledger.ReadAsync(
        "select trigger_name, cron_expression, time_zone_id from qrtz_cron_triggers order by trigger_name",
        row => $"{row.Text("trigger_name")} {row.Text("cron_expression")} {row.Text("time_zone_id")}", default);
}
