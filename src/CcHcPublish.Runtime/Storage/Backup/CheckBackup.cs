using CcHcPublish.Runtime.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>Holds a backup against its manifest: every byte by the hash of the file, every table by its count and hash.</summary>
public sealed class CheckBackup(string file)
{
    /// <param name="manifestOf">The file whose manifest counts, where <c>file</c> is a copy of it.</param>
    public async Task<BackupReading> RunAsync(string manifestOf, CancellationToken cancel)
    {
        if (!File.Exists(file)) return new BackupReading.Refused(BackupFault.Missing);
        if (await BackupManifest.ReadAsync(manifestOf, cancel) is not { } manifest) return new BackupReading.Refused(BackupFault.NoManifest);
        var backup = new BackupFile(file);
        if (new FileInfo(file).Length != manifest.Size || await backup.HashAsync(cancel) != manifest.FileHash) return new BackupReading.Refused(BackupFault.Bytes);
        try
        {
            var (schema, head, tables) = await backup.ReadAsync(cancel);
            if (schema != manifest.Schema || head != manifest.LogHead || tables.Count != manifest.Tables.Count) return new BackupReading.Refused(BackupFault.Tables);
            var matches = manifest.Tables.Zip(tables, (told, found) => new TableMatch(told, found)).ToList();
            return matches.TrueForAll(match => match.IsEqual) ? new BackupReading.Sound(manifest, matches) : new BackupReading.Refused(BackupFault.Tables);
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException)
        {
            return new BackupReading.Refused(BackupFault.Bytes);
        }
    }
}
