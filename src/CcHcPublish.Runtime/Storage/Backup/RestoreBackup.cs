using System.Globalization;
using CcHcPublish.Runtime.Storage.Copying;
using CcHcPublish.Runtime.Storage.History;
using CcHcPublish.Runtime.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <param name="Folder">The data folder; the target on SQLite, room for the work on PostgreSQL.</param>
/// <param name="Postgres">Npgsql connection string of the target; null for the file in <paramref name="Folder"/>.</param>
/// <param name="MayReplace">The target's work may be lost: its file is moved aside, or its tables are emptied.</param>
public sealed record RestoreOrder(string File, string Folder, string? Postgres, bool MayReplace);

/// <summary>
/// Brings a backup back, into either engine. It is checked as a copy inside the data folder, brought to the newest schema and questioned there; the target
/// changes only when everything was found equal, in one step, and is never there without its questions.
/// </summary>
public sealed class RestoreBackup(TimeProvider clock)
{
    /// <exception cref="SqliteException">Busy: another process works on the ledger that is to be replaced.</exception>
    public async Task<RestoreOutcome> RunAsync(RestoreOrder order, CancellationToken cancel)
    {
        if (!File.Exists(order.File)) return new RestoreOutcome.Unsound(BackupFault.Missing);
        Directory.CreateDirectory(order.Folder);
        var staged = Path.Combine(order.Folder, string.Create(CultureInfo.InvariantCulture, $".{Ledger.FileName}.restore-{Environment.ProcessId}.tmp"));
        try
        {
            File.Copy(order.File, staged, overwrite: true);
            return await new CheckBackup(staged).RunAsync(order.File, cancel) switch
            {
                BackupReading.Sound sound when order.Postgres is null => await IntoFolderAsync(order, staged, sound, cancel),
                BackupReading.Sound sound => await IntoPostgresAsync(order, staged, sound.Manifest, cancel),
                var refused => new RestoreOutcome.Unsound(((BackupReading.Refused)refused).Why),
            };
        }
        finally
        {
            foreach (var part in Parts(staged)) File.Delete(part);
        }
    }

    private static string[] Parts(string file) => [file, file + "-wal", file + "-shm", file + "-journal"];

    private async Task<RestoreOutcome> IntoFolderAsync(RestoreOrder order, string staged, BackupReading.Sound sound, CancellationToken cancel)
    {
        var target = Path.Combine(order.Folder, Ledger.FileName);
        if (!order.MayReplace && await HoldsWorkAsync(target, cancel)) return new RestoreOutcome.NotEmpty();
        LogVerdict log;
        int inDoubt;
        await using (var ledger = await Ledger.OpenDatabaseAsync(staged, clock, cancel)) (log, inDoubt) = await QuestionAsync(ledger, sound.Manifest, cancel);
        await new BackupFile(staged).SettleAsync(cancel);
        var aside = await CopyAsideAsync(target, cancel);
        // A rename in place of the old file: whoever dies here leaves the one or the other, never nothing.
        File.Move(staged, target, overwrite: true);
        return new RestoreOutcome.Restored(sound.Manifest, sound.Tables, log, aside) { InDoubt = inDoubt };
    }

    private async Task<RestoreOutcome> IntoPostgresAsync(RestoreOrder order, string staged, BackupManifest manifest, CancellationToken cancel)
    {
        await using var source = await Ledger.OpenDatabaseAsync(staged, clock, cancel);
        var (log, inDoubt) = await QuestionAsync(source, manifest, cancel);
        await using var target = await Ledger.OpenPostgresAsync(order.Postgres!, clock, cancel);
        return await new CopyLedger(new CopyOrder(source, target, order.MayReplace)).RunAsync(cancel) switch
        {
            CopyOutcome.Equal equal => new RestoreOutcome.Restored(manifest, equal.Tables, log, null) { InDoubt = inDoubt },
            CopyOutcome.NotEmpty => new RestoreOutcome.NotEmpty(),
            var why => new RestoreOutcome.Failed(why),
        };
    }

    /// <summary>The verdict is on the log as it was saved.</summary>
    private async Task<(LogVerdict Log, int InDoubt)> QuestionAsync(Ledger staged, BackupManifest manifest, CancellationToken cancel)
    {
        var log = await new VerifyLog(staged).RunAsync(null, cancel);
        return (log, await new QuestionRestored(staged, clock).RunAsync(manifest.TakenAt, cancel));
    }

    /// <summary>What cannot be read is taken for work: only a person may give it up.</summary>
    private async Task<bool> HoldsWorkAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) return false;
        try
        {
            await using var ledger = await Ledger.OpenDatabaseAsync(file, clock, cancel);
            foreach (var table in LedgerTables.All)
            {
                if ((await ledger.ReadAsync($"select 1 as one from {table.Name} limit 1", row => row.Number("one"), cancel)).Count > 0) return true;
            }

            return false;
        }
        catch (Exception unreadable) when (unreadable is SqliteException { SqliteErrorCode: not SQLitePCL.raw.SQLITE_BUSY } or SchemaTooNewException)
        {
            return true;
        }
    }

    /// <summary>
    /// Saves the earlier file under another name beside it, and takes its side files away, which would otherwise be read into the new one. A file that another
    /// process has open is left, since that process would go on writing into it.
    /// </summary>
    private async Task<string?> CopyAsideAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) return null;
        try
        {
            await new BackupFile(file).SettleAsync(cancel);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is not SQLitePCL.raw.SQLITE_BUSY)
        {
            // A damaged ledger is why people restore: it is saved with its side files, as it is.
        }

        var aside = $"{file}.{MakeBackup.NameAt(clock.GetUtcNow())["cchc-".Length..^".db".Length]}.replaced";
        foreach (var (part, index) in Parts(file).Select((part, index) => (part, index)))
        {
            if (File.Exists(part)) await CopyDurablyAsync(part, aside + Parts("")[index], cancel);
        }

        foreach (var side in Parts(file)[1..]) File.Delete(side);

        return aside;
    }

    /// <summary>On the disk before it comes back: what it was copied from goes next.</summary>
    private static async Task CopyDurablyAsync(string from, string to, CancellationToken cancel)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await source.CopyToAsync(target, cancel);
        target.Flush(flushToDisk: true);
    }
}
