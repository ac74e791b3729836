using System.Collections.Concurrent;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Microsoft.Extensions.Hosting;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>Nodes of one installation in this process, with jobs that tell when and where they ran.</summary>
internal sealed class SchedulingStage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly LedgerUnderTest database;
    private readonly TempFolder folder = new();
    private readonly List<IHost> hosts = [];
    private readonly List<RuntimeServices> nodes = [];
    private readonly SemaphoreSlim ran = new(0);

    private SchedulingStage(LedgerUnderTest database)
    {
        this.database = database;
        Directory.CreateDirectory(folder.At("content"));
    }

    /// <summary>"job node" in the order in which they ran.</summary>
    public ConcurrentQueue<string> Runs { get; } = new();

    public Ledger Ledger => database.Ledger;

    private bool IsFile => Ledger.IsFile;

    public ScheduleSettings Schedule { get; set; } = new() { ZoneId = "UTC" };

    public static async Task<SchedulingStage> OnPostgresAsync() => new(await LedgerUnderTest.OnPostgresAsync(TimeProvider.System));

    public static async Task<SchedulingStage> OnFileAsync() => new(await LedgerUnderTest.OnFileAsync(TimeProvider.System));

    /// <summary>A cron expression of one moment.</summary>
    public static string At(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        return FormattableString.Invariant($"{utc.Second} {utc.Minute} {utc.Hour} {utc.Day} {utc.Month} ? {utc.Year}");
    }

    public DeskJob Job(string name, string cron, Misfire misfire = Misfire.RunOnce) => new(name, cron, misfire, new Words(name, name), (runtime, _) =>
    {
        Runs.Enqueue($"{name} {runtime.Settings.Node}");
        ran.Release();
        return Task.CompletedTask;
    });

    public async Task<IHost> StartAsync(string node, params DeskJob[] jobs)
    {
        var runtime = RuntimeServices.Over(IsFile ? Ledger : await Ledger.OpenPostgresAsync(database.Connection, TimeProvider.System, default), new RuntimeSettings
        {
            Root = new ContentRoot(folder.Path),
            DataFolder = folder.At("data"),
            Postgres = IsFile ? null : database.Connection,
            Node = node,
            Installation = new InstallationSettings { Schedule = Schedule },
        });
        nodes.Add(runtime);
        var host = await DeskHost.StartAsync(runtime, [], jobs, default);
        hosts.Add(host);
        return host;
    }

    public async Task<string> NextRunAsync() => await ran.WaitAsync(Patience) && Runs.LastOrDefault() is { } last ? last : throw new TimeoutException("No job ran.");

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        if (!IsFile)
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }

        await database.DisposeAsync();
        folder.Dispose();
    }
}
