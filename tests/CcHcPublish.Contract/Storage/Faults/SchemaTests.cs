using System.Data.Common;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Faults;

public sealed class SchemaTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ANewerSchemaIsRefusedUntouched(string database)
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync(database);
        await using (await place.OpenAsync())
        {
        }

        await place.TamperAsync("insert into migrations (number, name, applied_at) values (9999, '9999_sau_nay.sql', 0)");

        var vi = await CchcProcess.RunAsync(place.Postgres, "log", "verify", "--data", place.Folder);
        var en = await CchcProcess.RunAsync(place.Postgres, "db", "migrate", "--data", place.Folder, "--lang", "en");

        vi.Code.ShouldBe(1);
        vi.Errors.ShouldContain("lược đồ số 9999, mới hơn chương trình này");
        en.Code.ShouldBe(1);
        en.Errors.ShouldContain("schema 9999, newer than this program's");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AScriptThatFailsHalfWayLeavesNothingBehind(string database)
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync(database);
        MigrationScript first = new(1, "0001_a.sql", () => "create table a (x bigint); insert into a values (1);");
        MigrationScript broken = new(2, "0002_b.sql", () => "create table b (x bigint); insert into a values (2); insert into khong_co values (1);");
        MigrationScript mended = broken with { Sql = () => "create table b (x bigint); insert into a values (2);" };

        await Should.ThrowAsync<DbException>(() => MigrateAsync(place, first, broken));
        (await TablesAsync(place)).ShouldBe(["a", "migrations"]);

        (await MigrateAsync(place, first, mended)).ShouldBe(new SchemaStep(1, 2));
        (await TablesAsync(place)).ShouldBe(["a", "b", "migrations"]);
        (await MigrateAsync(place, first, mended)).ShouldBe(new SchemaStep(2, 2));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task SeveralNodesThatStartAtOnceMigrateOnce(string database)
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync(database);

        var ledgers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(place.OpenAsync)));

        foreach (var ledger in ledgers) await ledger.DisposeAsync();
        (await TablesAsync(place)).Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task AMigrationKilledAtAnyMomentLeavesNoHalfSchemaInTheFile()
    {
        var random = new Random(20261127);
        var seen = new Dictionary<long, int>();
        for (var round = 0; round < 12; round++)
        {
            await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
            using (var process = CchcProcess.Start(null, "db", "migrate", "--data", place.Folder))
            {
                while (!process.HasExited && !File.Exists(place.File)) await Task.Yield();
                // Time passes in the other process, not in this test.
                await Task.Delay(random.Next(0, 30));
                process.Kill();
                await process.WaitForExitAsync();
            }

            var tables = (await TablesAsync(place)).Count;
            await using var ledger = await place.OpenAsync();
            // Each step is there as a whole or not at all: as many tables as the steps that are marked bring.
            if (seen.TryGetValue(ledger.Schema.From, out var same)) tables.ShouldBe(same);
            seen[ledger.Schema.From] = tables;
            await FilledLedger.AddAsync(ledger, 1);
        }

        seen.OrderBy(step => step.Key).Select(step => step.Value).ShouldBe(seen.Values.Order());
    }

    [PostgresFact]
    public async Task AMigrationKilledBetweenTwoStatementsLeavesNoHalfSchemaInPostgres()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("postgres");
        await using var blocker = new NpgsqlConnection(place.Postgres);
        await blocker.OpenAsync();
        // The script waits at this table, with the statements before it done.
        await using (var transaction = await blocker.BeginTransactionAsync())
        {
            await ExecuteAsync(blocker, "create table attempts (x bigint)");
            using var process = CchcProcess.Start(place.Postgres, "db", "migrate", "--data", place.Folder);
            while ((long)(await ScalarAsync($"select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid <> {blocker.ProcessID} and {blocker.ProcessID} = any(pg_blocking_pids(pid))"))! == 0)
            {
                process.HasExited.ShouldBeFalse();
                await Task.Delay(20);
            }

            process.Kill();
            await process.WaitForExitAsync();
            await transaction.RollbackAsync();
        }

        while ((long)(await ScalarAsync($"select count(*) from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema()"))! > 0) await Task.Delay(20);
        (await TablesAsync(place)).ShouldBeEmpty();
        await using var ledger = await place.OpenAsync();
        ledger.Schema.From.ShouldBe(0);
        await FilledLedger.AddAsync(ledger, 1);

        async Task<object?> ScalarAsync(string sql)
        {
            await using var other = new NpgsqlConnection(place.Postgres);
            await other.OpenAsync();
            await using var command = new NpgsqlCommand(sql, other);
            return await command.ExecuteScalarAsync();
        }
    }

    private static async Task<SchemaStep> MigrateAsync(LedgerPlaceUnderTest place, params MigrationScript[] scripts)
    {
        await using DbConnection connection = place.Postgres is { } postgres ? new NpgsqlConnection(postgres) : new SqliteConnection($"Data Source={place.File};Pooling=False");
        await connection.OpenAsync();
        return await new MigrateLedger(TimeProvider.System, scripts).RunAsync(connection, place.Postgres is null, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(LedgerPlaceUnderTest place)
    {
        await using DbConnection connection = place.Postgres is { } postgres ? new NpgsqlConnection(postgres) : new SqliteConnection($"Data Source={place.File};Pooling=False");
        await connection.OpenAsync();
        return await new Change(connection, null, CancellationToken.None).ReadAsync(
            place.Postgres is null
                ? "select name from sqlite_master where type = 'table' order by name"
                : "select tablename::text as name from pg_tables where schemaname = current_schema() order by tablename",
            row => row.Text("name"));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
