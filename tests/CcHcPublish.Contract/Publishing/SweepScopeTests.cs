using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Who sends one article, or what one agency has, sends nothing else.</summary>
public sealed class SweepScopeTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task OfOneArticleAndOfNoOther(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        var other = await stage.ApprovedAsync("khac", PublishingStage.Start, "website", "fanpage");

        await stage.Publisher().SweepAsync(SweepScope.OfArticle("so-mau/mot-cua"), default);

        stage.Website.Shown.Concat(stage.Fanpage.Shown).Select(shown => shown.PublicationId).ShouldBe(["so-mau/mot-cua@1/website/publish", "so-mau/mot-cua@1/fanpage/publish"]);
        (await stage.FindAsync(other[0])).State.ShouldBe(PublicationState.Scheduled);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task OfOneAgencyAndOfNoOther(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");

        await stage.Publisher().SweepAsync(SweepScope.OfAgency("so-khac"), default);
        stage.Website.Calls.ShouldBeEmpty();

        await stage.Publisher().SweepAsync(SweepScope.OfAgency("so-mau"), default);
        stage.Website.Shown.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatADeadNodeLeftBehindIsTakenOverOnlyWithinIt(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-chet").RunAsync(await stage.FindAsync(id), default)).ShouldNotBeNull();
        await stage.Publisher().SweepAsync(SweepScope.OfAgency("so-khac"), default);
        stage.Pass(ClaimPublication.Lease);

        await stage.Publisher().SweepAsync(SweepScope.OfAgency("so-khac"), default);
        stage.Fanpage.Calls.ShouldBeEmpty();

        await stage.SweepAsync();
        stage.Fanpage.Calls.ShouldBe(["find " + id]);
    }
}
