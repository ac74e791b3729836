using System.Net;
using System.Text.Json;
using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Testing;
using CcHcPublish.Web;
using CcHcPublish.Web.Health;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Monitoring;

[Collection(nameof(MetricsTests))]
public sealed class HealthEndpointsTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly CollectMetrics metrics = new();
    private readonly PublishingMeter meter = new();
    private readonly HttpClient watcher = new();
    private PublishingStage stage = null!;
    private DeskHealth health = null!;
    private SiteServer server = null!;

    public async Task InitializeAsync()
    {
        stage = await PublishingStage.OpenAsync("sqlite");
        health = new DeskHealth(stage.Ledger, meter, stage.Clock);
        server = await SiteServer.StartAsync(folder.Path, new IPEndPoint(IPAddress.Loopback, 0), default, new HealthEndpoints(health, new HealthSettings(), metrics));
        watcher.BaseAddress = server.Address;
    }

    public async Task DisposeAsync()
    {
        watcher.Dispose();
        await server.DisposeAsync();
        health.Dispose();
        meter.Dispose();
        metrics.Dispose();
        await stage.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task AProcessThatWorksIsLiveAndReadyAndOnTime()
    {
        (await GetAsync("/health/live")).Code.ShouldBe(200);
        (await GetAsync("/health/ready")).Code.ShouldBe(200);
        var (code, lag) = await GetAsync("/health/lag");

        code.ShouldBe(200);
        lag.GetProperty("status").GetString().ShouldBe("on_time");
        lag.GetProperty("due").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task OneThatEndsIsLiveAndNotReady()
    {
        health.BeginStop();

        var (code, answer) = await GetAsync("/health/ready");

        code.ShouldBe(503);
        answer.GetProperty("code").GetString().ShouldBe("stopping");
        (await GetAsync("/health/live")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task AnotherVersionOfTheLedgerIsNotReady()
    {
        await stage.Ledger.ChangeAsync(change => change.RunAsync("insert into migrations (number, name, applied_at) values (9999, 'later', 0)"), default);

        (await GetAsync("/health/ready")).Answer.GetProperty("code").GetString().ShouldBe("schema");
    }

    [Fact]
    public async Task LatenessBeyondTheLimitIs503WithTheOldestItem()
    {
        var ids = await stage.ApprovedAsync("mot-cua", PublishingStage.Start.AddMinutes(-11), "website", "fanpage");

        var (code, lag) = await GetAsync("/health/lag");

        code.ShouldBe(503);
        lag.GetProperty("status").GetString().ShouldBe("late");
        lag.GetProperty("lag_seconds").GetDouble().ShouldBe(660);
        lag.GetProperty("oldest_due").GetString().ShouldBe(ids[0]);
        // The fanpage waits for its website: that is no lateness.
        lag.GetProperty("due").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task WhatNeedsAPersonIsCounted()
    {
        var ids = await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        stage.Website.Answers(new DeliveryOutcome.Rejected("Không được."));
        await stage.Publisher().SweepAsync(default);

        var (_, lag) = await GetAsync("/health/lag");

        lag.GetProperty("rejected").GetInt32().ShouldBe(1);
        (await stage.FindAsync(ids[0])).State.ShouldBe(PublicationState.Rejected);
    }

    [Fact]
    public async Task WhatWaitsForAChannelThatNobodyConnectedIsLateToo()
    {
        stage.Disconnect("fanpage");
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.Publisher().SweepAsync(default);

        var soon = await GetAsync("/health/lag");
        stage.Pass(TimeSpan.FromMinutes(11));
        var (code, lag) = await GetAsync("/health/lag");

        soon.Code.ShouldBe(200);
        soon.Answer.GetProperty("waiting_for_channel").GetInt32().ShouldBe(1);
        code.ShouldBe(503);
        lag.GetProperty("status").GetString().ShouldBe("waiting_for_channel");
        lag.GetProperty("waiting_seconds").GetDouble().ShouldBe(660);
        using var metrics = await watcher.GetAsync("/metrics");
        MetricsTests.Parse(await metrics.Content.ReadAsStringAsync())["cchc_waiting_for_channel"].ShouldBe(1);
    }

    [Fact]
    public async Task AJobThatFailsAgainAndAgainIsSeen()
    {
        for (var time = 0; time < 3; time++) await Runtime.Scheduling.JobRuns.KeepAsync(stage.Ledger, new("sweep", stage.Clock.GetUtcNow(), "may-1", "IOException") { Failures = 1 });

        var (code, lag) = await GetAsync("/health/lag");

        code.ShouldBe(503);
        lag.GetProperty("status").GetString().ShouldBe("jobs_failing");
        lag.GetProperty("jobs_failing")[0].GetProperty("failures").GetInt32().ShouldBe(3);
        using var metrics = await watcher.GetAsync("/metrics");
        MetricsTests.Parse(await metrics.Content.ReadAsStringAsync())["cchc_job_failures{job=\"sweep\"}"].ShouldBe(3);
    }

    [Fact]
    public async Task MetricsComeAsPrometheusReadsThem()
    {
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start.AddMinutes(-2), "website");

        using var answer = await watcher.GetAsync("/metrics");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var read = MetricsTests.Parse(await answer.Content.ReadAsStringAsync());
        read["cchc_lag_seconds"].ShouldBe(120);
        read["cchc_due"].ShouldBe(1);
    }

    [Theory]
    [InlineData("/health/lag", "X-Forwarded-For")]
    [InlineData("/metrics", "Forwarded")]
    [InlineData("/health/ready", "X-Real-IP")]
    public async Task WhatAProxyForwardsIsNotAnswered(string path, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, "203.0.113.9");

        using var answer = await watcher.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(int Code, JsonElement Answer)> GetAsync(string path)
    {
        using var answer = await watcher.GetAsync(path);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
