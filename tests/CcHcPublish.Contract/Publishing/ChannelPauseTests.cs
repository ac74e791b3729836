using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

public sealed class ChannelPauseTests
{
    private static readonly DeliveryOutcome UsedUp = new DeliveryOutcome.Deferred("Hết lượt.", TimeSpan.FromHours(1), DeferralReach.Channel);
    private static readonly DeliveryOutcome NoGrant = new DeliveryOutcome.Deferred("Mã truy cập hết hạn.", null, DeferralReach.Repair);

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AUsedUpBudgetStopsTheWholeChannelForAllNodesAndKeepsTheOrder(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 1; number <= 3; number++) await stage.ApprovedAsync($"bai-{number}", PublishingStage.Start.AddSeconds(number), "fanpage");
        stage.Pass(TimeSpan.FromMinutes(1));
        stage.Fanpage.Answers(UsedUp);

        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromMinutes(59));
        await stage.SweepAsync("may-2");
        stage.Fanpage.Calls.Count.ShouldBe(1);

        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync("may-2");
        await DrainAsync(stage);
        stage.Fanpage.Shown.Select(shown => shown.PublicationId).ShouldBe(["so-mau/bai-1@1/fanpage/publish", "so-mau/bai-2@1/fanpage/publish", "so-mau/bai-3@1/fanpage/publish"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ABudgetThatTellsNoTimeIsLeftAloneLongerEachTime(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        for (var round = 0; round < 4; round++) stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Bận.", null, DeferralReach.Channel));
        List<int> minutes = [];

        for (var minute = 0; minute < 30; minute++)
        {
            var before = stage.Fanpage.Calls.Count;
            await stage.SweepAsync();
            if (stage.Fanpage.Calls.Count > before) minutes.Add(minute);
            stage.Pass(TimeSpan.FromMinutes(1));
        }

        minutes.ShouldBe([0, 1, 3, 8, 18]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task PostsWaitAndDoNotExpireWhileAGrantIsRepaired(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        for (var half = 0; half < 60; half++)
        {
            stage.Fanpage.Answers(NoGrant);
            await stage.SweepAsync();
            stage.Pass(TimeSpan.FromMinutes(30));
        }

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Scheduled);
        stage.Fanpage.Calls.Count.ShouldBe(60);

        await stage.SweepAsync();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnAppsLimitStopsAllItsPagesAndNobodyElses(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var (first, second, other) = (new FakeChannel { App = "facebook:1" }, new FakeChannel { App = "facebook:1" }, new FakeChannel { App = "facebook:2" });
        foreach (var (name, channel) in new[] { ("trang-1", first), ("trang-2", second), ("trang-3", other) })
        {
            stage.Channels.Add("so-mau", new ChannelSetting(name, ChannelKind.Facebook, name, null), channel);
            await stage.ApprovedAsync("bai-" + name, PublishingStage.Start, name);
        }

        first.Answers(new DeliveryOutcome.Deferred("Hết lượt của ứng dụng.", TimeSpan.FromHours(1), DeferralReach.App));
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromSeconds(30));
        await stage.ApprovedAsync("them-2", stage.Clock.GetUtcNow(), "trang-2");
        await stage.ApprovedAsync("them-3", stage.Clock.GetUtcNow(), "trang-3");
        await stage.SweepAsync();

        second.Calls.ShouldNotContain("send so-mau/them-2@1/trang-2/publish");
        other.Calls.ShouldContain("send so-mau/them-3@1/trang-3/publish");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ANearlyUsedUpBudgetStopsTheChannelBeforeItRefuses(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot", PublishingStage.Start, "fanpage");
        await stage.ApprovedAsync("hai", PublishingStage.Start, "fanpage");
        stage.Fanpage.Pressure = new ChannelPressure(96, TimeSpan.FromMinutes(20));

        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(1);

        stage.Fanpage.Pressure = new ChannelPressure(10, null);
        stage.Pass(TimeSpan.FromMinutes(20));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ANodeThatCannotServeAChannelDoesNotCutShortItsPause(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await BeginAsync(stage, PauseKind.Busy, "Hết lượt.", TimeSpan.FromHours(1));
        await BeginAsync(stage, PauseKind.Repair, "Máy này không có khóa.", TimeSpan.Zero);

        var pause = (await ChannelPauses.StandingAsync(stage.Ledger, CancellationToken.None)).ShouldHaveSingleItem();
        (pause.Kind, pause.Reason, pause.Until).ShouldBe((PauseKind.Busy, "Hết lượt.", PublishingStage.Start.AddHours(1)));

        stage.Pass(TimeSpan.FromHours(1));
        await BeginAsync(stage, PauseKind.Repair, "Máy này không có khóa.", TimeSpan.Zero);
        (await ChannelPauses.StandingAsync(stage.Ledger, CancellationToken.None)).ShouldHaveSingleItem().Kind.ShouldBe(PauseKind.Repair);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ABacklogGoesOutInItsOrderOneAMinute(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 1; number <= 3; number++) await stage.ApprovedAsync($"bai-{number}", PublishingStage.Start.AddSeconds(number), "fanpage", "website");
        stage.Pass(TimeSpan.FromHours(2));

        await stage.SweepAsync();
        await stage.SweepAsync("may-2");

        stage.Website.Shown.Count.ShouldBe(3);
        stage.Fanpage.Shown.Select(shown => shown.PublicationId).ShouldBe(["so-mau/bai-1@1/fanpage/publish"]);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync("may-2");
        stage.Fanpage.Shown.Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ABacklogOfOneChannelDoesNotHoldUpAnother(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 0; number < 520; number++) await stage.ApprovedAsync($"cu-{number:000}", PublishingStage.Start, "fanpage");
        stage.Pass(TimeSpan.FromHours(2));
        await stage.ApprovedAsync("moi", stage.Clock.GetUtcNow(), "website");

        await stage.SweepAsync();

        stage.Website.Shown.Count.ShouldBe(1);
    }

    private static Task<int> BeginAsync(PublishingStage stage, PauseKind kind, string reason, TimeSpan wait) => stage.Ledger.ChangeAsync(async change =>
    {
        await ChannelPauses.BeginAsync(change, "so-mau", "fanpage", kind, reason, wait, stage.Clock.GetUtcNow());
        return 0;
    }, CancellationToken.None);

    private static async Task DrainAsync(PublishingStage stage)
    {
        for (var minute = 0; minute < 5; minute++)
        {
            stage.Pass(TimeSpan.FromMinutes(1));
            await stage.SweepAsync();
        }
    }
}
