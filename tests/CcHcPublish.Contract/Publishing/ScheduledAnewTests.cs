using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What the board schedules again begins anew: no earlier try is counted, and none that was never made.</summary>
public sealed class ScheduledAnewTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasRefusedAfterManyTriesHasAllItsTriesAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        for (var tries = 1; tries < 3; tries++) stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromMinutes(1)));
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected("Sau nhiều lần thử."));
        await stage.SweepOnAsync(TimeSpan.FromMinutes(4));
        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(PublicationState.Rejected), one => one.Tries.ShouldBe(3));

        await ScheduleAsync(stage, stage.Clock.GetUtcNow().AddHours(1));

        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(PublicationState.Scheduled), one => one.Tries.ShouldBe(0));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatExpiredWasNotTried(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Pass(TimeSpan.FromHours(7));

        await stage.SweepAsync();

        stage.Fanpage.Calls.ShouldBeEmpty();
        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(PublicationState.Expired), one => one.Tries.ShouldBe(0));
    }

    private static async Task ScheduleAsync(PublishingStage stage, DateTimeOffset at) =>
        (await new ScheduleArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", at, default)).ShouldBeOfType<DeskOutcome.Done>();
}
