using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Which act on a channel is the newest is a matter of the order in which they were approved, whatever the nodes' clocks say.</summary>
public sealed class NewestActTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task APostIsComparedWithItsCorrectionThoughTheFirstNodesClockWasAhead(string database)
    {
        await using var stage = await PublishedAheadAsync(database);
        await CorrectAsync(stage, 2);
        await stage.SweepAsync();
        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@2/fanpage/correct");

        (await stage.WatchAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnEditionThatComesBackIsTheNewestAgain(string database)
    {
        await using var stage = await PublishedAheadAsync(database);
        stage.Clock.StandAt(PublishingStage.Start.AddHours(4));
        await CorrectAsync(stage, 2);
        await stage.SweepAsync();
        stage.Clock.StandAt(PublishingStage.Start.AddHours(2));
        await CorrectAsync(stage, 3);
        await stage.SweepAsync();
        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@3/fanpage/correct");

        await CorrectAsync(stage, 2);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();

        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@2/fanpage/correct");
        (await stage.WatchAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsPutBackAfterARemovalIsTheTextOfItsCorrection(string database)
    {
        await using var stage = await PublishedAheadAsync(database);
        await CorrectAsync(stage, 2);
        await stage.SweepAsync();
        stage.Fanpage.Shown.Clear();
        (await stage.WatchAsync()).ShouldBe(1);

        await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Restore, CancellationToken.None);
        await stage.SweepAsync();

        var text = (await stage.FindAsync($"{Id}@2/fanpage/correct")).RenditionHash;
        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@2/fanpage/publish");
        (await stage.FindAsync($"{Id}@2/fanpage/publish")).ShouldSatisfyAllConditions(
            publication => publication.RenditionHash.ShouldBe(text),
            publication => publication.State.ShouldBe(PublicationState.Published),
            publication => publication.PublishedAt.ShouldBe(PublishingStage.Start.AddHours(3)));
        (await stage.WatchAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasWithdrawnIsNotShownThoughItAppearedByAClockThatWasAhead(string database)
    {
        await using var stage = await PublishedAheadAsync(database);
        var shown = new ShownArticle(stage.Ledger);
        var broadcast = new Delivery($"{Id}@1/ban-tin/publish", "so-mau", "mot-cua", new Rendition("ban-tin", ""), stage.Clock.GetUtcNow());
        (await shown.FindAsync(broadcast, "fanpage", CancellationToken.None)).ShouldBe(new ShownAs("x1"));

        await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None);
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldBeEmpty();
        (await shown.FindAsync(broadcast, "fanpage", CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>Out at a moment that lies ahead of all that follows.</summary>
    private static async Task<PublishingStage> PublishedAheadAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        stage.Clock.StandAt(PublishingStage.Start.AddHours(3));
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(1);
        stage.Clock.StandAt(PublishingStage.Start.AddHours(1));
        return stage;
    }
}
