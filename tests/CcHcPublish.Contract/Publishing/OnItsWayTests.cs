using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What people do about an article while something of it is on its way to a channel.</summary>
public sealed class OnItsWayTests
{
    private const string Article = "so-mau/mot-cua";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    /// <summary>On one file the withdrawal's transaction keeps the claim out.</summary>
    [PostgresFact]
    public async Task WhatANodeClaimsWhileItsArticleIsBeingWithdrawnIsWithdrawnToo()
    {
        await using var stage = await PublishingStage.OpenAsync("postgres");
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var due = await stage.FindAsync(id);
        // The withdrawal asks for the time at the beginning of its transaction: the claim comes just before.
        var clock = new InterruptedClock(stage.Clock, () => new ClaimPublication(stage.Ledger, stage.Clock, "may-2").RunAsync(due, CancellationToken.None).GetAwaiter().GetResult().ShouldNotBeNull());

        await new WithdrawArticle(stage.Ledger, clock).RunAsync(PublishingStage.Content, Article, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None);

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Sending);
        (await stage.FindAsync($"{Article}@1/fanpage/withdraw")).State.ShouldBe(PublicationState.Scheduled);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionReplacesWhatMayBeThereInsteadOfPostingBesideIt(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.LosesAnswer();
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        (await stage.FindAsync($"{Article}@1/fanpage/publish")).State.ShouldBe(PublicationState.Unconfirmed);

        await LaterEditions.CorrectAsync(stage, 2);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromMinutes(2));
        await stage.SweepAsync();

        stage.Fanpage.Shown.Count.ShouldBe(1);
        stage.Fanpage.Shown[0].PublicationId.ShouldBe($"{Article}@2/fanpage/correct");
        (await stage.FindAsync($"{Article}@2/fanpage/correct")).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionWaitsUntilTheFirstPostIsProvenAbsent(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.LosesAnswer();
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await LaterEditions.CorrectAsync(stage, 2);
        // Nothing arrived after all.
        stage.Fanpage.Shown.Clear();
        await SweepOnAsync(stage, TimeSpan.FromMinutes(5));
        (await stage.FindAsync($"{Article}@1/fanpage/publish")).State.ShouldBe(PublicationState.Unconfirmed);

        (await stage.FindAsync($"{Article}@2/fanpage/correct")).State.ShouldBe(PublicationState.Scheduled);
        await SweepOnAsync(stage, TimeSpan.FromMinutes(40));

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Article}@2/fanpage/publish");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ATicketThatGetsNoAnswerIsAskedAboutForADayAndThenLookedFor(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("phieu", null));
        for (var ask = 0; ask < 100; ask++) stage.Fanpage.Answers(new DeliveryOutcome.Unconfirmed("Không trả lời."));

        await SweepOnAsync(stage, TimeSpan.FromHours(23));
        stage.Fanpage.Calls.Where(call => call.StartsWith("find", StringComparison.Ordinal)).ShouldBeEmpty();
        await SweepOnAsync(stage, TimeSpan.FromHours(2));

        stage.Fanpage.Calls.First(call => !call.StartsWith("ask", StringComparison.Ordinal) && call != "send " + id).ShouldBe("find " + id);
    }

    private static async Task SweepOnAsync(PublishingStage stage, TimeSpan time)
    {
        for (var until = stage.Clock.GetUtcNow() + time; stage.Clock.GetUtcNow() < until; stage.Pass(TimeSpan.FromMinutes(1))) await stage.SweepAsync();
    }

    /// <summary>A clock that lets something happen the first time it is read.</summary>
    private sealed class InterruptedClock(TimeProvider clock, Action happens) : TimeProvider
    {
        private bool isRead;

        public override DateTimeOffset GetUtcNow()
        {
            if (!isRead)
            {
                isRead = true;
                happens();
            }

            return clock.GetUtcNow();
        }
    }
}
