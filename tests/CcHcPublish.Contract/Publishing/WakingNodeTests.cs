using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using Npgsql;
using Shouldly;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A node wakes at the very moment at which another takes over what it had only prepared. On one file writers queue; on a server one of the two must decide.</summary>
public sealed class WakingNodeTests
{
    [PostgresFact]
    public async Task OneOfTheTwoSendsWhateverTheMoment()
    {
        await using var stage = await PublishingStage.OpenAsync("postgres");
        stage.Fanpage.AsksBeforeSending = true;
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var (reached, wakes) = (new TaskCompletionSource(), new TaskCompletionSource());
        stage.Fanpage.Preparing = () =>
        {
            reached.TrySetResult();
            return wakes.Task;
        };
        var asleep = Task.Run(() => stage.SweepAsync("may-1"));
        await reached.Task;
        stage.Fanpage.Preparing = null;
        await stage.SweepAsync("may-2");
        stage.Pass(ClaimPublication.Lease);

        // Somebody holds the row, as a renewal does: the other node is in the middle of taking over when the first one wakes.
        await using var connection = await stage.Ledger.OpenAsync(CancellationToken.None);
        await using (var held = await connection.BeginTransactionAsync())
        {
            await using var hold = connection.CreateCommand();
            (hold.CommandText, hold.Transaction) = ("update publications set turn = turn", held);
            await hold.ExecuteNonQueryAsync();
            var takes = Task.Run(() => stage.SweepAsync("may-2"));
            await UntilAsync(async () => await WaitingBehindAsync(stage, ((NpgsqlConnection)connection).ProcessID) >= 1);
            wakes.SetResult();
            await UntilAsync(async () => stage.Fanpage.Shown.Count > 0 || await WaitingBehindAsync(stage, ((NpgsqlConnection)connection).ProcessID) >= 2);
            await held.RollbackAsync();
            await takes;
        }

        await asleep;
        await stage.SweepOnAsync(TimeSpan.FromMinutes(20), "may-2");

        stage.Fanpage.Shown.ShouldHaveSingleItem();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
    }

    /// <summary>How many server processes wait for this one, or for one that does.</summary>
    private static async Task<long> WaitingBehindAsync(PublishingStage stage, int process) => (await stage.Ledger.ReadAsync(
        """
        with recursive waiting(pid) as (
          select cast(@process as integer) union select a.pid from pg_stat_activity a join waiting w on w.pid = any(pg_blocking_pids(a.pid)))
        select count(*) - 1 as many from waiting
        """,
        row => row.Number("many"), CancellationToken.None, ("process", process)))[0];

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await often.WaitForNextTickAsync(patience.Token))
        {
            if (await isSo()) return;
        }
    }
}
