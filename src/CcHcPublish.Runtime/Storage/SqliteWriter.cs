using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// The one writing connection of a process to a SQLite ledger, with its prepared statements, and the pool of its reading ones.
/// Writers of this process queue on a gate; against other processes SQLite's own busy handler waits.
/// </summary>
public sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>How long a writer waits for another process before it gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly AsyncLocal<bool> isInside = new();
    private readonly string writing;
    private readonly string reading;
    private SqliteConnection? connection;
    private StatementCache? statements;
    private bool isDisposed;

    internal SqliteWriter(string file)
    {
        Batteries_V2.Init();
        writing = Settings(file, SqliteOpenMode.ReadWriteCreate, isPooled: false);
        reading = Settings(file, SqliteOpenMode.ReadOnly, isPooled: true);
        Reading = SqliteFactory.Instance.CreateDataSource(reading);
    }

    internal DbDataSource Reading { get; }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed) return;
        await gate.WaitAsync();
        isDisposed = true;
        await Reading.DisposeAsync();
        using (var pooled = new SqliteConnection(reading)) SqliteConnection.ClearPool(pooled);
        // The last to leave empties the write-ahead log into the file, which a reader may not.
        Drop();
        gate.Dispose();
    }

    internal async Task<DbConnection> OpenReadingAsync(CancellationToken cancel) => Patient((SqliteConnection)await Reading.OpenConnectionAsync(cancel));

    internal Task<T> ChangeAsync<T>(Func<Change, Task<T>> work, CancellationToken cancel) => UseAsync(open => FileTransaction.RunAsync(open, statements, work, cancel), cancel);

    internal async Task<T> UseAsync<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancel)
    {
        if (isInside.Value) throw new InvalidOperationException("A change must not begin another change of the same ledger: it would wait for itself.");
        await gate.WaitAsync(cancel);
        try
        {
            isInside.Value = true;
            return await work(connection ??= Open());
        }
        catch (Exception failure)
        {
            // After a full disk or a damaged page nothing of this connection is trusted; after any failure its statements may stand half-way.
            if (failure is SqliteException { SqliteErrorCode: not (raw.SQLITE_BUSY or raw.SQLITE_CONSTRAINT) }) Drop();
            else statements?.Dispose();
            throw;
        }
        finally
        {
            isInside.Value = false;
            gate.Release();
        }
    }

    private SqliteConnection Open()
    {
        var open = new SqliteConnection(writing);
        try
        {
            open.Open();
            Patient(open);
            using var command = open.CreateCommand();
            // An attempt must be on the disk before its request leaves: with "normal" a power cut takes the newest commits back, and what was sent would be sent again.
            command.CommandText = "pragma synchronous = full";
            command.ExecuteNonQuery();
        }
        catch
        {
            open.Dispose();
            throw;
        }

        statements = new StatementCache(open);
        return open;
    }

    private void Drop()
    {
        statements?.Dispose();
        connection?.Dispose();
        (statements, connection) = (null, null);
    }

    /// <summary>SQLite wakes within milliseconds of the lock being free; the provider alone would sleep 150 ms between looks.</summary>
    private static SqliteConnection Patient(SqliteConnection open)
    {
        raw.sqlite3_busy_timeout(open.Handle, (int)Patience.TotalMilliseconds);
        return open;
    }

    private static string Settings(string file, SqliteOpenMode mode, bool isPooled) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        ForeignKeys = mode == SqliteOpenMode.ReadOnly ? null : true,
        Pooling = isPooled,
        // Shorter than the busy handler's, so that the provider does not begin a second round of waiting.
        DefaultTimeout = (int)Patience.TotalSeconds - 1,
    }.ToString();
}
