using System.Data.Common;
using CcHcPublish.Runtime.Storage.Tables;
using Npgsql;
using NpgsqlTypes;

namespace CcHcPublish.Runtime.Storage.Copying;

/// <summary>Writes many rows into one table in the fastest way its engine has.</summary>
internal abstract class FillTable(Change change)
{
    protected Change Change => change;

    public static FillTable For(Change change, bool isFile) => isFile ? new IntoFile(change) : new IntoPostgres(change);

    /// <summary>Keeps others from writing until the transaction ends.</summary>
    public abstract Task LockAsync(CancellationToken cancel);

    public abstract Task<Writing> BeginAsync(LedgerTable table, CancellationToken cancel);

    /// <summary>Rows on their way into one table. What was not ended is not kept.</summary>
    internal abstract class Writing : IAsyncDisposable
    {
        public abstract Task AddAsync(object?[] values, CancellationToken cancel);

        public abstract Task EndAsync(CancellationToken cancel);

        public abstract ValueTask DisposeAsync();
    }

    private sealed class IntoFile(Change change) : FillTable(change)
    {
        // A transaction of SQLite that writes is alone anyway.
        public override Task LockAsync(CancellationToken cancel) => Task.CompletedTask;

        public override Task<Writing> BeginAsync(LedgerTable table, CancellationToken cancel)
        {
            var (connection, transaction) = Change.Open;
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"insert into {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) values ({string.Join(", ", table.Columns.Select((_, at) => "@p" + at))})";
            for (var at = 0; at < table.Columns.Count; at++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@p" + at;
                command.Parameters.Add(parameter);
            }

            return Task.FromResult<Writing>(new Inserts(command));
        }
    }

    private sealed class Inserts(DbCommand command) : Writing
    {
        public override Task AddAsync(object?[] values, CancellationToken cancel)
        {
            for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
            command.ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public override Task EndAsync(CancellationToken cancel) => Task.CompletedTask;

        public override ValueTask DisposeAsync() => command.DisposeAsync();
    }

    private sealed class IntoPostgres(Change change) : FillTable(change)
    {
        public override Task LockAsync(CancellationToken cancel) =>
            Change.RunAsync($"lock table {string.Join(", ", LedgerTables.All.Select(table => table.Name))} in exclusive mode");

        public override async Task<Writing> BeginAsync(LedgerTable table, CancellationToken cancel) => new BinaryCopy(
            table, await ((NpgsqlConnection)Change.Open.Connection).BeginBinaryImportAsync(
                $"copy {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) from stdin (format binary)", cancel));
    }

    private sealed class BinaryCopy(LedgerTable table, NpgsqlBinaryImporter importer) : Writing
    {
        public override async Task AddAsync(object?[] values, CancellationToken cancel)
        {
            await importer.StartRowAsync(cancel);
            for (var at = 0; at < values.Length; at++)
            {
                if (values[at] is null) await importer.WriteNullAsync(cancel);
                else if (table.Columns[at].Kind == ColumnKind.Number) await importer.WriteAsync((long)values[at]!, NpgsqlDbType.Bigint, cancel);
                else await importer.WriteAsync((string)values[at]!, NpgsqlDbType.Text, cancel);
            }
        }

        public override async Task EndAsync(CancellationToken cancel) => await importer.CompleteAsync(cancel);

        public override ValueTask DisposeAsync() => importer.DisposeAsync();
    }
}
