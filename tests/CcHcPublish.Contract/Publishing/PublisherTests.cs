using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

public sealed class PublisherTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsDueIsPublishedOnceWithOneClosedAttempt(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website"))[0];

        await stage.Publisher().SweepAsync(CancellationToken.None);
        await stage.Publisher().SweepAsync(CancellationToken.None);

        (await stage.FindAsync(id)).ShouldSatisfyAllConditions(
            publication => publication.State.ShouldBe(PublicationState.Published),
            publication => publication.PublishedAt.ShouldBe(PublishingStage.Start),
            publication => publication.Address.ShouldBe("https://kenh.example.vn/x1"));
        stage.Website.Shown.Count.ShouldBe(1);
        (await stage.AttemptsAsync(id)).ShouldBe(["Send Published"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsNotYetDueWaits(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start.AddMinutes(1), "website");

        (await stage.Publisher().SweepAsync(CancellationToken.None)).ShouldBeEmpty();
        stage.Pass(TimeSpan.FromMinutes(1));
        (await stage.Publisher().SweepAsync(CancellationToken.None)).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TheFanpageWaitsUntilTheWebsiteShowsTheArticle(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var ids = await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        stage.Website.Answers(new DeliveryOutcome.Deferred("Đĩa đầy.", TimeSpan.FromMinutes(10)));

        await stage.Publisher().SweepAsync(CancellationToken.None);
        stage.Fanpage.Calls.ShouldBeEmpty();

        stage.Pass(TimeSpan.FromMinutes(10));
        await stage.Publisher().SweepAsync(CancellationToken.None);
        (await stage.FindAsync(ids[1])).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALostAnswerIsLookedForAndNeverSentAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesAnswer();

        await stage.Publisher().SweepAsync(CancellationToken.None);
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Unconfirmed);
        stage.Pass(Waiting.FirstLook);
        await stage.Publisher().SweepAsync(CancellationToken.None);

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(1);
        (await stage.AttemptsAsync(id)).ShouldBe(["Send Unconfirmed", "Look Found"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task OnlyProvenAbsenceAllowsASecondSend(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesRequest();

        await stage.Publisher().SweepAsync(CancellationToken.None);
        for (var hour = 0; hour < 4; hour++)
        {
            stage.Pass(TimeSpan.FromHours(1));
            await stage.Publisher().SweepAsync(CancellationToken.None);
        }

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Calls.Count(call => call.StartsWith("send", StringComparison.Ordinal)).ShouldBe(2);
        stage.Fanpage.Shown.Count.ShouldBe(1);
        (await stage.AttemptsAsync(id)).ShouldBe(["Send Unconfirmed", "Look Absent", "Look Absent", "Look Absent", "Look Absent", "Send Published"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatTheFarSideCannotTellStaysForAPerson(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesRequest();
        stage.Fanpage.IsBlind = true;

        for (var hour = 0; hour < 24; hour++)
        {
            await stage.Publisher().SweepAsync(CancellationToken.None);
            stage.Pass(TimeSpan.FromHours(1));
        }

        var publication = await stage.FindAsync(id);
        publication.State.ShouldBe(PublicationState.Unconfirmed);
        publication.NotBefore.ShouldBeNull();
        stage.Fanpage.Calls.Count(call => call.StartsWith("send", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ANodeThatDiedWhileSendingIsTakenOverByALook(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var claims = new ClaimPublication(stage.Ledger, stage.Clock, "may-chet");
        var claim = await claims.RunAsync(await stage.FindAsync(id), CancellationToken.None);
        claim.ShouldNotBeNull();
        stage.Fanpage.Shown.Add(("x1", id, "đã tới nơi trước khi máy chết"));

        (await stage.Publisher("may-2").SweepAsync(CancellationToken.None)).ShouldBeEmpty();
        stage.Pass(ClaimPublication.Lease);
        await stage.Publisher("may-2").SweepAsync(CancellationToken.None);

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(1);
        (await stage.AttemptsAsync(id)).ShouldBe(["Send CutOff", "Look Found"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ANodeThatWasOvertakenCannotCloseWhatAnotherHolds(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var slow = await new ClaimPublication(stage.Ledger, stage.Clock, "may-cham").RunAsync(await stage.FindAsync(id), CancellationToken.None);
        stage.Pass(ClaimPublication.Lease);
        var taken = await new ClaimPublication(stage.Ledger, stage.Clock, "may-2").RunAsync(await stage.FindAsync(id), CancellationToken.None);

        var closed = await new CloseAttempt(stage.Ledger, stage.Clock, "may-cham").RunAsync(
            slow!, slow!.Publication.After(new DeliveryOutcome.Rejected("cũ"), stage.Clock.GetUtcNow()), "Rejected", CancellationToken.None);

        closed.ShouldBeFalse();
        taken.ShouldNotBeNull();
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Sending);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task SeveralNodesNeverSendTheSameTwice(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 0; number < 20; number++) await stage.ApprovedAsync($"bai-{number}", PublishingStage.Start, "website");

        await Task.WhenAll(Enumerable.Range(1, 4).Select(node => Task.Run(() => stage.Publisher($"may-{node}").SweepAsync(CancellationToken.None))));

        stage.Website.Calls.Count.ShouldBe(20);
        stage.Website.Shown.Select(shown => shown.PublicationId).Distinct().Count().ShouldBe(20);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsTooLateForItsChannelExpiresUnsent(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Pass(TimeSpan.FromHours(6) + TimeSpan.FromSeconds(1));

        await stage.Publisher().SweepAsync(CancellationToken.None);

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Expired);
        stage.Fanpage.Calls.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AJobOnTheFarSideIsAskedAboutUntilItIsThere(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("phieu-1", null)).Answers(new DeliveryOutcome.Accepted("phieu-1", null));

        for (var second = 0; second < 3; second++)
        {
            await stage.Publisher().SweepAsync(CancellationToken.None);
            stage.Pass(TimeSpan.FromSeconds(10));
        }

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Calls.ShouldBe(["send " + id, "ask phieu-1", "ask phieu-1"]);
        (await stage.FindAsync(id)).Tries.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task OnePoisonedPublicationDoesNotStopTheOthers(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var bad = (await stage.ApprovedAsync("a-hong", PublishingStage.Start, "website"))[0];
        var good = (await stage.ApprovedAsync("b-tot", PublishingStage.Start, "website"))[0];
        // Files are written side by side, so either of the two may ask first.
        DeliveryOutcome Answer(Delivery delivery) => delivery.PublicationId == good
            ? new DeliveryOutcome.Published("tot", new Uri("https://kenh.example.vn/tot"))
            : throw new InvalidOperationException("hỏng");
        stage.Website.Answers(Answer).Answers(Answer);

        await stage.Publisher().SweepAsync(CancellationToken.None);

        (await stage.FindAsync(good)).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync(bad)).State.ShouldNotBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task BytesThatAreNotTheApprovedOnesAreRefused(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website"))[0];
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update renditions set payload = 'đã bị sửa'"), CancellationToken.None);

        await stage.Publisher().SweepAsync(CancellationToken.None);

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Rejected);
        stage.Website.Calls.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task EveryEndIsInTheLogAndTheLogHolds(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.Publisher().SweepAsync(CancellationToken.None);

        (await EventLog.FirstBrokenAsync(stage.Ledger, CancellationToken.None)).ShouldBeNull();
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update events set detail = 'khác' where number = 1"), CancellationToken.None);
        (await EventLog.FirstBrokenAsync(stage.Ledger, CancellationToken.None)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnOpenOutcomeStaysOpenWhileItsChannelIsNotConnected(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.LosesAnswer();
        await stage.Publisher().SweepAsync(CancellationToken.None);

        stage.Disconnect("fanpage");
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.Publisher().SweepAsync(CancellationToken.None);
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Unconfirmed);

        stage.Reconnect("fanpage");
        stage.Pass(TimeSpan.FromHours(2));
        await stage.Publisher().SweepAsync(CancellationToken.None);
        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AJobKeepsItsTicketWhileItsChannelIsNotConnected(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("phieu-1", null));
        await stage.Publisher().SweepAsync(CancellationToken.None);

        stage.Disconnect("fanpage");
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.Publisher().SweepAsync(CancellationToken.None);
        stage.Reconnect("fanpage");
        stage.Pass(TimeSpan.FromHours(2));
        await stage.Publisher().SweepAsync(CancellationToken.None);

        stage.Fanpage.Calls.ShouldBe(["send " + id, "ask phieu-1"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasWithdrawnBeforeItWasProvenAbsentIsNotSentAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website"))[0];
        stage.Website.LosesRequest();
        await stage.Publisher().SweepAsync(CancellationToken.None);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update articles set state = 'Withdrawn'"), CancellationToken.None);

        stage.Pass(TimeSpan.FromHours(1));
        await stage.Publisher().SweepAsync(CancellationToken.None);
        await stage.Publisher().SweepAsync(CancellationToken.None);

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Cancelled);
        stage.Website.Shown.ShouldBeEmpty();
    }
}
