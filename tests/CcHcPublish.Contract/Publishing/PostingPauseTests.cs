using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>An account whose month is used up makes nothing new; what is there is asked about, corrected and withdrawn all the same.</summary>
public sealed class PostingPauseTests
{
    private const string Why = "Hết hạn mức bài của gói OA trong tháng (mã -223).";

    private static readonly DeliveryOutcome UsedUp = new DeliveryOutcome.Deferred(Why, null, DeferralReach.Posting);

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalAndACorrectionDoNotWaitForTheNewMonth(string database)
    {
        await using var stage = await PausedAsync(database);
        await CorrectAsync(stage, 2);
        (await WithdrawAsync(stage)).ShouldBeOfType<DeskOutcome.Done>();

        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();

        (await stage.FindAsync($"{Id}@2/fanpage/correct")).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync("so-mau/cu@1/fanpage/withdraw")).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync("so-mau/moi@1/fanpage/publish")).State.ShouldBe(PublicationState.Scheduled);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasSentBeforeIsLookedFor(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.LosesAnswer().Answers(UsedUp);
        var sent = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start.AddSeconds(-1), "fanpage"))[0];
        await stage.ApprovedAsync("moi", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();

        stage.Pass(Waiting.FirstLook);
        await stage.SweepAsync();

        (await stage.FindAsync(sent)).State.ShouldBe(PublicationState.Published);
        (await ChannelPauses.StandingAsync(stage.Ledger, default)).ShouldHaveSingleItem().Kind.ShouldBe(PauseKind.Posting);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task OnlyANewPostEndsItOnceItRanOut(string database)
    {
        await using var stage = await PausedAsync(database);
        var since = (await ChannelPauses.StandingAsync(stage.Ledger, default)).Single().Since;
        stage.Pass(TimeSpan.FromMinutes(30));
        (await WithdrawAsync(stage)).ShouldBeOfType<DeskOutcome.Done>();
        stage.Fanpage.Answers(new DeliveryOutcome.Published("x2", new Uri("https://kenh.example.vn/x2"))).Answers(UsedUp);

        await stage.SweepAsync();

        var pause = (await ChannelPauses.StandingAsync(stage.Ledger, default)).ShouldHaveSingleItem();
        (pause.Kind, pause.Since).ShouldBe((PauseKind.Posting, since));
        stage.Pass(TimeSpan.FromMinutes(30));
        await stage.SweepAsync();
        (await stage.FindAsync("so-mau/moi@1/fanpage/publish")).State.ShouldBe(PublicationState.Published);
        (await ChannelPauses.StandingAsync(stage.Ledger, default)).ShouldBeEmpty();
    }

    /// <summary>Sweeps so far apart that each finds the pause over: the post that hears of it again does not keep the rest from its turn.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsThereHasItsTurnBehindAPostThatIsRefusedAgain(string database)
    {
        await using var stage = await PausedAsync(database);
        await stage.ApprovedAsync("moi-hon", stage.Clock.GetUtcNow(), "fanpage");
        await CorrectAsync(stage, 2);
        stage.Pass(TimeSpan.FromHours(1));
        stage.Fanpage.Answers(UsedUp);

        await stage.SweepAsync();

        (await stage.FindAsync($"{Id}@2/fanpage/correct")).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync("so-mau/moi-hon@1/fanpage/publish")).State.ShouldBe(PublicationState.Scheduled);
        stage.Fanpage.Shown.Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhereNothingNewWaitsNoChannelIsDown(string database)
    {
        await using var stage = await PausedAsync(database);
        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/moi", "duyet-1", "thu-hoi", "Sai", null, default)).ShouldBeOfType<DeskOutcome.Done>();

        (await new ReadLag(stage.Ledger, stage.Clock).RunAsync(default)).ChannelsDown.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnAnswerAboutAnOlderJobSaysNothingOfNewPosts(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("phiếu", TimeSpan.FromMinutes(40))).Answers(UsedUp);
        await stage.ApprovedAsync("cu", PublishingStage.Start.AddSeconds(-1), "fanpage");
        var waits = (await stage.ApprovedAsync("moi", PublishingStage.Start, "fanpage"))[0];
        await stage.SweepAsync();
        await stage.Hold.RunAsync(PublishingStage.Content.Agency, new HoldScope.OneArticle("so-mau/moi"), "duyet-1", "Chờ ý kiến", default);
        stage.Pass(TimeSpan.FromMinutes(40));

        await stage.SweepAsync();

        (await stage.FindAsync("so-mau/cu@1/fanpage/publish")).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync(waits)).State.ShouldBe(PublicationState.Scheduled);
        (await ChannelPauses.StandingAsync(stage.Ledger, default)).ShouldHaveSingleItem().Kind.ShouldBe(PauseKind.Posting);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ARefusalOfTheArticleItselfSaysNothingOfNewPosts(string database)
    {
        await using var stage = await PausedAsync(database);
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected("Trên OA đã có bài cùng tiêu đề."));
        stage.Pass(TimeSpan.FromMinutes(30));

        await stage.SweepAsync();

        (await stage.FindAsync("so-mau/moi@1/fanpage/publish")).State.ShouldBe(PublicationState.Rejected);
        (await ChannelPauses.StandingAsync(stage.Ledger, default)).ShouldHaveSingleItem().Kind.ShouldBe(PauseKind.Posting);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionThatIsRefusedForItStopsTheChannelAndIsNotTriedWithoutEnd(string database)
    {
        await using var stage = await PausedAsync(database);
        await CorrectAsync(stage, 2);
        stage.Fanpage.Answers(UsedUp);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        var calls = stage.Fanpage.Calls.Count;

        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();

        stage.Fanpage.Calls.Count.ShouldBe(calls);
        (await ChannelPauses.StandingAsync(stage.Ledger, default)).ShouldHaveSingleItem().Kind.ShouldBe(PauseKind.Repair);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWaitsForTheNewMonthDoesNotExpireAndIsToldApartFromWhatIsLate(string database)
    {
        await using var stage = await PausedAsync(database);
        for (var half = 0; half < 20; half++)
        {
            stage.Pass(TimeSpan.FromMinutes(30));
            stage.Fanpage.Answers(UsedUp);
            await stage.SweepAsync();
        }

        var lag = await new ReadLag(stage.Ledger, stage.Clock).RunAsync(default);

        (await stage.FindAsync("so-mau/moi@1/fanpage/publish")).State.ShouldBe(PublicationState.Scheduled);
        (lag.Due, lag.ChannelsDown, lag.WaitingForChannel).ShouldBe((0, 1, 1));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task OnlyNewPostsAreSaidToWaitForIt(string database)
    {
        await using var stage = await PausedAsync(database);
        (await WithdrawAsync(stage)).ShouldBeOfType<DeskOutcome.Done>();

        (await PauseOfAsync(stage, "so-mau/moi")).ShouldBe(Why);
        (await PauseOfAsync(stage, "so-mau/cu")).ShouldBeNull();
    }

    private static async Task<string?> PauseOfAsync(PublishingStage stage, string article)
    {
        var row = (await ArticleRow.FindAsync(stage.Ledger, article, default))!;
        return (await new ReadArticleFacts(stage.Ledger).OfAsync(row, PublishingStage.Content, default)).Facts.Publications.Select(one => one.Pause?.Reason).FirstOrDefault(reason => reason is not null);
    }

    private static Task<DeskOutcome> WithdrawAsync(PublishingStage stage) =>
        new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/cu", "duyet-1", "thu-hoi", "Sai", null, default);

    /// <summary>Two articles are out on the fanpage; a third was refused since the month is used up.</summary>
    private static async Task<PublishingStage> PausedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.ApprovedAsync("cu", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        await stage.ApprovedAsync("moi", stage.Clock.GetUtcNow(), "fanpage");
        stage.Fanpage.Answers(UsedUp);
        await stage.SweepAsync();
        return stage;
    }
}
