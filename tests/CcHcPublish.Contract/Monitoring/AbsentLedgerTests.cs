using System.Diagnostics;
using System.Net;
using CcHcPublish.Contract.Storage.Faults;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using CcHcPublish.Web;
using CcHcPublish.Web.Health;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Monitoring;

/// <summary>While PostgreSQL is away, whoever watches gets an answer before Prometheus gives up after 10 s, however many ask at once.</summary>
[Collection(nameof(MetricsTests))]
public sealed class AbsentLedgerTests
{
    private static readonly TimeSpan ScrapeTimeOut = TimeSpan.FromSeconds(8);

    [FactOnOwnPostgres]
    public async Task TheWatchersAreAnsweredInTime()
    {
        using var folder = new TempFolder();
        using var postgres = PostgresServer.Start();
        await using var ledger = await Ledger.OpenPostgresAsync(postgres.ConnectionString, TimeProvider.System, default);
        using var metrics = new CollectMetrics();
        using var meter = new PublishingMeter();
        using var health = new DeskHealth(ledger, meter, TimeProvider.System);
        await using var server = await SiteServer.StartAsync(folder.Path, new IPEndPoint(IPAddress.Loopback, 0), default, new HealthEndpoints(health, new HealthSettings(), metrics));
        using var watcher = new HttpClient { BaseAddress = server.Address };
        (await UpAsync()).ShouldBe(1);

        postgres.Stop();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var answers = await Task.WhenAll(TimedAsync("/health/lag"), TimedAsync("/metrics"), TimedAsync("/health/lag"), TimedAsync("/metrics"));

        answers.ShouldAllBe(answer => answer.Took < ScrapeTimeOut);
        answers.Select(answer => answer.Code).ShouldBe([503, 200, 503, 200]);
        (await UpAsync()).ShouldBe(0);

        async Task<double> UpAsync() => MetricsTests.Parse(await watcher.GetStringAsync("/metrics"))["cchc_ledger_up"];
        async Task<(int Code, TimeSpan Took)> TimedAsync(string path)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await watcher.GetAsync(path);
            return ((int)answer.StatusCode, Stopwatch.GetElapsedTime(began));
        }
    }
}
