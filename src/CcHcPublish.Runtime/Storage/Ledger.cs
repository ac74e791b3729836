using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// The desk's truth: editions, approvals, publications, attempts and the log, in one SQLite file or one PostgreSQL database.
/// The same SQL runs on both; the schema is brought up to date when the ledger is opened.
/// </summary>
public sealed class Ledger : IAsyncDisposable
{
    private readonly DbDataSource source;

    private Ledger(DbDataSource source, bool isFile)
    {
        this.source = source;
        IsFile = isFile;
    }

    /// <summary>One file used by one machine; PostgreSQL otherwise.</summary>
    public bool IsFile { get; }

    /// <summary>Opens <c>cchc.db</c> in <paramref name="folder"/>, creating both, with write-ahead log and full durability.</summary>
    public static async Task<Ledger> OpenFileAsync(string folder, TimeProvider clock, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        SQLitePCL.Batteries_V2.Init();
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "cchc.db"),
            ForeignKeys = true,
            DefaultTimeout = 15,
        };
        var ledger = new Ledger(SqliteFactory.Instance.CreateDataSource(settings.ToString()), isFile: true);
        await ledger.PrepareAsync(clock, cancel);
        return ledger;
    }

    /// <param name="connectionString">Npgsql keywords; never logged.</param>
    public static async Task<Ledger> OpenPostgresAsync(string connectionString, TimeProvider clock, CancellationToken cancel)
    {
        var ledger = new Ledger(NpgsqlDataSource.Create(connectionString), isFile: false);
        await ledger.PrepareAsync(clock, cancel);
        return ledger;
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancel) => await source.OpenConnectionAsync(cancel);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: all of it happens, or nothing. On SQLite writers queue up from the first statement, so what was read still holds at commit.
    /// </summary>
    public async Task<T> ChangeAsync<T>(Func<Change, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await work(new Change(connection, transaction, cancel));
        await transaction.CommitAsync(cancel);
        return result;
    }

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<Row, T> read, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await new Change(connection, null, cancel).ReadAsync(sql, read, values);
    }

    public async Task<string?> SettingAsync(string name, CancellationToken cancel) =>
        (await ReadAsync("select value from ledger where name = @name", row => row.Text("value"), cancel, ("name", name))).SingleOrDefault();

    public async Task SetAsync(string name, string value, CancellationToken cancel) =>
        await ChangeAsync(change => change.RunAsync(
            "insert into ledger (name, value) values (@name, @value) on conflict (name) do update set value = @value", ("name", name), ("value", value)), cancel);

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (IsFile) SqliteConnection.ClearAllPools();
    }

    private async Task PrepareAsync(TimeProvider clock, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await new MigrateLedger(clock).RunAsync(connection, IsFile, cancel);
    }
}
