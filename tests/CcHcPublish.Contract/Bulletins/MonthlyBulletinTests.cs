using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Bulletins;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Bulletins;

public sealed class MonthlyBulletinTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AFreshLedgerLeavesTheBoardsFileAsItIs(string database)
    {
        using var stage = new BulletinStage();
        await using var lost = await OnBothDatabases.OpenAsync(database, stage.Clock);
        await stage.ComposeAsync(lost.Ledger);
        stage.Write(BulletinStage.October, "Ban biên tập đã sửa.");
        await using var fresh = await OnBothDatabases.OpenAsync(database, stage.Clock);

        (await stage.ComposeAsync(fresh.Ledger)).ShouldBe(new BulletinOutcome.Already("ban-tin-cchc-thang-10-2026"));

        (await File.ReadAllTextAsync(stage.At(BulletinStage.October))).ShouldBe("Ban biên tập đã sửa.");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AFreshLedgerInALaterMonthBringsNoSecondFile(string database)
    {
        using var stage = new BulletinStage();
        stage.Write(BulletinStage.October, "Ban biên tập đã sửa.");
        stage.Clock.StandAt(stage.Clock.GetUtcNow().AddDays(30));
        await using var fresh = await OnBothDatabases.OpenAsync(database, stage.Clock);

        (await stage.ComposeAsync(fresh.Ledger)).ShouldBeOfType<BulletinOutcome.Already>();

        stage.Files.ShouldBe(["ban-tin-cchc-thang-10-2026.md"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AFileThatTheBoardDeletedDoesNotComeBack(string database)
    {
        using var stage = new BulletinStage();
        await using var desk = await OnBothDatabases.OpenAsync(database, stage.Clock);
        (await stage.ComposeAsync(desk.Ledger)).ShouldBeOfType<BulletinOutcome.Composed>();
        File.Delete(stage.At(BulletinStage.October));

        (await stage.ComposeAsync(desk.Ledger)).ShouldBeOfType<BulletinOutcome.Already>();

        stage.Files.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ARefusedMonthIsToldAndTriedAgain(string database)
    {
        using var stage = new BulletinStage();
        await using var desk = await OnBothDatabases.OpenAsync(database, stage.Clock);
        stage.Template = "{{ khong_co }}";
        (await stage.MakeUpAsync(desk.Ledger)).ShouldHaveSingleItem().ShouldBeOfType<BulletinOutcome.Refused>();
        stage.Warnings.ShouldHaveSingleItem().ShouldContain("so-mau for 2026-10");
        stage.Template = "Tháng này cơ quan đã đăng tin.";

        (await stage.MakeUpAsync(desk.Ledger)).ShouldHaveSingleItem().ShouldBeOfType<BulletinOutcome.Composed>();

        stage.Files.ShouldBe(["ban-tin-cchc-thang-10-2026.md"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AMonthThatPublishedNothingIsNotedAndGetsNoBulletin(string database)
    {
        using var stage = new BulletinStage { TakesEmpty = false };
        await using var desk = await OnBothDatabases.OpenAsync(database, stage.Clock);

        (await stage.MakeUpAsync(desk.Ledger)).ShouldHaveSingleItem().ShouldBeOfType<BulletinOutcome.Empty>();

        stage.Files.ShouldBeEmpty();
        stage.Warnings.ShouldHaveSingleItem().ShouldContain("nothing was published");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task MonthsMissedSinceTheLastBulletinAreMadeUpButNoneOlderThanThree(string database)
    {
        using var stage = new BulletinStage();
        await using var desk = await OnBothDatabases.OpenAsync(database, stage.Clock);
        await stage.ComposeAsync(desk.Ledger, month: 6);

        (await stage.MakeUpAsync(desk.Ledger)).Count.ShouldBe(3);
        (await stage.MakeUpAsync(desk.Ledger)).ShouldBeEmpty();

        stage.Files.ShouldBe(new[] { "06", "08", "09", "10" }.Select(month => $"ban-tin-cchc-thang-{month}-2026.md"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnAgencyWithoutAnyBulletinBeginsWithLastMonth(string database)
    {
        using var stage = new BulletinStage();
        await using var desk = await OnBothDatabases.OpenAsync(database, stage.Clock);

        (await stage.MakeUpAsync(desk.Ledger)).Count.ShouldBe(1);

        stage.Files.ShouldBe(["ban-tin-cchc-thang-10-2026.md"]);
    }
}
