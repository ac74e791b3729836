using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A first post that is looked for when a newer edition is approved, or when it is withdrawn, and that the channel refuses in the end.</summary>
public sealed class NothingToCorrectTests
{
    private const string Refusal = "OA đã dùng hết số bài của gói (mã -223).";
    private const string First = $"{Id}@1/fanpage/publish";
    private const string Corrected = $"{Id}@2/fanpage/correct";
    private const string Second = $"{Id}@2/fanpage/publish";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task TheApprovedEditionAppearsForTheFirstTime(string database)
    {
        await using var stage = await RefusedAsync(database);

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe(Second);
        (await stage.FindAsync(First)).State.ShouldBe(PublicationState.Cancelled);
        (await stage.FindAsync(Corrected)).State.ShouldBe(PublicationState.Cancelled);
        (await ScheduleAsync(stage)).ShouldBeOfType<DeskOutcome.Refused>();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsRefusedAgainIsScheduledAgain(string database)
    {
        await using var stage = await OrderedAsync(database);
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected(Refusal)).Answers(new DeliveryOutcome.Rejected(Refusal));
        await stage.SweepOnAsync(TimeSpan.FromMinutes(30));
        (await stage.FindAsync(Second)).State.ShouldBe(PublicationState.Rejected);

        (await ScheduleAsync(stage)).ShouldBeOfType<DeskOutcome.Done>().Message.Vi.ShouldContain("1 lượt");
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe(Second);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ATextThatWasFoundWrongMeanwhileNeverAppears(string database)
    {
        await using var stage = await LookedForAsync(database);
        await CorrectAsync(stage, 2);

        await stage.SweepOnAsync(TimeSpan.FromMinutes(30));

        stage.Fanpage.Calls.Where(call => call.StartsWith("send", StringComparison.Ordinal) || call.StartsWith("replace", StringComparison.Ordinal)).ShouldBe(["send " + First, "send " + Second]);
        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe(Second);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatAppearedSoIsCorrectedAndWithdrawnLikeAnyOther(string database)
    {
        await using var stage = await RefusedAsync(database);

        await CorrectAsync(stage, 3);
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe($"{Id}@3/fanpage/correct");
        await WithdrawAsync(stage);
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnEditionThatIsTheSameOnThisChannelGoesOutAsItWasApprovedBefore(string database)
    {
        await using var stage = await LookedForAsync(database);
        await SubmitAsync(stage, 2);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update articles set state = 'Approved', approved_edition = edition"), CancellationToken.None);
        await UntilRefusedAsync(stage);

        (await ScheduleAsync(stage)).ShouldBeOfType<DeskOutcome.Done>();
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldHaveSingleItem().PublicationId.ShouldBe(First);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnEditionThatLeavesTheChannelOutDoesNotGoThere(string database)
    {
        await using var stage = await LookedForAsync(database);
        await SubmitAsync(stage, 2);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update articles set state = 'Approved', approved_edition = edition"), CancellationToken.None);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update editions set channels = 'website' where id = @id", ("id", $"{Id}@2")), CancellationToken.None);
        await UntilRefusedAsync(stage);

        (await ScheduleAsync(stage)).ShouldBeOfType<DeskOutcome.Refused>();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ARefusedCorrectionEndsWithTheRemovalThatTheBoardAccepts(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected("Facebook không chấp nhận nội dung (mã 100: cannot edit)."));
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        (await stage.FindAsync(Corrected)).State.ShouldBe(PublicationState.Rejected);
        stage.Fanpage.Shown.Clear();
        await stage.WatchAsync();

        (await stage.SettleDrift.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", DriftDecision.Adopt, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();

        (await stage.FindAsync(Corrected)).State.ShouldBe(PublicationState.Cancelled);
        (await Drift.GivenUpAsync(stage.Ledger, Id, CancellationToken.None)).ShouldContain("fanpage");
        (await ScheduleAsync(stage)).ShouldBeOfType<DeskOutcome.Refused>();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsRefusedAfterItsWithdrawalNeedsNobody(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("phieu-1", TimeSpan.FromMinutes(2)));
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await WithdrawAsync(stage);

        await UntilRefusedAsync(stage);

        (await stage.FindAsync(First)).State.ShouldBe(PublicationState.Cancelled);
        (await stage.FindAsync($"{Id}@1/fanpage/withdraw")).State.ShouldBe(PublicationState.Cancelled);
        (await DeskCounts.OfAsync(stage.Ledger, "so-mau", CancellationToken.None)).Stuck.ShouldBe(0);
        (await stage.Ledger.ReadAsync("select verb from events where subject = @id order by number desc limit 1", row => row.Text("verb"), CancellationToken.None, ("id", First)))[0].ShouldBe("cancelled");
    }

    /// <summary>The website shows the article; whether the fanpage got it is not known, and it did not.</summary>
    private static async Task<PublishingStage> LookedForAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.LosesRequest();
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        (await stage.FindAsync(First)).State.ShouldBe(PublicationState.Unconfirmed);
        return stage;
    }

    /// <summary>The first post was taken by the channel, which works on it, when the correction was approved.</summary>
    private static async Task<PublishingStage> OrderedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("phieu-1", TimeSpan.FromMinutes(2)));
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        return stage;
    }

    /// <summary>The same, and the job failed.</summary>
    private static async Task<PublishingStage> RefusedAsync(string database)
    {
        var stage = await OrderedAsync(database);
        await UntilRefusedAsync(stage);
        return stage;
    }

    /// <summary>The looks find nothing, and the channel refuses the send that follows.</summary>
    private static async Task UntilRefusedAsync(PublishingStage stage)
    {
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected(Refusal));
        await stage.SweepOnAsync(TimeSpan.FromMinutes(30));
        stage.Fanpage.Answered();
    }

    private static Task<DeskOutcome> ScheduleAsync(PublishingStage stage) =>
        new ScheduleArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", stage.Clock.GetUtcNow(), CancellationToken.None);

    private static async Task WithdrawAsync(PublishingStage stage) =>
        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
}
