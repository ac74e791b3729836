using CcHcPublish.Core.Checks;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Installation;

public sealed class ReadSettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void WithoutAFileTheDefaultsHold()
    {
        var (settings, findings) = Read(null);

        findings.ShouldBeEmpty();
        settings.Schedule.SweepEvery.ShouldBe(TimeSpan.FromSeconds(10));
        settings.Schedule.Zone.Id.ShouldBe("Asia/Ho_Chi_Minh");
        settings.Health.Lag.ShouldBe(TimeSpan.FromMinutes(10));
        settings.Backup.KeepDaily.ShouldBe(14);
    }

    [Fact]
    public void WhatIsSetIsTaken()
    {
        var (settings, findings) = Read("""
            schedule: { sweep_seconds: 30, shutdown_seconds: 45, zone: UTC, log_verify: "0 0 4 ? * MON" }
            backup: { folder: /sao-luu, keep_daily: 7, keep_monthly: 24 }
            health: { lag_minutes: 20, metrics: false }
            """);

        findings.ShouldBeEmpty();
        settings.Schedule.ShouldSatisfyAllConditions(
            schedule => schedule.SweepEvery.ShouldBe(TimeSpan.FromSeconds(30)),
            schedule => schedule.ShutdownWait.ShouldBe(TimeSpan.FromSeconds(45)),
            schedule => schedule.ZoneId.ShouldBe("UTC"),
            schedule => schedule.Crons["log_verify"].ShouldBe("0 0 4 ? * MON"));
        settings.Backup.ShouldBe(new BackupSettings("/sao-luu", 7, 24));
        settings.Health.ShouldBe(new HealthSettings(TimeSpan.FromMinutes(20), false));
    }

    [Theory]
    [InlineData("schedule: { log_verfy: \"0 0 4 ? * MON\" }", "log_verify")]
    [InlineData("schedul: { zone: UTC }", "schedule")]
    [InlineData("schedule: { log_verify: \"25 3 * * *\" }", "cron")]
    [InlineData("schedule: { zone: Asia/HoChiMinh }", "Asia/Ho_Chi_Minh")]
    [InlineData("schedule: { sweep_seconds: 0 }", "1")]
    [InlineData("backup: { keep_daily: nhiều }", "1")]
    [InlineData("health: [1", "ngoặc")]
    [InlineData("- a", "trường: giá trị")]
    public void ASlipIsNamedWithTheRightWordAndTheDefaultHolds(string text, string hint)
    {
        var (settings, findings) = Read(text);

        var finding = findings.ShouldHaveSingleItem();
        finding.Severity.ShouldBe(Severity.Error);
        finding.Place.File.ShouldBe("cchc.yaml");
        (finding.Message.Vi + finding.Advice.Vi).ShouldContain(hint);
        settings.Schedule.SweepEvery.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void AHugeFileIsNotRead() => Read("#" + new string('x', 70_000)).Findings.ShouldHaveSingleItem().Code.ShouldBe("file-size");

    public void Dispose() => folder.Dispose();

    private (InstallationSettings Settings, IReadOnlyList<Finding> Findings) Read(string? text)
    {
        if (text is not null) folder.Write("cchc.yaml", text);
        var reading = new ReadSettings(new ContentRoot(folder.Path));
        var settings = reading.Run();
        return (settings, reading.Findings);
    }
}
