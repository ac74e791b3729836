using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Storage.History;

/// <param name="Noted">The heads that were held against the chain.</param>
public sealed record LogProof(LogVerdict Verdict, IReadOnlyList<NotedHead> Noted);

/// <summary>
/// Verifies the log with all that is known besides it: every head that a backup or an earlier verification noted must be in the chain, work in the ledger must have events, and
/// what is to be sent must be what an event says was approved, and by whom. All of it at one moment.
/// </summary>
/// <param name="backups">Folder of the backups; null when it is not known.</param>
public sealed class VerifyLedger(Ledger ledger, string? backups)
{
    /// <summary>Name under which the ledger keeps when its whole log last held, and its head then.</summary>
    public const string Mark = "log.held";

    /// <param name="given">A head that a person noted, or null.</param>
    public async Task<LogProof> RunAsync(LogHead? given, CancellationToken cancel)
    {
        List<NotedHead> noted = given is null ? [] : [new NotedHead(given, HeadKeeper.Person)];
        if (backups is not null) noted.AddRange(await BackupHeads.InAsync(backups, cancel));
        try
        {
            await using var snapshot = await ledger.SnapshotAsync(cancel);
            if (HeldHead.Parse(await snapshot.FirstAsync($"select value from ledger where name = '{Mark}'", cancel) as string) is { Head: { } held } mark)
                noted.Add(new NotedHead(held, HeadKeeper.Verification, mark.At));
            var verdict = await VerifyLog.RunAsync(snapshot, noted, cancel);
            if (verdict is LogVerdict.Holds { Head.Number: 0 } && await HasWorkAsync(snapshot, cancel)) verdict = new LogVerdict.Wiped();
            if (verdict is LogVerdict.Holds holds) verdict = await CompareApprovals.RunAsync(snapshot, holds.Head, cancel) ?? verdict;
            return new LogProof(verdict, noted);
        }
        catch (SqliteException failure) when (!VerifyLog.IsOutside(failure.SqliteErrorCode))
        {
            return new LogProof(new LogVerdict.Damaged(failure.Message), noted);
        }
    }

    /// <summary>Whatever comes into these tables tells an event with it.</summary>
    private static async Task<bool> HasWorkAsync(LedgerSnapshot snapshot, CancellationToken cancel) =>
        await snapshot.FirstAsync("select 1 as one where exists (select 1 from articles) or exists (select 1 from publications) or exists (select 1 from accounts) or exists (select 1 from holds)", cancel) is not null;
}
