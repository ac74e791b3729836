using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A look or a question that is never answered keeps nobody else waiting, and a person may decide meanwhile.</summary>
public sealed class TroubledLookTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookThatAlwaysFailsStopsNobodyElse(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesAnswer();
        await stage.SweepAsync();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Unconfirmed);
        // What GraphOutcomes.Reason says of code 1, "reduce the amount of data you're asking for", of a 500 and of a reading that timed out.
        stage.Fanpage.BlindBecause = "Facebook đang bận hoặc hết lượt, sẽ thử lại (mã 1).";
        var other = (await stage.ApprovedAsync("khac", PublishingStage.Start.AddMinutes(5), "fanpage"))[0];
        await stage.SweepOnAsync(TimeSpan.FromHours(30));

        (await stage.FindAsync(other)).State.ShouldBe(PublicationState.Published);
        // After a day such looks count: a person decides.
        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(PublicationState.Unconfirmed), one => one.NotBefore.ShouldBeNull());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookRefusedByTheChannelsBudgetLetsTheChannelRest(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        stage.Fanpage.LosesAnswer();
        await stage.SweepAsync();
        stage.Fanpage.BlindBecause = "Facebook đang bận hoặc hết lượt, sẽ thử lại (mã 32).";
        stage.Fanpage.BlindReach = DeferralReach.Channel;
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        var calls = stage.Fanpage.Calls.Count;

        await stage.ApprovedAsync("khac", stage.Clock.GetUtcNow(), "fanpage");
        await stage.SweepAsync();

        stage.Fanpage.Calls.Count.ShouldBe(calls);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AQuestionThatAlwaysFailsStopsNobodyElse(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("t1", null));
        await stage.SweepAsync();
        var other = (await stage.ApprovedAsync("khac", PublishingStage.Start.AddMinutes(5), "fanpage"))[0];
        for (var many = 0; many < 500; many++)
            stage.Fanpage.Answers(delivery => delivery.PublicationId == id ? new DeliveryOutcome.Unconfirmed("Zalo đang bận hoặc hết lượt, sẽ thử lại.") : new DeliveryOutcome.Published("x9", new Uri("https://kenh.example.vn/x9")));
        await stage.SweepOnAsync(TimeSpan.FromHours(20));

        (await stage.FindAsync(other)).State.ShouldBe(PublicationState.Published);
    }

    [Fact]
    public async Task AWaitOfNothingIsAWait()
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        // HTTP 429 without an envelope and with Retry-After: 0.
        for (var many = 0; many < 200; many++) stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Zalo đang bận hoặc hết lượt, sẽ thử lại (mã HTTP 429).", TimeSpan.Zero));

        await stage.SweepAsync();

        stage.Fanpage.Calls.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatACutOffSendCannotLookForMayBeSettledByAPerson(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        // Dies while it calls.
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-chet").RunAsync(await stage.FindAsync(id), CancellationToken.None)).ShouldNotBeNull();
        stage.Fanpage.BlindBecause = "Facebook không nhận mã truy cập; cần lấy mã mới cho trang (mã 190).";
        await stage.SweepAsync("may-2");
        stage.Pass(ClaimPublication.Lease);
        await stage.SweepOnAsync(TimeSpan.FromHours(3), "may-2");
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Unconfirmed);

        var there = await stage.Settle.RunAsync(PublishingStage.Content, "so-mau/mot-cua", "fanpage", "duyet-1", new Settlement.IsThere(new Uri("https://kenh.example.vn/x9")), CancellationToken.None);
        there.ShouldBeOfType<DeskOutcome.Done>(there.ToString());
    }
}
