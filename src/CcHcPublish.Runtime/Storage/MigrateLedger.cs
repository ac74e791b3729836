using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace CcHcPublish.Runtime.Storage;

/// <summary>Brings a database to the newest schema by the numbered scripts, each in a transaction of its own with its mark: an interrupted one leaves nothing behind.</summary>
public sealed class MigrateLedger(TimeProvider clock)
{
    private const string Prefix = "CcHcPublish.Runtime.Storage.Migrations.";

    /// <summary>Number of the newest script: the version that this program needs.</summary>
    public static long NewestNumber => NumberOf(Scripts()[^1]);

    public async Task RunAsync(DbConnection connection, bool isFile, CancellationToken cancel)
    {
        if (isFile) await new Change(connection, null, cancel).ReadAsync("pragma journal_mode = wal", row => row.Text("journal_mode"));
        await new Change(connection, null, cancel).RunAsync("create table if not exists migrations (number bigint primary key, name text not null, applied_at bigint not null)");
        var done = await NewestAsync(connection, cancel);
        foreach (var name in Scripts())
        {
            if (NumberOf(name) > done) await ApplyAsync(connection, NumberOf(name), name, cancel);
        }
    }

    private static async Task<long> NewestAsync(DbConnection connection, CancellationToken cancel) =>
        await new Change(connection, null, cancel).FirstAsync("select coalesce(max(number), 0) as newest from migrations", row => row.Number("newest"));

    /// <summary>The scripts in the order of their four-digit numbers. Every command passes here, so plain strings are sorted: they start fast.</summary>
    private static string[] Scripts()
    {
        var names = Array.FindAll(typeof(MigrateLedger).Assembly.GetManifestResourceNames(), name => name.StartsWith(Prefix, StringComparison.Ordinal));
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static long NumberOf(string name) => long.Parse(name.AsSpan(Prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private async Task ApplyAsync(DbConnection connection, long number, string name, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, cancel);
        // Two nodes starting at once: the second waits on this row and then finds the work done.
        var mine = await change.RunAsync(
            "insert into migrations (number, name, applied_at) values (@number, @name, @at) on conflict (number) do nothing",
            ("number", number), ("name", name[Prefix.Length..]), ("at", clock.GetUtcNow()));
        if (mine == 1)
        {
            using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
            await change.RunAsync(await script.ReadToEndAsync(cancel));
        }

        await transaction.CommitAsync(cancel);
    }
}
