using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A clock that ran ahead and was put right leaves no wait behind that is longer than it was meant to be.</summary>
public sealed class ClockJumpTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task APauseOfAClockThatWasAheadIsOver(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = await AheadAsync(stage, new DeliveryOutcome.Deferred("Hết lượt.", TimeSpan.FromHours(1), DeferralReach.Channel));

        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ARetryThatAClockAheadPutOffIsDue(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = await AheadAsync(stage, new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromMinutes(30)));

        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookThatAClockAheadPutOffIsMadeAfterItsPause(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.LosesAnswer();
        var id = await AheadAsync(stage, outcome: null);

        await stage.SweepAsync();
        (await stage.FindAsync(id)).NotBefore.ShouldBe(PublishingStage.Start + Waiting.FirstLook);
        stage.Pass(Waiting.FirstLook);
        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TheSpacingOfABacklogDoesNotWaitForAClockThatWasAhead(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 1; number <= 2; number++) await stage.ApprovedAsync($"bai-{number}", PublishingStage.Start.AddSeconds(number), "fanpage");
        stage.Clock.StandAt(PublishingStage.Start.AddHours(3));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(1);

        stage.Clock.StandAt(PublishingStage.Start.AddMinutes(20));
        await stage.SweepAsync();

        stage.Fanpage.Shown.Count.ShouldBe(2);
    }

    /// <summary>Else the four looks that prove absence would come within seconds.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task TwoNodesWhoseClocksDisagreeDoNotShortenTheLookPlan(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        stage.Fanpage.LosesRequest();
        await stage.SweepAsync();
        var until = PublishingStage.Start.AddMinutes(8);
        for (var now = PublishingStage.Start; now < until; now += TimeSpan.FromSeconds(15))
        {
            stage.Clock.StandAt(now);
            await stage.SweepAsync();
            stage.Clock.StandAt(now.AddMinutes(10));
            await stage.SweepAsync("may-2");
        }

        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalThatAClockAheadOrderedGoesOut(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        stage.Clock.StandAt(PublishingStage.Start.AddDays(3));
        await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/mot-cua", "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None);

        stage.Clock.StandAt(PublishingStage.Start.AddMinutes(1));
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WaitsOfAClockThatIsRightAreKept(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var planned = (await stage.ApprovedAsync("bai-sau", PublishingStage.Start.AddDays(300), "fanpage"))[0];
        var deferred = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromHours(5)));
        await stage.SweepAsync();
        // Nodes' clocks differ a little.
        stage.Pass(TimeSpan.FromMinutes(-3));
        await stage.SweepAsync();

        (await stage.FindAsync(deferred)).NotBefore.ShouldBe(PublishingStage.Start.AddHours(5));
        (await stage.FindAsync(planned)).NotBefore.ShouldBe(PublishingStage.Start.AddDays(300));
    }

    /// <summary>Tried once by a clock that was two hours ahead, which is right again now.</summary>
    private static async Task<string> AheadAsync(PublishingStage stage, DeliveryOutcome? outcome)
    {
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        if (outcome is not null) stage.Fanpage.Answers(outcome);
        stage.Clock.StandAt(PublishingStage.Start.AddHours(2));
        await stage.SweepAsync();
        (await stage.FindAsync(id)).State.ShouldNotBe(PublicationState.Published);
        stage.Clock.StandAt(PublishingStage.Start);
        return id;
    }
}
