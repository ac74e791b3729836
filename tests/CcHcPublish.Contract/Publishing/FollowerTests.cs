using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What links to the website waits for it, whoever planned it, and nobody waits for what never comes.</summary>
public sealed class FollowerTests
{
    private const string Follower = $"{Id}@1/fanpage/publish";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AChannelThatACorrectionAddsWaitsUntilTheWebsiteShowsTheCorrection(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        stage.Website.Answers(new DeliveryOutcome.Deferred("Đĩa đầy.", TimeSpan.FromMinutes(10)));

        await stage.SweepAsync();
        stage.Fanpage.Calls.ShouldBeEmpty();
        stage.Pass(TimeSpan.FromMinutes(10));
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@2/fanpage/publish");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AChannelThatIsApprovedAnewWaitsForTheWebsiteThatIsOnItsWay(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        stage.Website.LosesAnswer();
        stage.Website.IsBlind = true;
        await stage.SweepAsync();
        (await stage.FindAsync($"{Id}@1/website/publish")).State.ShouldBe(PublicationState.Unconfirmed);
        await SubmitAsync(stage, 1);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update editions set hash = 'h1' where id = @id", ("id", Id + "@1")), CancellationToken.None);
        var outcome = await new ApproveArticle(stage.Ledger, Render, _ => "mẫu", stage.Clock).RunAsync(ContentOf(Text(1)), Id, "duyet-1", CancellationToken.None);
        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());

        await stage.SweepAsync();
        stage.Fanpage.Calls.ShouldBeEmpty();
        stage.Website.IsBlind = false;
        await stage.SweepOnAsync(TimeSpan.FromMinutes(5));

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe(Follower);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AJobOfTheFarSideIsAskedAboutThoughItsWebsiteIsGone(string database)
    {
        await using var stage = await GoneAsync(database, new DeliveryOutcome.Accepted("phieu", TimeSpan.FromHours(2)));

        await stage.SweepAsync();

        stage.Fanpage.Calls.ShouldContain("ask phieu");
        (await stage.FindAsync(Follower)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TheBoardIsToldOfWhatWaitsForAWebsiteThatIsGoneAndCanSettleIt(string database)
    {
        await using var stage = await GoneAsync(database, new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromHours(2)));
        await stage.SweepAsync();
        (await stage.FindAsync(Follower)).State.ShouldBe(PublicationState.Scheduled);

        var row = (await ArticleRow.FindAsync(stage.Ledger, Id, CancellationToken.None))!;
        var standing = await new ReadArticleFacts(stage.Ledger).OfAsync(row, PublishingStage.Content, CancellationToken.None);
        var why = WhyBlocked.Of(standing.Facts, stage.Clock.GetUtcNow()).Single(condition => condition.Channel == "fanpage");

        (why.Code, why.Owner, why.Urgency).ShouldBe((ConditionCode.WaitsForWebsite, ConditionOwner.Board, Urgency.Person));
        why.Command.ShouldBe("cchc publish mot-cua --agency so-mau --channel fanpage --there URL --as USER");
        why.Next.ShouldNotBeNull().Vi.ShouldContain("--again website");
        (await stage.Settle.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", new Settlement.IsThere(new Uri("https://kenh.example.vn/tay")), CancellationToken.None))
            .ShouldBeOfType<DeskOutcome.Done>();
    }

    /// <summary>The fanpage's answer came first; then the page was removed from the website, the board agreed, and two hours passed.</summary>
    private static async Task<PublishingStage> GoneAsync(string database, DeliveryOutcome answer)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        stage.Fanpage.Answers(answer);
        await stage.SweepAsync();
        stage.Website.Shown.Clear();
        (await stage.WatchAsync()).ShouldBe(1);
        (await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "website", "duyet-1", DriftDecision.Adopt, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
        stage.Pass(TimeSpan.FromHours(2));
        return stage;
    }
}
