using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>The ledger knows whether the call that readers see was begun: what was cut off before is sent at once, what was cut off after is looked for.</summary>
public sealed class AnnouncedCallTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatADeadNodeHadOnlyPreparedIsSentAtOnceWithoutALook(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-chet").RunAsync([await stage.FindAsync(id)], isAnnounced: true, CancellationToken.None)).ShouldHaveSingleItem();

        await stage.SweepAsync("may-2");
        stage.Pass(ClaimPublication.Lease);
        await stage.SweepAsync("may-2");

        stage.Fanpage.Calls.ShouldBe(["send " + id]);
        (await stage.AttemptsAsync(id)).ShouldBe(["Send NeverCalled", "Send Published"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatDoesNotReachItsCallASecondTimeWaitsBeforeTheThird(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        await DieBeforeTheCallAsync(stage, id);
        // It is put back and taken by another that dies as well.
        await PutBackAsync(stage);
        (await stage.FindAsync(id)).NotBefore.ShouldBe(stage.Clock.GetUtcNow());
        await DieBeforeTheCallAsync(stage, id);

        await stage.SweepAsync("may-2");

        (await stage.AttemptsAsync(id)).ShouldBe(["Send NeverCalled", "Send NeverCalled"]);
        (await stage.FindAsync(id)).NotBefore.ShouldBe(stage.Clock.GetUtcNow() + Waiting.BeforeRetry(1));
        stage.Pass(Waiting.BeforeRetry(1));
        await stage.SweepAsync("may-2");
        stage.Fanpage.Shown.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasPutOffOftenIsSentAtOnceAllTheSameAfterOneDeath(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        for (var tries = 0; tries < 4; tries++) stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Bài chưa lên OA; chờ bài hiện rồi mới gửi.", TimeSpan.FromMinutes(1)));
        await stage.SweepOnAsync(TimeSpan.FromMinutes(4));
        await DieBeforeTheCallAsync(stage, id);

        await PutBackAsync(stage);

        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(one => one.NotBefore.ShouldBe(stage.Clock.GetUtcNow()), one => one.Reason.ShouldBeNull());
    }

    private static async Task DieBeforeTheCallAsync(PublishingStage stage, string id)
    {
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-chet").RunAsync([await stage.FindAsync(id)], isAnnounced: true, CancellationToken.None)).ShouldHaveSingleItem();
        await stage.SweepAsync("may-2");
        stage.Pass(ClaimPublication.Lease);
    }

    /// <summary>Its next claim finds what the dead node had only prepared, and does not go on to send it.</summary>
    private static async Task PutBackAsync(PublishingStage stage)
    {
        var sending = (await stage.Ledger.ReadAsync("select * from publications where state = 'Sending'", Runtime.Editorial.PublicationRows.Read, CancellationToken.None)).Single();
        (await new ClaimPublication(stage.Ledger, stage.Clock, "may-2").RunAsync(sending, CancellationToken.None)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatADeadNodeHadBegunToCallIsLookedFor(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.AsksBeforeSending = true;
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var (reached, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        stage.Fanpage.During = () =>
        {
            reached.TrySetResult();
            return never.Task;
        };
        var dead = Task.Run(() => stage.SweepAsync("may-chet"));
        await reached.Task;
        stage.Fanpage.During = null;

        await stage.SweepAsync("may-2");
        stage.Pass(ClaimPublication.Lease);
        await stage.SweepAsync("may-2");

        stage.Fanpage.Calls.ShouldBe(["send " + id, "find " + id]);
        never.SetResult();
        await dead;
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ANodeThatSleptWhileItPreparedDoesNotCallAfterAnotherTookOver(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.AsksBeforeSending = true;
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        stage.Fanpage.Preparing = () =>
        {
            reached.TrySetResult();
            return goOn.Task;
        };
        var asleep = Task.Run(() => stage.SweepAsync("may-1"));
        await reached.Task;
        stage.Fanpage.Preparing = null;
        await stage.SweepAsync("may-2");
        stage.Pass(TimeSpan.FromMinutes(20));
        await stage.SweepOnAsync(TimeSpan.FromMinutes(20), "may-2");

        goOn.SetResult();
        await asleep;

        stage.Fanpage.Shown.ShouldHaveSingleItem();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Calls.Count(call => call.StartsWith("send", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatFailsWhileItIsPreparedIsTriedAgainAndNeverUnconfirmed(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.AsksBeforeSending = true;
        stage.Fanpage.Preparing = () => throw new IOException("The picture could not be read.");
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];

        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Scheduled);
        (await stage.AttemptsAsync(id)).ShouldBe(["Send Deferred"]);
    }
}
