using System.Collections;
using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Scheduling;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Several nodes may bring in the same files at one moment.</summary>
public sealed class ImportRaceTests
{
    private const string Id = "so-mau/mot-cua";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task TwoImportsOfOneNewFileAtOnceMakeOneArticle(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);

        await AtOnceAsync(stage, LaterEditions.Text(1), LaterEditions.Text(1));

        (await StoryAsync(stage)).ShouldBe((1, 1, 1, "h1"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TwoImportsOfOneEditAtOnceMakeOneEditionAndOneEvent(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await Import(stage).RunAsync(LaterEditions.ContentOf(LaterEditions.Text(1)), "viet", default);

        await AtOnceAsync(stage, LaterEditions.Text(2), LaterEditions.Text(2));

        (await StoryAsync(stage)).ShouldBe((2, 2, 2, "h2"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TwoDifferentEditsAtOnceAreTwoEditions(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await Import(stage).RunAsync(LaterEditions.ContentOf(LaterEditions.Text(1)), "viet", default);

        await AtOnceAsync(stage, LaterEditions.Text(2), LaterEditions.Text(3));

        (await StoryAsync(stage)).ShouldBe((3, 3, 3, "h2"));
    }

    [PostgresFact]
    public async Task ANodeWhoseClockRanFarAheadDoesNotKeepTheTurnUntilThatTime()
    {
        await using var stage = await PublishingStage.OpenAsync("postgres");
        var ahead = new DeskClock();
        ahead.StandAt(stage.Clock.GetUtcNow().AddDays(30));
        (await new ImportTurn(stage.Ledger, ahead, "may-1/cu").IsMineAsync(default)).ShouldBeTrue();

        (await new ImportTurn(stage.Ledger, stage.Clock, "may-2").IsMineAsync(default)).ShouldBeTrue();
    }

    [PostgresFact]
    public async Task OneNodeImportsUntilItIsSilentAndNodesWithOtherClocksDoNotTakeTurns()
    {
        await using var stage = await PublishingStage.OpenAsync("postgres");
        var ahead = new DeskClock();
        var (first, second) = (new ImportTurn(stage.Ledger, stage.Clock, "may-1"), new ImportTurn(stage.Ledger, ahead, "may-2"));
        ahead.StandAt(stage.Clock.GetUtcNow());

        (await first.IsMineAsync(default)).ShouldBeTrue();
        (await second.IsMineAsync(default)).ShouldBeFalse();
        (await first.IsMineAsync(default)).ShouldBeTrue();
        ahead.StandAt(stage.Clock.GetUtcNow() + ImportTurn.Silence + TimeSpan.FromSeconds(1));
        (await second.IsMineAsync(default)).ShouldBeTrue();
        for (var sweep = 0; sweep < 3; sweep++)
        {
            (await first.IsMineAsync(default)).ShouldBeFalse();
            (await second.IsMineAsync(default)).ShouldBeTrue();
        }
    }

    /// <summary>The first reads what the ledger knows; before it writes, the second does all of its work.</summary>
    private static async Task AtOnceAsync(PublishingStage stage, Article first, Article second)
    {
        var files = new FilesWhileOthersWork([first], () => Import(stage).RunAsync(LaterEditions.ContentOf(second), "may-2", default).GetAwaiter().GetResult());
        var content = new AgencyContent(PublishingStage.Content.Agency, [.. PublishingStage.Content.Plans], files, PublishingStage.Content.Media, []);
        files.IsArmed = true;
        await Import(stage).RunAsync(content, "may-1", default);
    }

    private static ImportArticles Import(PublishingStage stage) => new(stage.Ledger, LaterEditions.Render, stage.Clock);

    private static async Task<(long Version, int Editions, int Events, string Hash)> StoryAsync(PublishingStage stage)
    {
        var row = (await ArticleRow.FindAsync(stage.Ledger, Id, default)).ShouldNotBeNull();
        var editions = await stage.Ledger.ReadAsync("select id from editions", found => found.Text("id"), default);
        var events = await stage.Ledger.ReadAsync("select verb from events where verb = 'import'", found => found.Text("verb"), default);
        return (row.Version, editions.Count, events.Count, row.Hash);
    }

    private sealed class FilesWhileOthersWork(IReadOnlyList<Article> files, Action others) : IReadOnlyList<Article>
    {
        public bool IsArmed { get; set; }

        public int Count => files.Count;

        public Article this[int index] => files[index];

        public IEnumerator<Article> GetEnumerator()
        {
            if (IsArmed)
            {
                IsArmed = false;
                others();
            }

            return files.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
