using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// A transaction of SQLite that waits for its turn to write at once, so that what it reads still holds at its commit. The provider's own would hide a full disk:
/// SQLite has rolled back by then, and the provider fails at rolling back again.
/// </summary>
internal static class FileTransaction
{
    public static async Task<T> RunAsync<T>(SqliteConnection connection, StatementCache? statements, Func<Change, Task<T>> work, CancellationToken cancel)
    {
        var change = new Change(connection, null, statements, cancel);
        await change.RunAsync("begin immediate");
        try
        {
            var result = await work(change);
            await change.RunAsync("commit");
            return result;
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    }

    private static void RollBack(SqliteConnection connection)
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0) return;
        // Its failure must not hide the first one; the connection is dropped, which rolls back as well.
        raw.sqlite3_exec(connection.Handle, "rollback");
    }
}
