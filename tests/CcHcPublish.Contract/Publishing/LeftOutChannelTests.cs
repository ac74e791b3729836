using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A correction never leaves the old text standing somewhere unasked, and is not made where nothing was corrected.</summary>
public sealed class LeftOutChannelTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionThatDropsAChannelWhereTheOldTextStandsIsRefused(string database)
    {
        await using var stage = await PublishedAsync(database);
        await SubmitAsync(stage, 2);

        var outcome = await CorrectWithAsync(stage, Text(2) with { Channels = ["website"] });

        outcome.ShouldBeOfType<DeskOutcome.Refused>(outcome.ToString()).Reason.Vi.ShouldContain("“fanpage”");
        (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!.State.ShouldBe(DeskState.Submitted);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnUnchangedEditionIsNotCorrectedButApproved(string database)
    {
        await using var stage = await PublishedAsync(database);
        await SubmitAsync(stage, 1);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update editions set hash = 'h1' where id = @id", ("id", Id + "@1")), CancellationToken.None);

        var outcome = await CorrectWithAsync(stage, Text(1));

        outcome.ShouldBeOfType<DeskOutcome.Refused>(outcome.ToString()).Reason.Vi.ShouldContain("approve");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatNobodyKnowsToBeThereIsNotNotedAsTakenDown(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.LosesAnswer();
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None);

        var outcome = await stage.ByHand.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", new ByHand("Không thấy bài nào trên fanpage"), CancellationToken.None);
        outcome.ShouldBeOfType<DeskOutcome.Refused>(outcome.ToString()).Reason.Vi.ShouldContain("--not-there");
        await stage.SweepOnAsync(TimeSpan.FromMinutes(20));

        stage.Fanpage.Shown.ShouldBeEmpty();
        (await stage.FindAsync($"{Id}@1/fanpage/withdraw")).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AChannelThatACorrectionAddsHasItsWholeGraceOnceTheWebsiteShowsIt(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        stage.Website.Answers(new Core.Channels.DeliveryOutcome.Deferred("Đĩa đầy.", TimeSpan.FromHours(7)));
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromHours(7));

        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@2/fanpage/publish");
    }

    private static Task<DeskOutcome> CorrectWithAsync(PublishingStage stage, Article text) =>
        new CorrectArticle(stage.Ledger, Render, stage.Clock).RunAsync(ContentOf(text), Id, "duyet-1", new Correction("Sửa giờ."), CancellationToken.None);

    private static async Task<PublishingStage> PublishedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        return stage;
    }
}
