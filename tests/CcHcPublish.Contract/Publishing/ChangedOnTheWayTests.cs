using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>What people decide while a post is prepared or looked for holds for it too.</summary>
public sealed class ChangedOnTheWayTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory]
    [InlineData("sqlite", true), InlineData("sqlite", false), InlineData("postgres", true), InlineData("postgres", false)]
    public async Task WhatWasWithdrawnOrHeldWhileItsPicturesGoUpIsNotPosted(string database, bool isHold)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.AsksBeforeSending = true;
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        stage.Fanpage.Preparing = () =>
        {
            reached.TrySetResult();
            return goOn.Task;
        };
        var sweeping = Task.Run(() => stage.SweepAsync());
        await reached.Task;
        var act = isHold
            ? await stage.Hold.RunAsync(PublishingStage.Content.Agency, new HoldScope.OneArticle(Id), "duyet-1", "Chờ", CancellationToken.None)
            : await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None);
        act.ShouldBeOfType<DeskOutcome.Done>();
        goOn.SetResult();
        await sweeping;

        stage.Fanpage.Calls.ShouldNotContain($"send {Id}@1/fanpage/publish");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnEditWhileItIsLookedForReopensWhatProvesAbsent(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update articles set path = @path, rendered_with = 's' where id = @id", ("path", Text(2).Path), ("id", Id)), default);
        stage.Fanpage.LosesRequest();
        await stage.SweepAsync();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Unconfirmed);
        // The author mends the text, and every sweep of serve imports and reviews.
        var content = ContentOf(Text(2));
        (await new ImportArticles(stage.Ledger, Render, stage.Clock).RunAsync(content, "he-thong", default)).Changed.Count.ShouldBe(1);
        for (var minute = 0; minute < 20; minute++)
        {
            await new ImportArticles(stage.Ledger, Render, stage.Clock).RunAsync(content, "he-thong", default);
            await new ReviewApprovals(stage.Ledger, Render, _ => "s", stage.Clock).RunAsync(content, "he-thong", default);
            await stage.SweepAsync();
            stage.Pass(TimeSpan.FromMinutes(1));
        }

        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    /// <summary>A broadcast, which no correction reaches: what was approved of the edit does not concern it, and the person who says "send" is heard.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task AnEditThatTheBoardHasDecidedAboutStopsNothingThatStaysAsItWas(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesRequest();
        stage.Fanpage.IsBlind = true;
        await stage.SweepAsync();
        await SubmitAsync(stage, 2);
        await stage.Ledger.ChangeAsync(
            async change => await change.RunAsync("update publications set edited_at = 1") + await change.RunAsync("update articles set state = 'Approved', approved_edition = edition"), default);

        (await stage.Settle.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", new Settlement.IsNotThere(), CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatACorrectionHasFoundWrongDoesNotAppearBecauseTheCorrectionIsEditedAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage"))[1];
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update articles set path = @path where id = @id", ("path", Text(2).Path), ("id", Id)), default);
        stage.Fanpage.LosesRequest();
        await stage.SweepAsync();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Unconfirmed);
        await CorrectAsync(stage, 2);
        // The author goes on to mend it before the looks are over.
        (await new ImportArticles(stage.Ledger, Render, stage.Clock).RunAsync(ContentOf(Text(3)), "he-thong", default)).Changed.Count.ShouldBe(1);
        await stage.SweepOnAsync(TimeSpan.FromMinutes(20));

        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasPlannedForTomorrowStaysPlannedWhenAnotherChannelIsCorrected(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        stage.Disconnect("fanpage");
        await stage.SweepAsync();
        var tomorrow = PublishingStage.Start.AddDays(1);
        (await new ScheduleArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", tomorrow, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
        stage.Reconnect("fanpage");
        await CorrectAsync(stage, 2);
        var two = await stage.FindAsync($"{Id}@2/fanpage/publish");
        two.DueAt.ShouldBe(tomorrow);
    }
}
