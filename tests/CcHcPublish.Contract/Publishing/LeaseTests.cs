using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

public sealed class LeaseTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ANodeThatSleptAfterItsClaimDoesNotSendAnyMore(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        // Between any two glances at this clock a whole lease passes.
        var slow = new Publisher(stage.Ledger, stage.Channels, new SleepyClock(), "may-treo", NullLogger<Publisher>.Instance);

        await slow.SweepAsync(CancellationToken.None);

        stage.Fanpage.Calls.ShouldBeEmpty();
        (await stage.AttemptsAsync(id)).ShouldBe(["Send Deferred"]);
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Scheduled);
    }

    /// <summary>Processes on one file share a clock.</summary>
    [PostgresFact]
    public async Task AClaimOfALivingNodeIsNotTakenOverWhateverAnotherNodesClockSays()
    {
        await using var stage = await PublishingStage.OpenAsync("postgres");
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-1").RunAsync(await stage.FindAsync(id), CancellationToken.None)).ShouldNotBeNull();
        var ahead = new DeskClock();
        ahead.StandAt(PublishingStage.Start.AddMinutes(2));
        var other = new Publisher(stage.Ledger, stage.Channels, ahead, "may-2", NullLogger<Publisher>.Instance);

        await other.SweepAsync(CancellationToken.None);
        ahead.StandAt(ahead.GetUtcNow() + ClaimPublication.Lease - TimeSpan.FromSeconds(1));
        await other.SweepAsync(CancellationToken.None);

        (await stage.FindAsync(id)).Fence.ShouldBe(1);
        stage.Fanpage.Calls.ShouldBeEmpty();
        ahead.StandAt(ahead.GetUtcNow() + TimeSpan.FromSeconds(1));
        await other.SweepAsync(CancellationToken.None);
        stage.Fanpage.Calls.ShouldBe(["find " + id]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALeaseIsRenewedWhileItsSendLasts(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var clock = new TestClock(PublishingStage.Start);
        stage.Fanpage.During = () =>
        {
            entered.SetResult();
            return leave.Task;
        };
        var slow = new Publisher(stage.Ledger, stage.Channels, clock, "may-cham", NullLogger<Publisher>.Instance);
        var sending = Task.Run(() => slow.SweepAsync(CancellationToken.None));
        await entered.Task;

        for (var second = 0; second < 60; second += 5)
        {
            var before = await UntilAsync(stage, id);
            clock.Advance(TimeSpan.FromSeconds(5));
            while (await UntilAsync(stage, id) == before) await Task.Yield();
        }

        leave.SetResult();
        (await sending).Single().State.ShouldBe(PublicationState.Published);
    }

    /// <summary>Somebody holds one of many rows, as a claim or a verb of the desk does, and then needs another.</summary>
    [PostgresFact]
    public async Task ARenewalThatWaitsForOneRowHoldsNoOther()
    {
        await using var stage = await PublishingStage.OpenAsync("postgres");
        var ids = new List<string> { (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0], (await stage.ApprovedAsync("trang", PublishingStage.Start, "website"))[0] };
        var (sent, leave) = (new CountdownEvent(2), new TaskCompletionSource());
        stage.Website.During = stage.Fanpage.During = () =>
        {
            sent.Signal();
            return leave.Task;
        };
        var clock = new TestClock(PublishingStage.Start);
        var sending = Task.Run(() => new Publisher(stage.Ledger, stage.Channels, clock, "may-cham", NullLogger<Publisher>.Instance).SweepAsync(CancellationToken.None));
        await Task.Run(sent.Wait);

        foreach (var (one, other) in new[] { (ids[0], ids[1]), (ids[1], ids[0]) })
        {
            await stage.Ledger.ChangeAsync(async change =>
            {
                await change.RunAsync("set local lock_timeout = 500");
                await TouchAsync(change, one);
                var holder = await change.FirstAsync("select pg_backend_pid() as pid", row => row.Number("pid"));
                clock.Advance(TimeSpan.FromSeconds(5));
                await ServerLocks.UntilAsync(async () => await ServerLocks.WaitingBehindAsync(stage.Ledger, holder) >= 1);
                return await TouchAsync(change, other);
            }, CancellationToken.None);
        }

        leave.SetResult();
        (await sending).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AStoppingNodeClaimsNothingMoreAndLetsItsSendFinish(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var first = (await stage.ApprovedAsync("a-dang-gui", PublishingStage.Start, "fanpage"))[0];
        var second = (await stage.ApprovedAsync("b-chua-gui", PublishingStage.Start, "fanpage"))[0];
        using var stop = new CancellationTokenSource();
        stage.Fanpage.During = () => stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => stage.Publisher().SweepAsync(stop.Token));

        (await stage.FindAsync(first)).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync(second)).Fence.ShouldBe(0);
    }

    private static async Task<long> UntilAsync(PublishingStage stage, string id) =>
        (await stage.Ledger.ReadAsync("select lease_until from publications where id = @id", row => row.Number("lease_until"), CancellationToken.None, ("id", id))).Single();

    /// <summary>The wall clock stands; the monotonic one leaps at every look.</summary>
    private sealed class SleepyClock : TimeProvider
    {
        private long leaps;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => PublishingStage.Start;

        public override long GetTimestamp() => Interlocked.Add(ref leaps, ClaimPublication.Lease.Ticks);
    }

    private static Task<int> TouchAsync(Runtime.Storage.Change change, string id) => change.RunAsync("update publications set turn = turn where id = @id", ("id", id));
}
