using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A correction that waits is bound to its bytes like a first appearance; a channel that the board gave up gets nothing new.</summary>
public sealed class ReopenedCorrectionTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AWaitingCorrectionIsReopenedWhenTemplatesWouldMakeItOtherwise(string database)
    {
        await using var stage = await WaitingAsync(database);
        var review = new ReviewApprovals(stage.Ledger, Render, _ => "mẫu mới", stage.Clock);

        var reopened = await review.RunAsync(ContentOf(Text(2) with { Title = "Như mẫu mới trình bày" }), "he-thong", CancellationToken.None);

        reopened.Select(publication => publication.Id).Order().ShouldBe([$"{Id}@2/fanpage/correct", $"{Id}@2/website/correct"]);
        (await stage.FindAsync($"{Id}@2/fanpage/correct")).Reason.ShouldBe(ReviewApprovals.Reopened);
        (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!.State.ShouldBe(DeskState.Submitted);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@1/fanpage/publish");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatStillWaitsIsReopenedThoughANewerEditionIsUnderReview(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await SubmitAsync(stage, 2);

        var reopened = await new ReviewApprovals(stage.Ledger, Render, _ => "mẫu mới", stage.Clock).RunAsync(ContentOf(Text(2)), "he-thong", CancellationToken.None);

        reopened.Select(publication => publication.Id).Order().ShouldBe([$"{Id}@1/fanpage/publish", $"{Id}@1/website/publish"]);
        (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!.ShouldSatisfyAllConditions(
            row => row.State.ShouldBe(DeskState.Submitted), row => row.SubmittedBy.ShouldBe("viet"), row => row.Edition.ShouldBe($"{Id}@2"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TheApproversSeeItAgainWhenTheNewerEditionIsTakenBack(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await SubmitAsync(stage, 2);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update articles set state = 'Draft'"), CancellationToken.None);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update editions set hash = 'h1' where id = @id", ("id", Id + "@1")), CancellationToken.None);
        (await new ReviewApprovals(stage.Ledger, Render, _ => "mẫu mới", stage.Clock).RunAsync(ContentOf(Text(2)), "he-thong", CancellationToken.None)).Count.ShouldBe(2);

        await new ImportArticles(stage.Ledger, Render, stage.Clock).RunAsync(ContentOf(Text(1)), "he-thong", CancellationToken.None);

        (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!.State.ShouldBe(DeskState.Submitted);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWaitingCorrectionIsLeftAloneWhenItsBytesStayTheSame(string database)
    {
        await using var stage = await WaitingAsync(database);

        (await new ReviewApprovals(stage.Ledger, Render, _ => "mẫu mới", stage.Clock).RunAsync(ContentOf(Text(2)), "he-thong", CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWaitingCorrectionIsReopenedWhenTheFileChangesAndApprovedAnewWhenItChangesBack(string database)
    {
        await using var stage = await WaitingAsync(database);
        var import = new ImportArticles(stage.Ledger, Render, stage.Clock);

        await import.RunAsync(ContentOf(Text(3)), "he-thong", CancellationToken.None);
        (await stage.FindAsync($"{Id}@2/fanpage/correct")).State.ShouldBe(PublicationState.Cancelled);
        await import.RunAsync(ContentOf(Text(2)), "he-thong", CancellationToken.None);

        (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!.State.ShouldBe(DeskState.Submitted);
        await CorrectAsync(stage, 2);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@2/fanpage/correct");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionIsNotPostedWhereTheBoardAcceptedTheRemoval(string database)
    {
        await using var stage = await RemovedAsync(database);

        await CorrectAsync(stage, 2);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldBeEmpty();
        stage.Website.Shown.Single().PublicationId.ShouldBe($"{Id}@2/website/correct");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionIsPostedThereWhenTheBoardAsksForIt(string database)
    {
        await using var stage = await RemovedAsync(database);

        await CorrectAsync(stage, 2, "fanpage");
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();

        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@2/fanpage/publish");
        await CorrectAsync(stage, 3);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@3/fanpage/correct");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AChannelThatWasNotGivenUpCannotBePostedToAgain(string database)
    {
        await using var stage = await WaitingAsync(database);
        await SubmitAsync(stage, 3);

        var outcome = await new CorrectArticle(stage.Ledger, Render, stage.Clock)
            .RunAsync(ContentOf(Text(3)), Id, "duyet-1", new Correction("Sửa giờ.") { Again = ["fanpage"] }, CancellationToken.None);

        outcome.ShouldBeOfType<DeskOutcome.Refused>().Reason.Vi.ShouldContain("Fanpage");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnotherApprovalOfTheSameEditionDoesNotPostThereEither(string database)
    {
        await using var stage = await RemovedAsync(database);
        await SubmitAsync(stage, 1);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update editions set hash = 'h1' where id = @id", ("id", Id + "@1")), CancellationToken.None);

        var outcome = await new ApproveArticle(stage.Ledger, Render, _ => "mẫu", stage.Clock).RunAsync(ContentOf(Text(1)), Id, "duyet-1", CancellationToken.None);
        await stage.SweepAsync();

        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    /// <summary>Published on both channels, with a correction that waits for the next sweep.</summary>
    private static async Task<PublishingStage> WaitingAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        return stage;
    }

    /// <summary>Published on both channels, and removed from the fanpage by somebody, to which the board agreed.</summary>
    private static async Task<PublishingStage> RemovedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        stage.Fanpage.Shown.Clear();
        await stage.WatchAsync();
        (await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Adopt, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
        return stage;
    }
}
