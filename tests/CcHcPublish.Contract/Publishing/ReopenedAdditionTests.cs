using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A channel that a correction adds can be taken back and approved again: one of the two verbs always leads on.</summary>
public sealed class ReopenedAdditionTests
{
    private static readonly Article ByNewTemplate = Text(2) with { Title = "Như mẫu mới trình bày" };

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsOutInTheNewestEditionEverywhereIsApprovedWithoutANote(string database)
    {
        await using var stage = await ReopenedAsync(database);

        var outcome = await ApproveAsync(stage, ByNewTemplate);

        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
        stage.Pass(TimeSpan.FromHours(1));
        await stage.SweepAsync();
        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@2/fanpage/publish");
        stage.Website.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@2/website/correct");
    }

    /// <summary>A correction leaves alone what says the same already: readers of that channel are told nothing by a note.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task AChannelThatTheCorrectionLeftAsItWasIsNoOlderEdition(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.SweepAsync();
        var website = ((ChannelRenderings.All)Render.ForApproval(ByNewTemplate, ContentOf(ByNewTemplate))).Renditions.Single(one => one.Channel == "website");
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update publications set rendition_hash = @hash", ("hash", website.Hash)), default);
        await SubmitAsync(stage, 2);

        var outcome = await ApproveAsync(stage, ByNewTemplate);

        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
        stage.Pass(TimeSpan.FromHours(1));
        await stage.SweepAsync();
        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@2/fanpage/publish");
        stage.Website.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@1/website/publish");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ANewerEditionStillNeedsANote(string database)
    {
        await using var stage = await ReopenedAsync(database);
        await SubmitAsync(stage, 3);

        (await ApproveAsync(stage, Text(3))).ShouldBeOfType<DeskOutcome.Refused>().Reason.Vi.ShouldContain("correct");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsOnItsWayInAnotherEditionIsWaitedFor(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Website.Answers(new DeliveryOutcome.Accepted("phiếu", TimeSpan.FromHours(1)));
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.SweepAsync();
        await SubmitAsync(stage, 2);

        (await ApproveAsync(stage, Text(2))).ShouldBeOfType<DeskOutcome.Refused>().Reason.Vi.ShouldContain("chờ ngã ngũ");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnUnchangedEditionIsPostedAgainWhereTheBoardAsksForIt(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        stage.Fanpage.Shown.Clear();
        await stage.WatchAsync();
        (await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Adopt, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
        await SubmitAsync(stage, 1);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update editions set hash = 'h1' where id = @id", ("id", Id + "@1")), CancellationToken.None);

        var outcome = await new CorrectArticle(stage.Ledger, Render, stage.Clock)
            .RunAsync(ContentOf(Text(1)), Id, "duyet-1", new Correction("Đăng lại.") { Again = ["fanpage"] }, CancellationToken.None);

        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@1/fanpage/publish");
    }

    private static Task<DeskOutcome> ApproveAsync(PublishingStage stage, Article text) =>
        new ApproveArticle(stage.Ledger, Render, _ => "mẫu mới", stage.Clock).RunAsync(ContentOf(text), Id, "duyet-1", CancellationToken.None);

    /// <summary>Edition 1 was out on the website, edition 2 corrected it there and added the fanpage, which was taken back when the templates changed.</summary>
    private static async Task<PublishingStage> ReopenedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromHours(1)));
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        (await new ReviewApprovals(stage.Ledger, Render, _ => "mẫu mới", stage.Clock).RunAsync(ContentOf(ByNewTemplate), "he-thong", CancellationToken.None))
            .ShouldHaveSingleItem().Id.ShouldBe($"{Id}@2/fanpage/publish");
        return stage;
    }
}
