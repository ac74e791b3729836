using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Npgsql;

namespace CcHcPublish.Contract.Storage;

/// <summary>Room for a ledger that several openings share: a folder, or a schema of its own in PostgreSQL.</summary>
public sealed class LedgerPlaceUnderTest : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly string? schema;

    private LedgerPlaceUnderTest(string? schema) => this.schema = schema;

    public string Folder => folder.Path;

    /// <summary>The file of a SQLite ledger here.</summary>
    public string File => Path.Combine(Folder, Ledger.FileName);

    /// <summary>Null on SQLite.</summary>
    public string? Postgres => schema is null ? null : new NpgsqlConnectionStringBuilder(LedgerUnderTest.Postgres) { SearchPath = schema }.ToString();

    public static async Task<LedgerPlaceUnderTest> NewAsync(string database)
    {
        if (database == "sqlite") return new LedgerPlaceUnderTest(null);
        var schema = "t" + Guid.NewGuid().ToString("N");
        await RunAsync($"create schema {schema}", LedgerUnderTest.Postgres!);
        return new LedgerPlaceUnderTest(schema);
    }

    public Task<Ledger> OpenAsync() => schema is null
        ? Ledger.OpenFileAsync(Folder, TimeProvider.System, CancellationToken.None)
        : Ledger.OpenPostgresAsync(Postgres!, TimeProvider.System, CancellationToken.None);

    /// <summary>Runs a statement as somebody else would, past the product.</summary>
    public async Task TamperAsync(string sql)
    {
        if (schema is not null)
        {
            await RunAsync(sql, Postgres!);
            return;
        }

        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        if (schema is not null) await RunAsync($"drop schema {schema} cascade", LedgerUnderTest.Postgres!);
    }

    private static async Task RunAsync(string sql, string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
