using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What people decide about a channel: the far side cannot tell, somebody posted by hand, somebody changed it over there.</summary>
public sealed class SettlementTests
{
    private const string Article = "so-mau/mot-cua";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatAPersonFoundThereIsPublishedWithItsAddressAndId(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = await UnconfirmedAsync(stage, isThere: true);

        await DoneAsync(SettleAsync(stage, new Settlement.IsThere(new Uri("https://kenh.example.vn/x1"))));

        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(
            publication => publication.State.ShouldBe(PublicationState.Published),
            publication => publication.Address.ShouldBe("https://kenh.example.vn/x1"),
            publication => publication.ExternalId.ShouldBe("x1"));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatStoodThereLastMonthCountsFromThenWhoeverFindsItNow(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = await UnconfirmedAsync(stage, isThere: true);
        stage.Fanpage.Since = PublishingStage.Start.AddMinutes(2);
        stage.Pass(TimeSpan.FromDays(20));

        await DoneAsync(SettleAsync(stage, new Settlement.IsThere(new Uri("https://kenh.example.vn/x1"))));

        (await stage.FindAsync(id)).PublishedAt.ShouldBe(PublishingStage.Start.AddMinutes(2));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatALookFindsCountsFromWhenItWasMade(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesAnswer().Since = PublishingStage.Start.AddSeconds(3);
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromHours(5));

        await stage.SweepAsync();

        (await stage.FindAsync(id)).PublishedAt.ShouldBe(PublishingStage.Start.AddSeconds(3));
        stage.Fanpage.Since = stage.Clock.GetUtcNow().AddDays(1);
        (await stage.FindAsync(id)).FoundByHand("x1", new Uri("https://kenh.example.vn/x1"), stage.Fanpage.Since, stage.Clock.GetUtcNow()).PublishedAt.ShouldBe(PublishingStage.Start.AddSeconds(3));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task APersonsWordClosesTheAttemptThatADeadNodeLeftOpen(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = await UnconfirmedAsync(stage, isThere: true);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update publications set not_before = @now where id = @id", ("now", stage.Clock.GetUtcNow()), ("id", id)), CancellationToken.None);
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-chet").RunAsync(await stage.FindAsync(id), CancellationToken.None)).ShouldNotBeNull();

        await DoneAsync(SettleAsync(stage, new Settlement.IsThere(new Uri("https://kenh.example.vn/x1"))));
        stage.Pass(TimeSpan.FromHours(1));
        await stage.SweepAsync();

        (await stage.AttemptsAsync(id))[^1].ShouldBe("Look Overtaken");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatAPersonDidNotFindIsSentOnce(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = await UnconfirmedAsync(stage, isThere: false);

        await DoneAsync(SettleAsync(stage, new Settlement.IsNotThere()));
        await stage.SweepAsync();
        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasPostedByHandCountsAndIsNotSent(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start.AddHours(3), "fanpage"))[0];

        await DoneAsync(SettleAsync(stage, new Settlement.IsThere(new Uri("https://www.facebook.com/somau/posts/1"))));
        stage.Pass(TimeSpan.FromHours(4));
        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Calls.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsSettledAlreadyIsNotSettledAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();

        (await SettleAsync(stage, new Settlement.IsNotThere())).ShouldBeOfType<DeskOutcome.Refused>();
        (await SettleAsync(stage, new Settlement.IsThere(new Uri("https://x.example.vn/")))).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.Settle.RunAsync(PublishingStage.Content, Article, "khong-co", "duyet-1", new Settlement.IsNotThere(), CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.Settle.RunAsync(PublishingStage.Content, Article, "fanpage", "viet", new Settlement.IsNotThere(), CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatSomebodyChangedOverThereIsReportedOnceAndRestoredWhenTheBoardSaysSo(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown[0] = stage.Fanpage.Shown[0] with { Payload = "bị sửa" };

        (await stage.WatchAsync()).ShouldBe(1);
        (await stage.WatchAsync()).ShouldBe(0);
        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).Single().Seen.ShouldBe("bị sửa");
        await DoneAsync(stage.SettleDrift.RunAsync(PublishingStage.Content, Article, "fanpage", "duyet-1", DriftDecision.Restore, CancellationToken.None));
        await stage.SweepAsync();

        stage.Fanpage.Shown.Single().Payload.ShouldBe("nội dung của mot-cua");
        stage.Fanpage.Calls.ShouldContain("replace x1");
        (await stage.WatchAsync()).ShouldBe(0);
        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatAppearedJustNowIsNotWatchedYetSinceReadsLagBehindWrites(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown.Clear();

        stage.Pass(TimeSpan.FromMinutes(14));
        (await stage.Watch.RunAsync(CancellationToken.None)).ShouldBe(0);
        stage.Pass(TimeSpan.FromMinutes(2));
        (await stage.Watch.RunAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasRestoredAndChangedAgainIsReportedAndRestoredAgain(string database)
    {
        await using var stage = await PublishedAsync(database);
        for (var round = 0; round < 2; round++)
        {
            stage.Fanpage.Shown[0] = stage.Fanpage.Shown[0] with { Payload = "bị sửa" };
            (await stage.WatchAsync()).ShouldBe(1);
            await DoneAsync(stage.SettleDrift.RunAsync(PublishingStage.Content, Article, "fanpage", "duyet-1", DriftDecision.Restore, CancellationToken.None));
            stage.Pass(TimeSpan.FromMinutes(1));
            await stage.SweepAsync();
            stage.Fanpage.Shown.Single().Payload.ShouldBe("nội dung của mot-cua");
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatTheBoardAdoptedIsNotReportedAgainUntilItChangesAgain(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown[0] = stage.Fanpage.Shown[0] with { Payload = "sửa lần một" };
        await stage.WatchAsync();
        await DoneAsync(stage.SettleDrift.RunAsync(PublishingStage.Content, Article, "fanpage", "duyet-1", DriftDecision.Adopt, CancellationToken.None));

        (await stage.WatchAsync()).ShouldBe(0);
        stage.Fanpage.Shown[0] = stage.Fanpage.Shown[0] with { Payload = "sửa lần hai" };
        (await stage.WatchAsync()).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasRemovedOverThereIsSentAgainOnlyWhenTheBoardSaysSoAndKeepsItsFirstDate(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown.Clear();
        stage.Pass(TimeSpan.FromDays(1));
        (await stage.WatchAsync()).ShouldBe(1);
        await stage.SweepAsync();
        stage.Fanpage.Shown.ShouldBeEmpty();

        await DoneAsync(stage.SettleDrift.RunAsync(PublishingStage.Content, Article, "fanpage", "duyet-1", DriftDecision.Restore, CancellationToken.None));
        await stage.SweepAsync();

        stage.Fanpage.Shown.Count.ShouldBe(1);
        (await stage.FindAsync(Article + "@1/fanpage/publish")).PublishedAt.ShouldBe(PublishingStage.Start);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnAdoptedRemovalEndsThePublication(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown.Clear();
        await stage.WatchAsync();

        await DoneAsync(stage.SettleDrift.RunAsync(PublishingStage.Content, Article, "fanpage", "duyet-1", DriftDecision.Adopt, CancellationToken.None));

        (await stage.FindAsync(Article + "@1/fanpage/publish")).State.ShouldBe(PublicationState.Cancelled);
        (await stage.WatchAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WatchingGivesWayWhenABudgetRunsLowAndReportsNothingItCannotTell(string database)
    {
        await using var stage = await PublishedAsync(database);
        stage.Fanpage.Shown.Clear();
        stage.Fanpage.Pressure = new ChannelPressure(85, null);
        (await stage.WatchAsync()).ShouldBe(0);
        stage.Fanpage.Pressure = null;
        stage.Fanpage.Live = new LiveState.CannotTell("Không trả lời.");
        (await stage.WatchAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalOfWhatWasNeverThereIsDoneAndNobodyIsCalled(string database)
    {
        await using var stage = await PublishedAsync(database);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update publications set state = 'Cancelled', fence = fence + 1"), CancellationToken.None);
        var withdrawal = (await stage.FindAsync(Article + "@1/fanpage/publish")) with
        {
            Id = Article + "@1/fanpage/withdraw",
            Act = PublicationAct.Withdraw,
            State = PublicationState.Scheduled,
            NotBefore = PublishingStage.Start,
        };
        await stage.Ledger.ChangeAsync(
            async change =>
            {
                await PublicationRows.AddAsync(change, withdrawal, waitsFor: null, notice: null);
                return 0;
            },
            CancellationToken.None);

        await stage.SweepAsync();

        (await stage.FindAsync(Article + "@1/fanpage/withdraw")).State.ShouldBe(PublicationState.Cancelled);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AClockThatIsPutBackRepeatsNothingAndLosesNothing(string database)
    {
        await using var stage = await PublishedAsync(database);
        var later = (await stage.ApprovedAsync("bai-sau", PublishingStage.Start, "fanpage"))[0];
        stage.Clock.StandAt(PublishingStage.Start - TimeSpan.FromHours(2));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(1);

        stage.Clock.StandAt(PublishingStage.Start);
        await stage.SweepAsync();

        (await stage.FindAsync(later)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(2);
    }

    private static async Task<PublishingStage> PublishedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        return stage;
    }

    private static async Task<string> UnconfirmedAsync(PublishingStage stage, bool isThere)
    {
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        if (isThere) stage.Fanpage.LosesAnswer();
        else stage.Fanpage.LosesRequest();
        stage.Fanpage.IsBlind = true;
        for (var hour = 0; hour < 12; hour++)
        {
            await stage.SweepAsync();
            stage.Pass(TimeSpan.FromHours(1));
        }

        (await stage.FindAsync(id)).NotBefore.ShouldBeNull();
        return id;
    }

    private static Task<DeskOutcome> SettleAsync(PublishingStage stage, Settlement settlement) =>
        stage.Settle.RunAsync(PublishingStage.Content, Article, "fanpage", "duyet-1", settlement, CancellationToken.None);

    private static async Task DoneAsync(Task<DeskOutcome> act) => (await act).ShouldBeOfType<DeskOutcome.Done>();
}
