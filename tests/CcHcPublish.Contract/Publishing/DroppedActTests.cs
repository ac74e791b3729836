using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What the board orders is planned, or the board is told that it is not.</summary>
public sealed class DroppedActTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionThatCannotBePlannedSinceTheSameIsBeingSentIsStaleAndLeavesNoTrace(string database)
    {
        await using var stage = await PublishedAsync(database);
        await CorrectAsync(stage, 2);
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-2").RunAsync(await stage.FindAsync($"{Id}@2/fanpage/correct"), CancellationToken.None)).ShouldNotBeNull();
        await SubmitAsync(stage, 2);

        var outcome = await new CorrectArticle(stage.Ledger, Render, stage.Clock)
            .RunAsync(ContentOf(Text(2) with { Title = "Như mẫu mới trình bày" }), Id, "duyet-1", new Correction("Sửa giờ."), CancellationToken.None);

        outcome.ShouldBeOfType<DeskOutcome.Stale>(outcome.ToString());
        (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!.State.ShouldBe(DeskState.Submitted);
        (await stage.FindAsync($"{Id}@2/website/correct")).State.ShouldBe(PublicationState.Scheduled);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionPostThatIsPutBackIsStillOne(string database)
    {
        await using var stage = await RefusedAsync(await PublishedAsync(database), 2);
        (await PostAsync(stage)).ShouldBeOfType<DeskOutcome.Done>();
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(2);
        stage.Fanpage.Shown.RemoveAt(1);
        (await stage.WatchAsync()).ShouldBe(1);

        (await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Restore, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
        // What the templates would make of the edition is not what the post says.
        (await new ReviewApprovals(stage.Ledger, Render, _ => "mẫu mới", stage.Clock).RunAsync(ContentOf(Text(2)), "he-thong", CancellationToken.None)).ShouldBeEmpty();
        await stage.SweepAsync();

        stage.Fanpage.Shown.Count.ShouldBe(2);
        stage.Fanpage.Shown[1].Payload.ShouldContain("Sửa giờ.");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionPostIsRefusedWhereItsEditionAlreadyHasAPost(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown.Clear();
        await stage.WatchAsync();
        await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Adopt, CancellationToken.None);
        await CorrectAsync(stage, 2, "fanpage");
        await NextSweepAsync(stage);
        await CorrectAsync(stage, 3);
        await NextSweepAsync(stage);
        await RefusedAsync(stage, 2);

        var outcome = await PostAsync(stage);

        outcome.ShouldBeOfType<DeskOutcome.Refused>(outcome.ToString()).Reason.Vi.ShouldContain("--by-hand");
        (await stage.FindAsync($"{Id}@2/fanpage/correct")).State.ShouldBe(PublicationState.Rejected);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnOlderTextIsNotPutBackOverACorrectionThatWasApprovedSince(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown[0] = stage.Fanpage.Shown[0] with { Payload = "bị sửa" };
        (await stage.WatchAsync()).ShouldBe(1);
        await CorrectAsync(stage, 2);

        var outcome = await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Restore, CancellationToken.None);
        outcome.ShouldBeOfType<DeskOutcome.Refused>(outcome.ToString());
        await NextSweepAsync(stage);

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@2/fanpage/correct");
        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).ShouldBeEmpty();
    }

    private static async Task<PublishingStage> PublishedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        return stage;
    }

    /// <summary>A correction that the fanpage refused.</summary>
    private static async Task<PublishingStage> RefusedAsync(PublishingStage stage, int number)
    {
        await CorrectAsync(stage, number);
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected("Facebook không chấp nhận nội dung (mã 100: cannot edit)."));
        await NextSweepAsync(stage);
        (await stage.FindAsync($"{Id}@{number}/fanpage/correct")).State.ShouldBe(PublicationState.Rejected);
        return stage;
    }

    private static Task<DeskOutcome> PostAsync(PublishingStage stage) => stage.PostCorrection.RunAsync(ContentOf(Text(2)), Id, "fanpage", "duyet-1", CancellationToken.None);

    private static async Task NextSweepAsync(PublishingStage stage)
    {
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
    }
}
