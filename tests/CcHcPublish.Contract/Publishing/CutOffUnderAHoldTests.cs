using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A node died in the middle of a correction, and a hold forbids to send it again: nobody else waits for that.</summary>
public sealed class CutOffUnderAHoldTests
{
    private const string Correct = $"{Id}@2/fanpage/correct";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AnotherArticleGoesOutAndTheCorrectionWaitsForTheRelease(string database)
    {
        await using var stage = await CutOffAsync(database, new HoldScope.OneArticle(Id));
        var other = (await stage.ApprovedAsync("khac", stage.Clock.GetUtcNow(), "fanpage"))[0];

        await stage.SweepAsync("may-2");

        (await stage.FindAsync(other)).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync(Correct)).State.ShouldBe(PublicationState.Scheduled);
        (await stage.AttemptsAsync(Correct)).ShouldBe(["Send CutOff"]);
        await stage.SweepAsync("may-2");
        (await stage.AttemptsAsync(Correct)).ShouldBe(["Send CutOff"]);

        await DoneAsync(stage.Release.RunAsync(PublishingStage.Content.Agency, new HoldScope.OneArticle(Id), "duyet-1", CancellationToken.None));
        await stage.SweepAsync("may-2");
        (await stage.FindAsync(Correct)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnUrgentWithdrawalOfAnotherArticleGoesOut(string database)
    {
        await using var stage = await CutOffAsync(database, new HoldScope.WholeAgency());
        await DoneAsync(new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/gap", "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None));

        await stage.SweepAsync("may-2");

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldStartWith(Id);
    }

    /// <summary>Two articles are out; the correction of one was claimed by a node that died, and is held since.</summary>
    private static async Task<PublishingStage> CutOffAsync(string database, HoldScope scope)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.ApprovedAsync("gap", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-chet").RunAsync(await stage.FindAsync(Correct), CancellationToken.None)).ShouldNotBeNull();
        await DoneAsync(stage.Hold.RunAsync(PublishingStage.Content.Agency, scope, "duyet-1", "Chờ ý kiến", CancellationToken.None));
        stage.Pass(TimeSpan.FromMinutes(10));
        return stage;
    }

    private static async Task DoneAsync(Task<DeskOutcome> act) => (await act).ShouldBeOfType<DeskOutcome.Done>();
}
