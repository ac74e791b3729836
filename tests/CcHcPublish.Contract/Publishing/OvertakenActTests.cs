using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Acts on one article and channel that meet while one of them is on its way: the newest approved stands in the end.</summary>
public sealed class OvertakenActTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    public static TheoryData<string, bool> Lost => new() { { "sqlite", true }, { "sqlite", false }, { "postgres", true } };

    [Theory, MemberData(nameof(Databases))]
    public async Task AnOlderCorrectionRefusedLateIsNotPutOverTheNewerOne(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        stage.Fanpage.Answers(new DeliveryOutcome.Accepted("t2", null));
        await stage.SweepAsync();
        (await stage.FindAsync($"{Id}@2/fanpage/correct")).State.ShouldBe(PublicationState.Sending);
        await CorrectAsync(stage, 3);
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected("Zalo không chấp nhận nội dung."));
        await stage.SweepOnAsync(TimeSpan.FromMinutes(3));
        (await stage.FindAsync($"{Id}@3/fanpage/correct")).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@3/fanpage/correct");
        (await stage.FindAsync($"{Id}@2/fanpage/correct")).State.ShouldBe(PublicationState.Cancelled);

        await new ScheduleArticle(stage.Ledger, stage.Clock).RunAsync(ContentOf(Text(3)), Id, "duyet-1", stage.Clock.GetUtcNow(), CancellationToken.None);
        await stage.SweepOnAsync(TimeSpan.FromMinutes(3));

        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@3/fanpage/correct");
    }

    [Theory, MemberData(nameof(Lost))]
    public async Task AnOlderCorrectionPutOffInFlightIsNotSentAfterTheNewerOne(string database, bool isLost)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        // While the call is under way the board approves the next correction.
        stage.Fanpage.Answers(_ =>
        {
            CorrectAsync(stage, 3).GetAwaiter().GetResult();
            return isLost ? new DeliveryOutcome.Unconfirmed("Không rõ Facebook đã nhận bài hay chưa.") : new DeliveryOutcome.Deferred("Facebook đang bận hoặc hết lượt, sẽ thử lại.", null);
        });
        await stage.SweepOnAsync(TimeSpan.FromMinutes(10));

        stage.Fanpage.Shown.Single().PublicationId.ShouldBe($"{Id}@3/fanpage/correct");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalIsNotOvertakenByACorrectionInFlight(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        using var reached = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        stage.Website.Answers(_ =>
        {
            reached.Set();
            goOn.Wait();
            return new DeliveryOutcome.Published("x1", new Uri("https://kenh.example.vn/x1"));
        });
        var correcting = Task.Run(() => stage.SweepAsync("may-1"));
        reached.Wait();
        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();
        await stage.SweepAsync("may-2");
        var calls = string.Join(", ", stage.Website.Calls);
        goOn.Set();
        await correcting;
        calls.ShouldNotContain("withdraw");

        await stage.SweepAsync("may-2");
        stage.Website.Calls[^1].ShouldContain("withdraw");
    }
}
