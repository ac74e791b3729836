using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Everything published within the last days is read back, however much that is.</summary>
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
}
