using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

public sealed class HoldTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task NothingGoesOutWhileItsAgencyIsHeldAndAllInOrderAfterwards(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("b-sau", PublishingStage.Start.AddMinutes(1), "website");
        await stage.ApprovedAsync("a-truoc", PublishingStage.Start, "website");
        await DoneAsync(stage.Hold.RunAsync(PublishingStage.Content.Agency, new HoldScope.WholeAgency(), "duyet-1", "Quốc tang", CancellationToken.None));

        stage.Pass(TimeSpan.FromHours(2));
        (await stage.SweepAsync()).ShouldBeEmpty();
        await DoneAsync(stage.Release.RunAsync(PublishingStage.Content.Agency, new HoldScope.WholeAgency(), "duyet-1", CancellationToken.None));

        (await stage.SweepAsync()).Select(publication => publication.Article).ShouldBe(["so-mau/a-truoc", "so-mau/b-sau"]);
    }

    [Fact]
    public async Task AReleaseOfAnotherScopeSaysInWordsWhichHoldStands()
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        var agency = PublishingStage.Content.Agency;
        await DoneAsync(stage.Hold.RunAsync(agency, new HoldScope.WholeAgency(), "duyet-1", "Quốc tang", CancellationToken.None));
        var everything = (await stage.Release.RunAsync(agency, new HoldScope.Everything(), "quan-tri", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        await DoneAsync(stage.Release.RunAsync(agency, new HoldScope.WholeAgency(), "duyet-1", CancellationToken.None));
        await DoneAsync(stage.Hold.RunAsync(agency, new HoldScope.Everything(), "quan-tri", "Bảo trì", CancellationToken.None));
        var one = (await stage.Release.RunAsync(agency, new HoldScope.WholeAgency(), "duyet-1", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();

        everything.Reason.Vi.ShouldBe($"Không có lệnh tạm dừng mọi lượt đăng của mọi cơ quan; đang có lệnh tạm dừng mọi lượt đăng của {agency.Name}.");
        one.Reason.Vi.ShouldBe($"Không có lệnh tạm dừng mọi lượt đăng của {agency.Name}; đang có lệnh tạm dừng mọi lượt đăng của mọi cơ quan.");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AHeldArticleWaitsAndTheOthersDoNot(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("giu", PublishingStage.Start, "website");
        await stage.ApprovedAsync("dang", PublishingStage.Start, "website");
        await DoneAsync(stage.Hold.RunAsync(PublishingStage.Content.Agency, new HoldScope.OneArticle("so-mau/giu"), "duyet-1", "Chờ ý kiến", CancellationToken.None));

        (await stage.SweepAsync()).Select(publication => publication.Article).ShouldBe(["so-mau/dang"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TheGraceBeginsAnewWhenAHoldIsLifted(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        await DoneAsync(stage.Hold.RunAsync(PublishingStage.Content.Agency, new HoldScope.Everything(), "quan-tri", "Bảo trì", CancellationToken.None));
        stage.Pass(TimeSpan.FromHours(30));
        await stage.SweepAsync();
        await DoneAsync(stage.Release.RunAsync(PublishingStage.Content.Agency, new HoldScope.Everything(), "quan-tri", CancellationToken.None));

        await stage.SweepAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AWithdrawalGoesOutWhileEverythingIsHeld(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.SweepAsync();
        await DoneAsync(stage.Hold.RunAsync(PublishingStage.Content.Agency, new HoldScope.WholeAgency(), "duyet-1", "Quốc tang", CancellationToken.None));
        await DoneAsync(new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/mot-cua", "duyet-1", "thu-hoi", "Sai nội dung", null, CancellationToken.None));

        await stage.SweepAsync();

        stage.Website.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhoMayNotHoldIsRefusedAndTheSecondHoldToo(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var agency = PublishingStage.Content.Agency;

        (await stage.Hold.RunAsync(agency, new HoldScope.WholeAgency(), "viet", "x", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.Hold.RunAsync(agency, new HoldScope.Everything(), "duyet-1", "x", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.Hold.RunAsync(agency, new HoldScope.WholeAgency(), "duyet-1", " ", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.Hold.RunAsync(agency, new HoldScope.OneArticle("so-mau/khong-co"), "duyet-1", "x", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        (await stage.Release.RunAsync(agency, new HoldScope.WholeAgency(), "duyet-1", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
        await DoneAsync(stage.Hold.RunAsync(agency, new HoldScope.WholeAgency(), "duyet-1", "x", CancellationToken.None));
        (await stage.Hold.RunAsync(agency, new HoldScope.WholeAgency(), "duyet-1", "x", CancellationToken.None)).ShouldBeOfType<DeskOutcome.Refused>();
    }

    private static async Task DoneAsync(Task<DeskOutcome> act) => (await act).ShouldBeOfType<DeskOutcome.Done>();
}
