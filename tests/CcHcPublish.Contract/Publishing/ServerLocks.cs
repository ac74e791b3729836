using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What a PostgreSQL server says of who waits for whom: tests wait for that and not for a time.</summary>
internal static class ServerLocks
{
    /// <summary>How many connections wait for the one of <paramref name="process"/>, or for one that does.</summary>
    public static async Task<long> WaitingBehindAsync(Ledger ledger, long process) => (await ledger.ReadAsync(
        """
        with recursive waiting(pid) as (
          select cast(@process as integer) union select a.pid from pg_stat_activity a join waiting w on w.pid = any(pg_blocking_pids(a.pid)))
        select count(*) - 1 as many from waiting
        """,
        row => row.Number("many"), CancellationToken.None, ("process", process)))[0];

    /// <exception cref="OperationCanceledException">It did not become so in 20 s.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
