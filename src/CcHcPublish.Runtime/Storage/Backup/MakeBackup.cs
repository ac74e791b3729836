using System.Globalization;
using CcHcPublish.Runtime.Storage.Copying;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>
/// Saves one moment of the ledger, whatever its engine, as a single SQLite file with its manifest. Publishing goes on meanwhile. A file under the
/// wanted name is always whole, with its manifest beside it: both are written under other names, brought to the disk, read again and then renamed.
/// </summary>
public sealed class MakeBackup(Ledger ledger, TimeProvider clock)
{
    /// <summary>Việt Nam keeps one time all year.</summary>
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    /// <summary><c>cchc-YYYYMMDD-HHmmss.db</c>, in the time of Việt Nam.</summary>
    public static string NameAt(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"cchc-{moment.ToOffset(VietNam):yyyyMMdd-HHmmss}.db");

    /// <param name="file">Where the backup goes; its folder is made.</param>
    /// <param name="progress">Told how many rows are written, and how many there are.</param>
    public async Task<BackupOutcome> RunAsync(string file, Action<long, long>? progress, CancellationToken cancel)
    {
        if (File.Exists(file)) return new BackupOutcome.Exists(file);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(file)}.{Environment.ProcessId}.tmp"));
        Remove(temporary);
        try
        {
            return await WriteAsync(file, temporary, progress, cancel);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private async Task<BackupOutcome> WriteAsync(string file, string temporary, Action<long, long>? progress, CancellationToken cancel)
    {
        var takenAt = clock.GetUtcNow();
        CopyOutcome outcome;
        await using (var target = await Ledger.OpenDatabaseAsync(temporary, clock, cancel))
        {
            outcome = await new CopyLedger(new CopyOrder(ledger, target, Progress: progress)).RunAsync(cancel);
        }

        if (outcome is not CopyOutcome.Equal copied) return new BackupOutcome.Failed(outcome);
        var backup = new BackupFile(temporary);
        await backup.SettleAsync(cancel);
        var (schema, head, tables) = await backup.ReadAsync(cancel);
        if (!tables.SequenceEqual(copied.Tables.Select(table => table.Source))) return new BackupOutcome.Unsound(file);
        var manifest = new BackupManifest(schema, takenAt, head, new FileInfo(temporary).Length, await backup.HashAsync(cancel), tables);
        WriteDurably(BackupManifest.PathFor(temporary), manifest.ToJson());
        // The manifest first: a backup that can be seen has one.
        File.Move(BackupManifest.PathFor(temporary), BackupManifest.PathFor(file), overwrite: true);
        File.Move(temporary, file);
        return new BackupOutcome.Made(file, manifest);
    }

    private static void WriteDurably(string path, byte[] bytes)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static void Remove(string temporary)
    {
        foreach (var part in (string[])[temporary, temporary + "-wal", temporary + "-shm", temporary + "-journal", BackupManifest.PathFor(temporary)]) File.Delete(part);
    }
}
