using CcHcPublish.Chaos.Nodes;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Sandbox;
using CcHcPublish.Testing;
using Npgsql;

namespace CcHcPublish.Chaos.Runs;

/// <summary>
/// What stands while nodes die: the folder with the content, the ledger, the far side, the board's own runtime, and the clock of all of them.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private string? schema;

    private Stage(PacedTime time, bool hasPhotos)
    {
        Time = time;
        Clock = time.Open();
        Agency = new SampleAgency(folder.At("root"), hasPhotos);
        Data = folder.At("data");
    }

    public PacedTime Time { get; }

    public DeskClock Clock { get; }

    public SampleAgency Agency { get; }

    public string Data { get; }

    /// <summary>The connection string handed to nodes; null for the file.</summary>
    public string? Postgres { get; private set; }

    public SandboxServer Sandbox { get; private set; } = null!;

    public FarSideConnection FarSide { get; private set; } = null!;

    public RuntimeServices Runtime { get; private set; } = null!;

    public Ledger Ledger => Runtime.Ledger;

    public static async Task<Stage> OpenAsync(ChaosPlan plan, CancellationToken cancel)
    {
        var stage = new Stage(PacedTime.From(plan.Pace), plan.HasPhotos);
        if (plan.Database == "postgres") await stage.MakeSchemaAsync(cancel);
        var ledger = stage.Postgres is { } server
            ? await Ledger.OpenPostgresAsync(server, stage.Clock, cancel)
            : await Ledger.OpenFileAsync(stage.Data, stage.Clock, cancel);
        stage.Sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            Clock = stage.Clock,
            RememberedRequests = 5000,
            // A day's allowance would leave nothing to kill.
            Zalo = new ZaloOptions { BroadcastsPerDay = 1000, BroadcastsPerMonth = 1000 },
        }, cancel);
        Directory.CreateDirectory(stage.Data);
        stage.FarSide = await FarSideConnection.OpenAsync(stage.Sandbox.BaseAddress, stage.Data, stage.Clock, stage.Time, cancel);
        if (!await stage.FarSide.Consent.RunAsync(cancel)) throw new InvalidOperationException("The OA's administrator could not consent.");
        stage.Runtime = RuntimeServices.Over(ledger, new RuntimeSettings
        {
            Root = stage.Agency.Root,
            DataFolder = stage.Data,
            Postgres = stage.Postgres,
            Clock = stage.Clock,
            Node = "nhan-chung",
            Connect = (_, channel) => stage.FarSide.Connect(channel, ledger),
        });
        return stage;
    }

    public NodeHandle StartNode(string name, TimeSpan skew = default, bool hasScheduler = false) => NodeHandle.Start(new NodeOrders
    {
        Name = name,
        Root = Agency.Root.Path,
        Data = Data,
        Sandbox = Sandbox.BaseAddress,
        Time = Time,
        Skew = skew,
        HasScheduler = hasScheduler,
    }, Postgres);

    public async ValueTask DisposeAsync()
    {
        if (Runtime is not null) await Runtime.DisposeAsync();
        FarSide?.Dispose();
        if (Sandbox is not null) await Sandbox.DisposeAsync();
        if (schema is not null) await RunAsync($"drop schema {schema} cascade", CancellationToken.None);
        folder.Dispose();
    }

    private async Task MakeSchemaAsync(CancellationToken cancel)
    {
        schema = "chaos" + Guid.NewGuid().ToString("N");
        await RunAsync($"create schema {schema}", cancel);
        Postgres = new NpgsqlConnectionStringBuilder(LedgerUnderTest.Postgres) { SearchPath = schema }.ToString();
    }

    private static async Task RunAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(LedgerUnderTest.Postgres);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
