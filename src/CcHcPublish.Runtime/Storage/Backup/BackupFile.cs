using System.Security.Cryptography;
using CcHcPublish.Runtime.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>A backup as a single SQLite file without side files, opened only to be read.</summary>
internal sealed class BackupFile(string path)
{
    /// <exception cref="SqliteException">The file is damaged.</exception>
    public async Task<(long Schema, string LogHead, IReadOnlyList<TableSum> Tables)> ReadAsync(CancellationToken cancel)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await using (connection)
        {
            await connection.OpenAsync(cancel);
            await using var snapshot = await LedgerSnapshot.BeginAsync(connection, isFile: true, cancel);
            if (await snapshot.FirstAsync("pragma integrity_check(1)", cancel) is not "ok") throw new SqliteException("The pages are damaged.", SQLitePCL.raw.SQLITE_CORRUPT);
            return (
                await snapshot.FirstAsync("select max(number) from migrations", cancel) as long? ?? 0,
                await snapshot.FirstAsync("select value from ledger where name = 'log'", cancel) as string ?? "",
                await new SumTables(snapshot).RunAsync(await LedgerTables.InFileAsync(snapshot, cancel), cancel));
        }
    }

    /// <summary>Leaves the write-ahead mode, so that everything is in the one file, and waits until it is on the disk.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        await using (connection)
        {
            await connection.OpenAsync(cancel);
            var mode = await new Change(connection, null, cancel).FirstAsync("pragma journal_mode = delete", row => row.Text("journal_mode"));
            if (mode != "delete") throw new SqliteException("Somebody else has the file open.", SQLitePCL.raw.SQLITE_BUSY);
        }

        await using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        stream.Flush(flushToDisk: true);
    }

    public async Task<string> HashAsync(CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1024 * 1024);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
