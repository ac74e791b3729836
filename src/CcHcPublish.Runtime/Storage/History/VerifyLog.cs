using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>
/// Verifies the whole log at one moment, reading it as a stream. Finds any edit, deletion, insertion, reordering and a tail cut off; on SQLite also damage to
/// the pages that hold it. Whoever can rewrite the whole chain with its head is found only by a head that was noted elsewhere. <see cref="VerifyLedger"/> knows
/// such heads.
/// </summary>
public sealed class VerifyLog(Ledger ledger)
{
    private const string Columns = "number, at, actor, verb, subject, detail, previous, hash";

    /// <param name="noted">A head that must be part of the chain, or null.</param>
    public async Task<LogVerdict> RunAsync(LogHead? noted, CancellationToken cancel)
    {
        try
        {
            await using var snapshot = await ledger.SnapshotAsync(cancel);
            return await RunAsync(snapshot, noted is null ? [] : [new NotedHead(noted, HeadKeeper.Person)], cancel);
        }
        catch (SqliteException failure) when (!IsOutside(failure.SqliteErrorCode))
        {
            return new LogVerdict.Damaged(failure.Message);
        }
    }

    internal static async Task<LogVerdict> RunAsync(LedgerSnapshot snapshot, IReadOnlyCollection<NotedHead> noted, CancellationToken cancel) =>
        await DamageAsync(snapshot, cancel) is { } damage ? damage : await FollowAsync(snapshot, noted, cancel);

    /// <summary>Failures that say nothing about the log; every other one comes from what stands in the file.</summary>
    internal static bool IsOutside(int code) =>
        code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_INTERRUPT;

    internal static StoredEvent? Read(DbDataReader row)
    {
        for (var column = 0; column < 8; column++)
        {
            if (row.IsDBNull(column) || (column >= 2 && row.GetFieldType(column) != typeof(string))) return null;
        }

        if (row.GetFieldType(0) != typeof(long) || row.GetFieldType(1) != typeof(long)) return null;
        return new StoredEvent(
            row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7));
    }

    internal static Task<DbDataReader> EventsAsync(LedgerSnapshot snapshot, CancellationToken cancel) =>
        snapshot.ReadAsync($"select {Columns} from events order by number", cancel);

    /// <summary>The newest first.</summary>
    internal static Task<DbDataReader> NewestAsync(LedgerSnapshot snapshot, int most, CancellationToken cancel) =>
        snapshot.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"select {Columns} from events order by number desc limit {most}"), cancel);

    private static async Task<LogVerdict?> DamageAsync(LedgerSnapshot snapshot, CancellationToken cancel)
    {
        if (!snapshot.IsFile) return null;
        var word = await snapshot.FirstAsync("pragma integrity_check('events')", cancel) as string;
        return word == "ok" ? null : new LogVerdict.Damaged(word ?? "");
    }

    private static async Task<LogVerdict> FollowAsync(LedgerSnapshot snapshot, IReadOnlyCollection<NotedHead> noted, CancellationToken cancel)
    {
        var chain = new LogChain(noted);
        await using (var rows = await EventsAsync(snapshot, cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                // SQLite keeps a kind with each value: a text turned into bytes reads the same and is no longer what was written.
                if (Read(rows) is { } told ? !chain.Follow(told) : !chain.Fail(chain.Head.Number + 1, LogFault.Unreadable)) break;
            }
        }

        var head = await snapshot.FirstAsync("select value from ledger where name = 'log'", cancel) as string;
        if ((head ?? LogHead.Beginning.ToString()) != chain.Head.ToString()) chain.Fail(Math.Min(chain.Head.Number, LogHead.Parse(head)?.Number ?? 0) + 1, LogFault.End);
        return chain.Verdict();
    }
}
