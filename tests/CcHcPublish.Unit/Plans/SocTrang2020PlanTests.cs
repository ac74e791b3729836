using CcHcPublish.Core.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

/// <summary>The plan of Sở Tư pháp Sóc Trăng: no number, no date, no appendix, no lead.</summary>
public sealed class SocTrang2020PlanTests
{
    private static readonly Plan Plan = SampleContent.Plan("so-tu-phap-soc-trang", 2020);

    [Fact]
    public void ItsSixFormsAreItsItems() =>
        Plan.Items.Select(item => (item.Id, item.Text)).ShouldBe(Plan.Forms.Select(form => ($"III.2.{form.Id}", form.Text)));

    [Fact]
    public void NoItemHasADeadlineInThePaper() =>
        Plan.Items.ShouldAllBe(item => item.Deadlines.Count == 1 && item.Deadlines[0].Kind == DeadlineKind.None);

    [Fact]
    public void NoLeadIsDeclared() =>
        Plan.Items.SelectMany(item => item.Actions).Where(action => action.Lead.Count > 1).ShouldAllBe(action => action.IsJoint && action.With.Count == 0);

    [Fact]
    public void UnitsReportEveryQuarterHalfAndYearAndDifficultiesWhenTheyArise() =>
        Plan.Duties.SelectMany(duty => duty.Deadlines.Select(deadline => PlanTable.Row(duty.Id, deadline))).ShouldBe(PlanTable.Rows("""
            IV.1 | định kỳ hàng quý, 6 tháng, năm | Recurring | 2020-01-01 | 2020-12-31 | Quarter, Half, Year
            IV.2 | nếu có khó khăn, vướng mắc | OnRequest | | |
            """));

    [Fact]
    public void TheReportNamesTheThreeKindsOfUnits()
    {
        var report = Plan.Reporting.ShouldHaveSingleItem();

        report.Who.ShouldBe(["cac-phong", "cac-trung-tam", "thanh-tra"]);
        report.To.ShouldBe(["van-phong", "lanh-dao-so"]);
    }

    [Fact]
    public void NoQuotaIsInvented() => Plan.Obligations.ShouldBeEmpty();

    [Fact]
    public void TheDoubledWordIsRepairedAndListed()
    {
        Plan.Requirements[0].ShouldContain("nội dung tuyên truyền phải kịp thời");
        Plan.SourceNotes.Select(note => note.Text).ShouldContain("tuyên truyền truyền phải");
    }

    [Fact]
    public void NumbersWithLettersStay() => Plan.Topics[5].Text.ShouldContain("Nghị quyết 30c/NQ-CP ngày 08/11/2011");

    [Fact]
    public void TheDoubtfulNameIsKeptAndMarked() => Plan.Signer.ShouldNotBeNull().Note.ShouldNotBeNullOrEmpty();
}
