using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A backlog goes out one a minute; only the backlog waits for that.</summary>
public sealed class BacklogTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalDoesNotWaitForTheBacklog(string database)
    {
        await using var stage = await BacklogAsync(database);
        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/da-dang", "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None))
            .ShouldBeOfType<DeskOutcome.Done>();

        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldNotContain(shown => shown.PublicationId.StartsWith("so-mau/da-dang", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsOnTimeDoesNotWaitForTheBacklogAndTheBacklogKeepsItsOrder(string database)
    {
        await using var stage = await BacklogAsync(database);
        var fresh = (await stage.ApprovedAsync("dung-gio", stage.Clock.GetUtcNow(), "fanpage"))[0];

        await stage.SweepAsync();
        (await stage.FindAsync(fresh)).State.ShouldBe(PublicationState.Published);
        await stage.SweepOnAsync(TimeSpan.FromMinutes(5));

        stage.Fanpage.Shown.Select(shown => shown.PublicationId.Split('/', '@')[1]).ShouldBe(["da-dang", "cu-1", "dung-gio", "cu-2", "cu-3"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalGoesBeforeWhatIsDueEarlier(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("da-dang", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        var waiting = (await stage.ApprovedAsync("cho", PublishingStage.Start.AddMinutes(1), "fanpage"))[0];
        stage.Pass(TimeSpan.FromMinutes(2));
        await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/da-dang", "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None);

        await stage.SweepAsync();

        stage.Fanpage.Calls[1..].ShouldBe(["withdraw x1", "send " + waiting]);
    }

    /// <summary>As the sweeps of a cron job see it: longer apart than the failing post waits.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task APostThatFailsEachTimeDoesNotTakeTheMinuteFromTheOthers(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 1; number <= 3; number++) await stage.ApprovedAsync($"cu-{number}", PublishingStage.Start.AddMinutes(number), "fanpage");
        stage.Pass(TimeSpan.FromMinutes(30));
        stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Facebook chưa đọc được trang của tin bài.", null));

        for (var run = 0; run < 3; run++)
        {
            await stage.SweepAsync();
            stage.Pass(TimeSpan.FromHours(1));
        }

        stage.Fanpage.Shown.Select(shown => shown.PublicationId.Split('/', '@')[1]).ShouldBe(["cu-2", "cu-3"]);
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(3);
    }

    /// <summary>What waited for a budget was not what failed: it keeps its place.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task APostThatHeardThatTheChannelIsBusyKeepsItsPlace(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 1; number <= 2; number++) await stage.ApprovedAsync($"cu-{number}", PublishingStage.Start.AddMinutes(number), "fanpage");
        stage.Pass(TimeSpan.FromMinutes(30));
        stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Hết lượt.", TimeSpan.FromMinutes(30), DeferralReach.Channel));
        await stage.SweepAsync();

        stage.Pass(TimeSpan.FromMinutes(30));
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldStartWith("so-mau/cu-1@1/");
    }

    /// <summary>One article is out, and of three that are late the first has just gone out.</summary>
    private static async Task<PublishingStage> BacklogAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("da-dang", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        for (var number = 1; number <= 3; number++) await stage.ApprovedAsync($"cu-{number}", PublishingStage.Start.AddMinutes(number), "fanpage");
        stage.Pass(TimeSpan.FromHours(2));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(2);
        return stage;
    }
}
