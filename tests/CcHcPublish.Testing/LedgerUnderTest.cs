using CcHcPublish.Runtime.Storage;
using Npgsql;

namespace CcHcPublish.Testing;

/// <summary>A fresh, empty ledger: a file in a folder of its own, or a schema of its own in the PostgreSQL that <c>CCHC_TEST_POSTGRES</c> names.</summary>
public sealed class LedgerUnderTest : IAsyncDisposable
{
    private readonly Func<ValueTask> remove;

    private LedgerUnderTest(Ledger ledger, string connection, Func<ValueTask> remove)
    {
        Ledger = ledger;
        Connection = connection;
        this.remove = remove;
    }

    public Ledger Ledger { get; }

    /// <summary>How another process opens the same ledger: the folder of the file, or Npgsql keywords.</summary>
    public string Connection { get; }

    public static string? Postgres => Environment.GetEnvironmentVariable("CCHC_TEST_POSTGRES");

    public static async Task<LedgerUnderTest> OnFileAsync(TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("cchc-");
        var ledger = await Ledger.OpenFileAsync(folder.FullName, clock, CancellationToken.None);
        return new LedgerUnderTest(ledger, folder.FullName, () =>
        {
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    public static async Task<LedgerUnderTest> OnPostgresAsync(TimeProvider clock)
    {
        var schema = "t" + Guid.NewGuid().ToString("N");
        await RunAsync($"create schema {schema}");
        var settings = new NpgsqlConnectionStringBuilder(Postgres) { SearchPath = schema };
        var ledger = await Ledger.OpenPostgresAsync(settings.ToString(), clock, CancellationToken.None);
        return new LedgerUnderTest(ledger, settings.ToString(), () => RunAsync($"drop schema {schema} cascade"));
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await remove();
    }

    private static async ValueTask RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
