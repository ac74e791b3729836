using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A far side's words may hold what a database does not keep: the outcome counts all the same.</summary>
public sealed class UnstorableTextTests
{
    /// <summary>As numbers: a test runner cannot name a lone surrogate.</summary>
    public static TheoryData<string, int> Unstorable
    {
        get
        {
            TheoryData<string, int> all = [];
            foreach (var database in OnBothDatabases.Names)
            {
                foreach (var unit in (int[])[0, 0xD83D, 0xDE00]) all.Add(database, unit);
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Unstorable))]
    public async Task ARefusalInWordsThatCannotBeKeptIsKeptWithoutThem(string database, int unit)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected($"a{(char)unit} b"));

        await stage.SweepOnAsync(TimeSpan.FromMinutes(20));

        stage.Fanpage.Calls.ShouldBe(["send " + id]);
        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(PublicationState.Rejected), one => one.Reason.ShouldBe("a\uFFFD b"));
        (await EventLog.FirstBrokenAsync(stage.Ledger, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Bộ phận Một cửa 😀")]
    [InlineData("")]
    public async Task EverythingElseIsKeptAsItIs(string words)
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected(words));

        await stage.SweepAsync();

        (await stage.FindAsync(id)).Reason.ShouldBe(words);
    }
}
