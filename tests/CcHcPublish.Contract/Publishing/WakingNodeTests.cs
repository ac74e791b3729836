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
        var holder = ((NpgsqlConnection)connection).ProcessID;
        await using (var held = await connection.BeginTransactionAsync())
        {
            await using var hold = connection.CreateCommand();
            (hold.CommandText, hold.Transaction) = ("update publications set turn = turn", held);
            await hold.ExecuteNonQueryAsync();
            var takes = Task.Run(() => stage.SweepAsync("may-2"));
            await ServerLocks.UntilAsync(async () => await ServerLocks.WaitingBehindAsync(stage.Ledger, holder) >= 1);
            wakes.SetResult();
            await ServerLocks.UntilAsync(async () => stage.Fanpage.Shown.Count > 0 || await ServerLocks.WaitingBehindAsync(stage.Ledger, holder) >= 2);
            await held.RollbackAsync();
            await takes;
        }

        await asleep;
        await stage.SweepOnAsync(TimeSpan.FromMinutes(20), "may-2");

        stage.Fanpage.Shown.ShouldHaveSingleItem();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
    }
}
