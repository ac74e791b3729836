using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>An approval meets a node that claims or closes an older edition at the same moment: never two posts.</summary>
public sealed class ApprovalRaceTests
{
    private const string First = $"{Id}@1/fanpage/publish";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AnApprovalDuringWhichTheOlderEditionBeganToGoOutIsStaleAndLeavesNoTrace(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await SubmitAsync(stage, 2);
        var due = await stage.FindAsync(First);
        // The stamp is taken after the older edition was looked at, and before the renditions are made.
        string ClaimedMeanwhile(string agency)
        {
            new ClaimPublication(stage.Ledger, stage.Clock, "may-2").RunAsync(due, CancellationToken.None).GetAwaiter().GetResult().ShouldNotBeNull();
            return "mẫu";
        }

        var outcome = await new ApproveArticle(stage.Ledger, Render, ClaimedMeanwhile, stage.Clock).RunAsync(ContentOf(Text(2)), Id, "duyet-1", CancellationToken.None);

        outcome.ShouldBeOfType<DeskOutcome.Stale>(outcome.ToString());
        (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!.State.ShouldBe(DeskState.Submitted);
        (await stage.LiveAsync(Id)).ShouldBe([First, $"{Id}@1/website/publish"]);
    }

    /// <summary>On one file writers queue up. Here the node closes its attempt while the correction waits, in the middle of cancelling, for the row of another channel.</summary>
    [PostgresFact]
    public async Task ACorrectionDuringWhichTheFirstPostIsPutOffDoesNotStandBesideIt()
    {
        await using var stage = await PublishingStage.OpenAsync("postgres");
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage", "zalo");
        stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromMinutes(30)));
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromMinutes(30));
        var claim = await new ClaimPublication(stage.Ledger, stage.Clock, "may-2").RunAsync(await stage.FindAsync(First), CancellationToken.None);
        await SubmitAsync(stage, 2);

        var (holds, leave) = (new TaskCompletionSource<long>(), new TaskCompletionSource());
        var blocker = stage.Ledger.ChangeAsync(async change =>
        {
            await change.RunAsync("update publications set turn = turn where id = @id", ("id", $"{Id}@1/zalo/publish"));
            holds.SetResult(await change.FirstAsync("select pg_backend_pid() as pid", row => row.Number("pid")));
            await leave.Task;
            return 0;
        }, CancellationToken.None);
        var by = await holds.Task;
        var correcting = new CorrectArticle(stage.Ledger, Render, stage.Clock).RunAsync(ContentOf(Text(2)), Id, "duyet-1", new Correction("Sửa giờ."), CancellationToken.None);
        await ServerLocks.UntilAsync(async () => await ServerLocks.WaitingBehindAsync(stage.Ledger, by) >= 1);
        var closing = new CloseAttempt(stage.Ledger, stage.Clock, "may-2")
            .RunAsync(claim!, claim!.Publication.After(new DeliveryOutcome.Deferred("Bận.", null), stage.Clock.GetUtcNow()), "Deferred", CancellationToken.None);
        await ServerLocks.UntilAsync(async () => closing.IsCompleted || await ServerLocks.WaitingBehindAsync(stage.Ledger, by) >= 2);
        leave.SetResult();
        await Task.WhenAll(blocker, correcting, closing);

        (await correcting).ShouldBeOfType<DeskOutcome.Done>();
        await stage.SweepOnAsync(TimeSpan.FromMinutes(30));
        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldStartWith($"{Id}@2/fanpage/");
    }
}
