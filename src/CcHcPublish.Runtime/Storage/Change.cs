using System.Data.Common;

namespace CcHcPublish.Runtime.Storage;

/// <summary>Statements on one connection, inside a transaction when there is one. Values travel as parameters, never in the text.</summary>
public sealed class Change
{
    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private readonly CancellationToken cancel;
    private readonly StatementCache? statements;

    public Change(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
        : this(connection, transaction, null, cancel)
    {
    }

    /// <param name="statements">Prepared statements of this connection, which outlive the change.</param>
    internal Change(DbConnection connection, DbTransaction? transaction, StatementCache? statements, CancellationToken cancel)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.cancel = cancel;
        this.statements = statements;
    }

    public CancellationToken Cancel => cancel;

    /// <summary>How long a statement may take; zero for any time, the provider's own when null.</summary>
    internal TimeSpan? Timeout { get; init; }

    /// <summary>The connection and transaction themselves, for what needs the provider's own means.</summary>
    internal (DbConnection Connection, DbTransaction? Transaction) Open => (connection, transaction);

    /// <summary>Runs a statement and returns how many rows it touched.</summary>
    public async Task<int> RunAsync(string sql, params (string Name, object? Value)[] values)
    {
        var command = Command(sql, values);
        await using var mine = Mine(command);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<Row, T> read, params (string Name, object? Value)[] values)
    {
        var command = Command(sql, values);
        await using var mine = Mine(command);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<T> rows = [];
        var row = new Row(reader);
        while (await reader.ReadAsync(cancel)) rows.Add(read(row));
        return rows;
    }

    public async Task<T?> FirstAsync<T>(string sql, Func<Row, T> read, params (string Name, object? Value)[] values)
    {
        var rows = await ReadAsync(sql, read, values);
        return rows.Count > 0 ? rows[0] : default;
    }

    /// <summary>What has to be disposed after a statement: nothing that the cache keeps.</summary>
    private DbCommand? Mine(DbCommand command) => statements is null ? command : null;

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = statements?.Take(sql) ?? connection.CreateCommand();
        if (statements is null) command.CommandText = sql;
        command.Transaction = transaction;
        if (Timeout is { } most) command.CommandTimeout = (int)most.TotalSeconds;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                DateTimeOffset time => time.ToUnixTimeMilliseconds(),
                Enum word => word.ToString(),
                int number => (long)number,
                string text => StorableText.Of(text),
                _ => value,
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>The current row of a query, by column name.</summary>
public sealed class Row(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? OptionalText(string column) => reader.GetOrdinal(column) is var at && reader.IsDBNull(at) ? null : reader.GetString(at);

    public long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? OptionalNumber(string column) => reader.GetOrdinal(column) is var at && reader.IsDBNull(at) ? null : reader.GetInt64(at);

    public DateTimeOffset Time(string column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public DateTimeOffset? OptionalTime(string column) => OptionalNumber(column) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    public T Word<T>(string column) where T : struct, Enum => Enum.Parse<T>(Text(column));

    /// <summary>A list stored as words between line feeds.</summary>
    public IReadOnlyList<string> List(string column) => Text(column) is { Length: > 0 } joined ? joined.Split('\n') : [];
}
