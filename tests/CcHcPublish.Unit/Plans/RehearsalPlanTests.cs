using CcHcPublish.Core.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

/// <summary>Sở Mẫu exists so that every rule has something to act on: numbers owed, every kind of deadline, a unit that ends.</summary>
public sealed class RehearsalPlanTests
{
    private static readonly Plan Plan = SampleContent.Plan("so-mau", 2026);

    [Fact]
    public void EachDivisionOwesOneArticleAMonthAndTheBoardFour() =>
        Plan.Obligations.SelectMany(owed => owed.Units.Select(unit => $"{unit} | {owed.Count} | {owed.Per} | {string.Join(", ", owed.Channels)}")).ShouldBe(PlanTable.Rows("""
            van-phong | 1 | Month | website
            phong-cai-cach | 1 | Month | website
            phong-cntt | 1 | Month | website
            phong-nghiep-vu | 1 | Month | website
            thanh-tra | 1 | Month | website
            trung-tam-phuc-vu | 1 | Month | website
            ban-bien-tap | 4 | Month | website
            """));

    [Fact]
    public void BulletinsPhotosAndDocumentsDoNotFillAQuota() =>
        Plan.Obligations.ShouldAllBe(owed => !owed.Genres.Contains("ban-tin") && !owed.Genres.Contains("anh") && !owed.Genres.Contains("van-ban"));

    [Fact]
    public void EveryKindOfDeadlineButABlankOneOccursAmongTheItems() =>
        Plan.Items.SelectMany(item => item.Deadlines).Select(deadline => deadline.Kind).Distinct().Order()
            .ShouldBe(Enum.GetValues<DeadlineKind>().Except([DeadlineKind.None]).Order());

    [Fact]
    public void ItCitesOnlyLawInForceWhenItWasSigned()
    {
        string[] repealedOrNotYet = ["30c/NQ-CP", "43/2011", "18/2014", "61/2018", "13/2023", "09/2017", "148/2025", "224/2026", "287/2026"];

        Plan.Bases.ShouldAllBe(basis => !repealedOrNotYet.Any(number => basis.Text.Contains(number)));
        Plan.Bases.ShouldAllBe(basis => basis.Date < Plan.Date);
    }

    [Fact]
    public void TheBulletinServesAnItemOfThePlan()
    {
        var bulletin = SampleContent.Agency("so-mau").Bulletin.ShouldNotBeNull();

        bulletin.PlanItems.ShouldBe(["3.1"]);
        Plan.Item("3.1").ShouldNotBeNull();
    }

    [Fact]
    public void ADivisionEndedInMidYearAndHasASuccessor()
    {
        var ended = SampleContent.Agency("so-mau").Unit("phong-to-chuc").ShouldNotBeNull();

        ended.Valid.Holds(new DateOnly(2026, 6, 30)).ShouldBeTrue();
        ended.Valid.Holds(new DateOnly(2026, 7, 1)).ShouldBeFalse();
        ended.Successor.ShouldBe("phong-nghiep-vu");
    }
}
