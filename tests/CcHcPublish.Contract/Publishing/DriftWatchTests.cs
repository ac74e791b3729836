using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Everything published within the last days is read back, however much that is, and what the board hears of it is still so when it decides.</summary>
public sealed class DriftWatchTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatStandsBehindTheFirstRowsIsReadBackToo(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        foreach (var slug in (string[])["mot", "hai", "ba", "bon", "nam"]) await stage.ApprovedAsync(slug, PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        var shown = stage.Fanpage.Shown.Count;
        stage.Fanpage.Shown.Clear();
        stage.Pass(TimeSpan.FromHours(1));

        (await new WatchDrift(stage.Ledger, stage.Channels, stage.Clock, NullLogger<WatchDrift>.Instance) { AtOnce = 2 }.RunAsync(CancellationToken.None)).ShouldBe(5);

        shown.ShouldBe(5);
        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).Select(drift => drift.Publication.Article).Distinct().Count().ShouldBe(5);
        stage.Fanpage.Calls.Count(call => call.StartsWith("read", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WordsThatADatabaseCannotKeepDoNotEndTheWatch(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        foreach (var slug in (string[])["mot", "hai"]) await stage.ApprovedAsync(slug, PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        stage.Fanpage.Live = new LiveState.Edited("sửa\0 thành \ud83d rồi", "dấu");

        (await stage.WatchAsync()).ShouldBe(2);

        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).ShouldAllBe(drift => drift.Seen == "sửa\uFFFD thành \uFFFD rồi");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ADriftIsOverOnceItsPostIsCorrectedOrWithdrawn(string database)
    {
        await using var stage = await GoneAsync(database);
        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).Count.ShouldBe(1);

        await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, LaterEditions.Id, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None);
        await stage.SweepAsync();

        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).ShouldBeEmpty();
        (await DeskCounts.OfAsync(stage.Ledger, "so-mau", CancellationToken.None)).Drifted.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatStandsThereAgainIsNotPostedASecondTime(string database)
    {
        await using var stage = await GoneAsync(database);
        var post = ("x1", $"{LaterEditions.Id}@1/fanpage/publish", "nội dung của mot-cua");
        stage.Fanpage.Shown.Add(post);

        var outcome = await RestoreAsync(stage);
        await stage.SweepAsync();

        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
        stage.Fanpage.Shown.ShouldBe([post]);
        (await Drift.OpenAsync(stage.Ledger, "so-mau", CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatCannotBeReadAgainIsNotPostedASecondTime(string database)
    {
        await using var stage = await GoneAsync(database);
        stage.Fanpage.Live = new LiveState.CannotTell("Bận.");

        (await RestoreAsync(stage)).ShouldBeOfType<DeskOutcome.Refused>();

        await stage.SweepAsync();
        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    private static Task<DeskOutcome> RestoreAsync(PublishingStage stage) =>
        stage.SettleDrift.RunAsync(PublishingStage.Content, LaterEditions.Id, "fanpage", "duyet-1", DriftDecision.Restore, CancellationToken.None);

    /// <summary>Published on the fanpage, and missing there when the watch looked.</summary>
    private static async Task<PublishingStage> GoneAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        stage.Fanpage.Shown.Single().ExternalId.ShouldBe("x1");
        stage.Fanpage.Shown.Clear();
        (await stage.WatchAsync()).ShouldBe(1);
        return stage;
    }
}
