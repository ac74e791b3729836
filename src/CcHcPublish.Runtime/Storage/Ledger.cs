using System.Data;
using System.Data.Common;
using Npgsql;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// The desk's truth: editions, approvals, publications, attempts and the log, in one SQLite file or one PostgreSQL database.
/// The same SQL runs on both; the schema is brought up to date when the ledger is opened.
/// </summary>
public sealed class Ledger : IAsyncDisposable
{
    /// <summary>Name of the ledger's file in the data folder.</summary>
    public const string FileName = "cchc.db";

    private readonly DbDataSource source;
    private readonly SqliteWriter? writer;

    /// <summary>Removed with everything in it when the ledger is closed.</summary>
    private DirectoryInfo? passing;

    private Ledger(DbDataSource source, SqliteWriter? writer) => (this.source, this.writer) = (source, writer);

    /// <summary>One file used by one machine; PostgreSQL otherwise.</summary>
    public bool IsFile => writer is not null;

    /// <summary>The schema as it was found and as it is now.</summary>
    public SchemaStep Schema { get; private set; } = new(0, 0);

    /// <summary>Opens <c>cchc.db</c> in <paramref name="folder"/>, creating both, with write-ahead log and full durability.</summary>
    /// <exception cref="SchemaTooNewException">A later version of the program has worked on it.</exception>
    public static async Task<Ledger> OpenFileAsync(string folder, TimeProvider clock, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        return await OpenDatabaseAsync(Path.Combine(folder, FileName), clock, cancel);
    }

    /// <summary>
    /// True when the folder has a ledger's file, or when something else stands in its place, which opening it tells. A file without a byte is none: SQLite
    /// would take it for an empty ledger.
    /// </summary>
    public static bool IsIn(string folder) =>
        Path.Combine(folder, FileName) is var file && (new FileInfo(file) is { Exists: true, Length: > 0 } || Directory.Exists(file) || File.Exists(folder));

    /// <summary>True when the database has a ledger's tables; nothing is made.</summary>
    public static async Task<bool> IsInPostgresAsync(string connectionString, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        return await MigrateLedger.FoundAsync(new Change(connection, null, cancel), isFile: false) > 0;
    }

    /// <summary>An empty ledger that is gone when it is closed, for who only wants to know what an empty one says.</summary>
    public static async Task<Ledger> OpenPassingAsync(TimeProvider clock, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("cchc-");
        try
        {
            var ledger = await OpenFileAsync(folder.FullName, clock, cancel);
            ledger.passing = folder;
            return ledger;
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Opens a SQLite ledger under any name; its folder must exist.</summary>
    /// <exception cref="SchemaTooNewException">A later version of the program has worked on it.</exception>
    public static Task<Ledger> OpenDatabaseAsync(string file, TimeProvider clock, CancellationToken cancel)
    {
        var writer = new SqliteWriter(file);
        return PrepareAsync(new Ledger(writer.Reading, writer), clock, cancel);
    }

    /// <param name="connectionString">Npgsql keywords; never logged.</param>
    /// <exception cref="SchemaTooNewException">A later version of the program has worked on it.</exception>
    public static Task<Ledger> OpenPostgresAsync(string connectionString, TimeProvider clock, CancellationToken cancel)
    {
        var settings = PostgresLimits.On(connectionString);
        // The few dozen statements of the desk are planned once per connection. A pooler that cannot bear it is named by Max Auto Prepare=0.
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = 64;
        return PrepareAsync(new Ledger(NpgsqlDataSource.Create(settings), null), clock, cancel);
    }

    /// <summary>A connection for reading; on SQLite it refuses to write.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel) =>
        writer is null ? await source.OpenConnectionAsync(cancel) : await writer.OpenReadingAsync(cancel);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: all of it happens, or nothing. On SQLite writers queue up from the first statement, so what was read still holds at commit;
    /// those of this process wait for each other without a limit, other processes for <see cref="SqliteWriter.Patience"/>.
    /// </summary>
    /// <param name="work">
    /// Touches nothing but its change, for it may run more than once: PostgreSQL undoes it at a deadlock, a failed serialization or a lost connection, and it begins again.
    /// It must not begin another change of this ledger.
    /// </param>
    /// <exception cref="CommitUnknownException">The connection was lost at commit. It is not repeated: whoever asked must look whether it happened.</exception>
    public Task<T> ChangeAsync<T>(Func<Change, Task<T>> work, CancellationToken cancel) =>
        writer is null ? AgainAfterLoss.RunAsync((NpgsqlDataSource)source, () => ChangeOnceAsync(work, cancel), cancel) : ChangeOnceAsync(work, cancel);

    /// <summary>Reads without taking a lock; begins again when PostgreSQL goes away meanwhile.</summary>
    public Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<Row, T> read, CancellationToken cancel, params (string Name, object? Value)[] values) =>
        writer is null ? AgainAfterLoss.RunAsync((NpgsqlDataSource)source, () => ReadOnceAsync(sql, read, values, cancel), cancel) : ReadOnceAsync(sql, read, values, cancel);

    /// <summary>
    /// One moment of the ledger, for long readings: what others commit meanwhile is not seen, and nobody waits for it. It begins again when PostgreSQL goes away
    /// meanwhile; a reading that has begun ends with its server.
    /// </summary>
    public Task<LedgerSnapshot> SnapshotAsync(CancellationToken cancel) =>
        writer is null ? AgainAfterLoss.RunAsync((NpgsqlDataSource)source, () => SnapshotOnceAsync(cancel), cancel) : SnapshotOnceAsync(cancel);

    public async Task<string?> SettingAsync(string name, CancellationToken cancel) =>
        (await ReadAsync("select value from ledger where name = @name", row => row.Text("value"), cancel, ("name", name))).SingleOrDefault();

    public async Task SetAsync(string name, string value, CancellationToken cancel) =>
        await ChangeAsync(change => change.RunAsync(
            "insert into ledger (name, value) values (@name, @value) on conflict (name) do update set value = @value", ("name", name), ("value", value)), cancel);

    public async ValueTask DisposeAsync()
    {
        if (writer is not null) await writer.DisposeAsync();
        else await source.DisposeAsync();
        passing?.Delete(recursive: true);
    }

    private static async Task<Ledger> PrepareAsync(Ledger ledger, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            var migrate = new MigrateLedger(clock);
            if (ledger.writer is { } file)
            {
                ledger.Schema = await file.UseAsync(connection => migrate.RunAsync(connection, isFile: true, cancel), cancel);
            }
            else
            {
                await using var connection = await ledger.source.OpenConnectionAsync(cancel);
                ledger.Schema = await migrate.RunAsync(connection, isFile: false, cancel);
            }

            return ledger;
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <summary>As <see cref="ChangeAsync"/>, never repeated.</summary>
    internal async Task<T> ChangeOnceAsync<T>(Func<Change, Task<T>> work, CancellationToken cancel)
    {
        if (writer is not null) return await writer.ChangeAsync(work, cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var result = await work(new Change(connection, transaction, cancel));
        await AgainAfterLoss.CommitAsync(transaction, cancel);
        return result;
    }

    private async Task<LedgerSnapshot> SnapshotOnceAsync(CancellationToken cancel)
    {
        var connection = await OpenAsync(cancel);
        try
        {
            return await LedgerSnapshot.BeginAsync(connection, IsFile, cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<IReadOnlyList<T>> ReadOnceAsync<T>(string sql, Func<Row, T> read, (string Name, object? Value)[] values, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await new Change(connection, null, cancel).ReadAsync(sql, read, values);
    }
}
