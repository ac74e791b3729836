using System.Data.Common;
using Npgsql;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// Repeats work on PostgreSQL that certainly did not happen: undone by a deadlock or a failed serialization, or cut off before its commit was asked for.
/// Waits 0.1 s, then twice as long each time: a server that restarts within some 12 s is not noticed.
/// </summary>
internal static class AgainAfterLoss
{
    private const int MostTries = 8;

    /// <summary>idle_in_transaction_session_timeout, PostgreSQL's appendix A: this process slept in a transaction, which was undone.</summary>
    private const string IdleInTransaction = "25P03";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> RunAsync<T>(NpgsqlDataSource source, Func<Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (NpgsqlException failure) when (attempt < MostTries && IsUndone(failure))
            {
                // Connections of before the loss are dead, all of them.
                if (failure is not PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }) source.Clear();
            }

            // The machine's time and not the desk's, which may stand still.
            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), TimeProvider.System, cancel);
        }
    }

    /// <exception cref="CommitUnknownException">The server did not answer, or said that it goes away.</exception>
    public static async Task CommitAsync(DbTransaction transaction, CancellationToken cancel)
    {
        try
        {
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException refused) when (!refused.SqlState.StartsWith("57P", StringComparison.Ordinal) && !refused.SqlState.StartsWith("08", StringComparison.Ordinal))
        {
            // An answer of the server: it did not commit.
            throw;
        }
        catch (Exception lost) when (lost is NpgsqlException or OperationCanceledException or IOException)
        {
            throw new CommitUnknownException(lost);
        }
    }

    private static bool IsUndone(NpgsqlException failure) =>
        failure.IsTransient || failure is PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.LockNotAvailable or IdleInTransaction,
        };
}
