using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Storage;

/// <summary>Readings that all see the ledger at one moment. Rows are handed on one by one, so a table of any size takes little memory.</summary>
public sealed class LedgerSnapshot : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private DbCommand? command;

    private LedgerSnapshot(DbConnection connection, DbTransaction? transaction, bool isFile)
    {
        this.connection = connection;
        this.transaction = transaction;
        IsFile = isFile;
    }

    public bool IsFile { get; }

    public async ValueTask DisposeAsync()
    {
        command?.Dispose();
        if (transaction is not null) await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>Rows by column number, while they are read; the caller disposes the reader before it asks for the next.</summary>
    public async Task<DbDataReader> ReadAsync(string sql, CancellationToken cancel)
    {
        // SQLite's reader ends with its command, so the command stays until the next one.
        command?.Dispose();
        command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        return await command.ExecuteReaderAsync(cancel);
    }

    /// <summary>The first column of the first row, or null.</summary>
    public async Task<object?> FirstAsync(string sql, CancellationToken cancel)
    {
        await using var reader = await ReadAsync(sql, cancel);
        return await reader.ReadAsync(cancel) && !await reader.IsDBNullAsync(0, cancel) ? reader.GetValue(0) : null;
    }

    /// <summary>Reads inside a change, which also sees what it wrote itself. Not to be disposed: the change owns the connection.</summary>
    internal static LedgerSnapshot Within(Change change, bool isFile) => new(change.Open.Connection, change.Open.Transaction, isFile);

    internal static async Task<LedgerSnapshot> BeginAsync(DbConnection connection, bool isFile, CancellationToken cancel)
    {
        // On SQLite a deferred transaction takes no lock; its moment is that of its first reading.
        var transaction = connection is SqliteConnection file
            ? file.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var snapshot = new LedgerSnapshot(connection, transaction, isFile);
        // It holds nobody up, and between two readings its rows are written elsewhere.
        if (!isFile) await snapshot.FirstAsync("select set_config('idle_in_transaction_session_timeout', '0', true)", cancel);
        await snapshot.FirstAsync("select count(*) from migrations", cancel);
        return snapshot;
    }
}
