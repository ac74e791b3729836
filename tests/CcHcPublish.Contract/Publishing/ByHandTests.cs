using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Reporting;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>The ways out of a correction or withdrawal that a channel refuses: a person does it over there, or a post of its own tells readers.</summary>
public sealed class ByHandTests
{
    private const string Correct = $"{Id}@2/fanpage/correct";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ARefusedCorrectionThatAPersonMadeOverThereIsDone(string database)
    {
        await using var stage = await RefusedCorrectionAsync(database);

        (await NoteAsync(stage, new ByHand("Đã sửa giờ trong bài trên fanpage."))).ShouldBeOfType<DeskOutcome.Done>();

        (await stage.FindAsync(Correct)).ShouldSatisfyAllConditions(
            publication => publication.State.ShouldBe(PublicationState.Published),
            publication => publication.ByHand.ShouldBe("Đã sửa giờ trong bài trên fanpage."),
            publication => publication.Address.ShouldBe("https://kenh.example.vn/x1"),
            publication => publication.ExternalId.ShouldBe("x1"));
        (await EventsAsync(stage, "by-hand")).ShouldBe([Correct]);
        // What a person wrote is not compared with what was approved.
        (await stage.WatchAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task APostThatAPersonPutInItsPlaceIsWhatALaterWithdrawalTakesAway(string database)
    {
        await using var stage = await RefusedCorrectionAsync(database);
        stage.Fanpage.Shown[0] = ("x9", "bằng tay", "Bài đăng lại bằng tay");

        (await NoteAsync(stage, new ByHand("Đã xóa bài cũ, đăng bài mới.") { Address = new Uri("https://kenh.example.vn/x9") })).ShouldBeOfType<DeskOutcome.Done>();
        (await stage.FindAsync(Correct)).ExternalId.ShouldBe("x9");
        await WithdrawAsync(stage);
        await stage.SweepAsync();

        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalOfWhatWasPostedByHandIsDoneByHandAndCountsAsWithdrawn(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.Settle.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", new Settlement.IsThere(new Uri("https://www.facebook.com/somau/posts/1")), CancellationToken.None);
        await WithdrawAsync(stage);
        stage.Pass(TimeSpan.FromHours(1));
        await stage.SweepAsync();
        (await stage.FindAsync($"{Id}@1/fanpage/withdraw")).State.ShouldBe(PublicationState.Rejected);

        (await NoteAsync(stage, new ByHand("Đã xóa bài."))).ShouldBeOfType<DeskOutcome.Done>();

        (await stage.FindAsync($"{Id}@1/fanpage/withdraw")).State.ShouldBe(PublicationState.Published);
        (await new CountedArticles(stage.Ledger).RunAsync(PublishingStage.Content.Agency, CancellationToken.None)).Single().WithdrawnAt.ShouldBe(PublishingStage.Start.AddHours(1));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task OnlyWhatIsOpenIsNotedAndOnlyWithANoteByWhoMay(string database)
    {
        await using var stage = await RefusedCorrectionAsync(database);

        (await NoteAsync(stage, new ByHand(" "))).ShouldBeOfType<DeskOutcome.Refused>();
        (await NoteAsync(stage, new ByHand("Đã sửa.") { Address = new Uri("file:///etc/passwd") })).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.ByHand.RunAsync(PublishingStage.Content, Id, "fanpage", "viet", new ByHand("Đã sửa."), CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.ByHand.RunAsync(PublishingStage.Content, Id, "website", "duyet-1", new ByHand("Đã sửa."), CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await NoteAsync(stage, new ByHand("Đã sửa."))).ShouldBeOfType<DeskOutcome.Done>();
        (await NoteAsync(stage, new ByHand("Đã sửa."))).ShouldBeOfType<DeskOutcome.Refused>();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ARefusedCorrectionGoesOutAsAPostOfItsOwn(string database)
    {
        await using var stage = await RefusedCorrectionAsync(database);

        var outcome = await PostAsync(stage, "duyet-1");
        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
        await stage.SweepAsync();

        (await stage.FindAsync(Correct)).State.ShouldBe(PublicationState.Cancelled);
        stage.Fanpage.Shown.Count.ShouldBe(2);
        stage.Fanpage.Shown[1].Payload.ShouldContain("Sửa giờ.");
        stage.Fanpage.Shown[1].Payload.ShouldContain("Đính chính", Case.Insensitive);
        (await stage.WatchAsync()).ShouldBe(0);
        (await new CountedArticles(stage.Ledger).RunAsync(PublishingStage.Content.Agency, CancellationToken.None)).Single().Appearances.Count.ShouldBe(2);

        await WithdrawAsync(stage);
        await stage.SweepAsync();
        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalTakesAwayACorrectionPostThatIsStillOnItsWay(string database)
    {
        await using var stage = await RefusedCorrectionAsync(database);
        await PostAsync(stage, "duyet-1");
        stage.Fanpage.LosesAnswer();
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(2);

        await WithdrawAsync(stage);
        for (var minute = 0; minute < 5; minute++)
        {
            await stage.SweepAsync();
            stage.Pass(TimeSpan.FromMinutes(1));
        }

        stage.Fanpage.Shown.ShouldBeEmpty();
        stage.Fanpage.Calls.Count(call => call.StartsWith("withdraw", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionPostIsApprovedLikeAnyOtherAndOnlyAfterARefusal(string database)
    {
        await using var stage = await RefusedCorrectionAsync(database);

        (await PostAsync(stage, "viet")).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.PostCorrection.RunAsync(ContentOf(Text(2)), Id, "website", "duyet-1", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await PostAsync(stage, "duyet-1")).ShouldBeOfType<DeskOutcome.Done>();
        (await PostAsync(stage, "duyet-1")).ShouldBeOfType<DeskOutcome.Refused>();
    }

    private static async Task<PublishingStage> RefusedCorrectionAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected("Facebook không chấp nhận nội dung (mã 100: cannot edit)."));
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        (await stage.FindAsync(Correct)).State.ShouldBe(PublicationState.Rejected);
        return stage;
    }

    private static Task<DeskOutcome> NoteAsync(PublishingStage stage, ByHand done) =>
        stage.ByHand.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", done, CancellationToken.None);

    private static Task<DeskOutcome> PostAsync(PublishingStage stage, string actor) => stage.PostCorrection.RunAsync(ContentOf(Text(2)), Id, "fanpage", actor, CancellationToken.None);

    private static async Task WithdrawAsync(PublishingStage stage) =>
        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai số liệu", null, CancellationToken.None))
            .ShouldBeOfType<DeskOutcome.Done>();

    private static Task<IReadOnlyList<string>> EventsAsync(PublishingStage stage, string verb) =>
        stage.Ledger.ReadAsync("select subject from events where verb = @verb", row => row.Text("subject"), CancellationToken.None, ("verb", verb));
}
