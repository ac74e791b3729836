using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What was signed for a first post stays beside it: a correction of the same edition must not take the bytes by which the post is looked for and withdrawn.</summary>
public sealed class SignedFirstPostTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task PostingItAgainElsewhereLeavesTheOtherChannelToBeWithdrawn(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown.Clear();
        await stage.WatchAsync();
        (await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Adopt, default)).ShouldBeOfType<DeskOutcome.Done>();
        await SameEditionAsync(stage, "fanpage");

        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai", null, default)).ShouldBeOfType<DeskOutcome.Done>();
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();

        (await stage.FindAsync($"{Id}@1/website/withdraw")).State.ShouldBe(PublicationState.Published);
        stage.Website.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALostAnswerIsStillLookedForByWhatWasSent(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown.Clear();
        await stage.WatchAsync();
        (await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Adopt, default)).ShouldBeOfType<DeskOutcome.Done>();
        // As a restored backup leaves what it knew as waiting.
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update publications set state = 'Unconfirmed', not_before = 0, external_id = null, address = null where channel = 'website'"), default);
        await SameEditionAsync(stage, "fanpage");

        await stage.SweepOnAsync(TimeSpan.FromHours(2));

        (await stage.FindAsync($"{Id}@1/website/publish")).State.ShouldBe(PublicationState.Published);
    }

    /// <summary>The board approves edition 1, as today's templates render it, to be posted again on a channel.</summary>
    private static async Task SameEditionAsync(PublishingStage stage, string again)
    {
        await SubmitAsync(stage, 1);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update editions set hash = 'h1' where id = @id", ("id", Id + "@1")), default);
        var outcome = await new CorrectArticle(stage.Ledger, Render, stage.Clock).RunAsync(ContentOf(Text(1)), Id, "duyet-1", new Correction("Đăng lại.") { Again = [again] }, default);
        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
    }

    private static async Task<PublishingStage> PublishedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        return stage;
    }
}
