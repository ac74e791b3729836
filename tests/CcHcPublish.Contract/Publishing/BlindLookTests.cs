using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Looks that showed nothing: only a complete look speaks for absence, and one that was refused was never made.</summary>
public sealed class BlindLookTests
{
    private const string DeadGrant = "Zalo không nhận mã truy cập; cần kết nối lại kênh (mã -216: Access token is invalid).";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookThatADeadGrantRefusesDoesNotCountAndTheChannelWaitsForItsRepair(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesAnswer();
        stage.Fanpage.BlindBecause = DeadGrant;
        await SweepOnAsync(stage, TimeSpan.FromHours(30));

        var pause = (await ChannelPauses.StandingAsync(stage.Ledger, CancellationToken.None)).Single();
        (pause.Kind, pause.Reason).ShouldBe((PauseKind.Repair, DeadGrant));
        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(
            open => open.State.ShouldBe(PublicationState.Unconfirmed),
            open => open.Looks.ShouldBe(0),
            open => open.NotBefore.ShouldNotBeNull());
        // Twice an hour, as a send would ask.
        stage.Fanpage.Calls.Count(call => call.StartsWith("find", StringComparison.Ordinal)).ShouldBeInRange(55, 61);

        stage.Fanpage.BlindBecause = null;
        await SweepOnAsync(stage, TimeSpan.FromHours(1));
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(1);
        (await ChannelPauses.StandingAsync(stage.Ledger, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookThatTellsNothingDoesNotSpeakForAbsence(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesRequest();
        stage.Fanpage.BlindBecause = "Không xem được kênh.";
        await LooksAsync(stage, 3);
        stage.Fanpage.BlindBecause = null;
        await LooksAsync(stage, 3);

        // Three complete looks prove nothing: a person decides.
        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(open => open.State.ShouldBe(PublicationState.Unconfirmed), open => open.NotBefore.ShouldBeNull());
        stage.Fanpage.Calls.Count(call => call.StartsWith("send", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookThatFailsUsesUpThePlanAndDoesNotBeginItAnew(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesRequest();
        stage.Fanpage.LookThrows = new InvalidOperationException("hỏng");
        await LooksAsync(stage, 3);
        stage.Fanpage.LookThrows = null;
        await LooksAsync(stage, 3);

        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(
            open => open.State.ShouldBe(PublicationState.Unconfirmed),
            open => open.NotBefore.ShouldBeNull(),
            open => (open.Looks, open.BlindLooks).ShouldBe((3, 3)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookThatAStoppingNodeCutsOffIsMadeAgainAtOnceAndDoesNotCount(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesRequest();
        await LooksAsync(stage, 2);
        stage.Pass(TimeSpan.FromMinutes(10));
        using var stop = new CancellationTokenSource();
        stage.Fanpage.Looking = async cancel =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        };
        var stopping = new Publisher(stage.Ledger, stage.Channels, stage.Clock, "may-dung", NullLogger<Publisher>.Instance) { FinishWithin = TimeSpan.Zero };

        await Should.ThrowAsync<OperationCanceledException>(() => stopping.SweepAsync(stop.Token));

        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(
            open => open.State.ShouldBe(PublicationState.Unconfirmed),
            open => (open.Looks, open.BlindLooks).ShouldBe((2, 0)),
            open => open.NotBefore.ShouldBe(stage.Clock.GetUtcNow()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task FourCompleteLooksProveAbsenceHoweverManyToldNothing(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesRequest();
        stage.Fanpage.BlindBecause = "Không xem được kênh.";
        await LooksAsync(stage, 2);
        stage.Fanpage.BlindBecause = null;
        await LooksAsync(stage, 4);
        await SweepOnAsync(stage, TimeSpan.FromMinutes(2));

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    private static async Task LooksAsync(PublishingStage stage, int looks)
    {
        var already = Looks();
        for (var minute = 0; minute < 500 && Looks() < already + looks; minute++)
        {
            await stage.SweepAsync();
            stage.Pass(TimeSpan.FromMinutes(1));
        }

        Looks().ShouldBe(already + looks);

        int Looks() => stage.Fanpage.Calls.Count(call => call.StartsWith("find", StringComparison.Ordinal));
    }

    private static async Task SweepOnAsync(PublishingStage stage, TimeSpan time)
    {
        for (var until = stage.Clock.GetUtcNow() + time; stage.Clock.GetUtcNow() < until; stage.Pass(TimeSpan.FromMinutes(1))) await stage.SweepAsync();
    }
}
