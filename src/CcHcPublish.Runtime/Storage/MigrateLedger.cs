using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// Brings a database to the newest schema by the numbered scripts, each in a transaction of its own with its mark: an interrupted one leaves nothing behind.
/// A database that is up to date is only read.
/// </summary>
/// <param name="scripts">In the order of their numbers; by default the product's.</param>
public sealed class MigrateLedger(TimeProvider clock, IReadOnlyList<MigrationScript>? scripts = null)
{
    private readonly IReadOnlyList<MigrationScript> scripts = scripts ?? MigrationScript.All();

    /// <summary>Number of the newest script: the version that this program needs.</summary>
    public static long NewestNumber => MigrationScript.All()[^1].Number;

    /// <exception cref="SchemaTooNewException">The database was left untouched.</exception>
    public async Task<SchemaStep> RunAsync(DbConnection connection, bool isFile, CancellationToken cancel)
    {
        var change = new Change(connection, null, cancel);
        var known = scripts[^1].Number;
        var found = await FoundAsync(change, isFile);
        if (found > known) throw new SchemaTooNewException(found, known);
        if (isFile) await change.ReadAsync("pragma journal_mode = wal", row => row.Text("journal_mode"));
        if (found == known) return new SchemaStep(found, known);
        foreach (var script in scripts)
        {
            if (script.Number > found) await ApplyAsync(connection, script, cancel);
        }

        return new SchemaStep(found, known);
    }

    /// <summary>Number of the newest script that was applied; 0 where there are no tables.</summary>
    internal static async Task<long> FoundAsync(Change change, bool isFile)
    {
        var has = await change.FirstAsync(
            isFile ? "select count(*) as n from sqlite_master where type = 'table' and name = 'migrations'" : "select count(to_regclass('migrations')) as n",
            row => row.Number("n"));
        return has == 0 ? 0 : await change.FirstAsync("select coalesce(max(number), 0) as newest from migrations", row => row.Number("newest"));
    }

    private async Task ApplyAsync(DbConnection connection, MigrationScript script, CancellationToken cancel)
    {
        if (connection is SqliteConnection file)
        {
            await FileTransaction.RunAsync(file, null, change => ApplyAsync(change, script, isFile: true), cancel);
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ApplyAsync(new Change(connection, transaction, cancel) { Timeout = TimeSpan.Zero }, script, isFile: false);
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> ApplyAsync(Change change, MigrationScript script, bool isFile)
    {
        // Two nodes starting at once: the second waits here and then finds the work done. PostgreSQL's "if not exists" alone fails in that race.
        if (!isFile) await change.RunAsync("set local lock_timeout = 0; select pg_advisory_xact_lock(hashtext('cchc migrations'))");
        await change.RunAsync("create table if not exists migrations (number bigint primary key, name text not null, applied_at bigint not null)");
        var isMine = await change.RunAsync(
            "insert into migrations (number, name, applied_at) values (@number, @name, @at) on conflict (number) do nothing",
            ("number", script.Number), ("name", script.Name), ("at", clock.GetUtcNow())) == 1;
        if (isMine) await change.RunAsync(script.Sql());
        return isMine;
    }
}
