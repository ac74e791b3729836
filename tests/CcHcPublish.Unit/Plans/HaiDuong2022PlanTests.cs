using CcHcPublish.Core.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

/// <summary>Kế hoạch 181/KH-SCT: its appendix is lost, so forms and duties stand as items.</summary>
public sealed class HaiDuong2022PlanTests
{
    private static readonly Plan Plan = SampleContent.Plan("so-cong-thuong-hai-duong", 2022);

    [Fact]
    public void FormsAndDutiesThatAnArticleCanServeAreItems() =>
        Plan.Items.Select(item => item.Id).ShouldBe(["II.3.1", "II.3.2", "II.3.3", "II.3.4", "IV.1", "IV.2", "IV.3", "IV.4"]);

    [Fact]
    public void DeadlinesAreOnlyThoseThePaperHas() =>
        PlanTable.ColumnDeadlines(Plan).Concat(PlanTable.TextDeadlines(Plan)).ShouldBe(PlanTable.Rows("""
            II.3.1 | | None | 2022-01-01 | 2022-12-31 |
            II.3.2 | | None | 2022-01-01 | 2022-12-31 |
            II.3.4 | | None | 2022-01-01 | 2022-12-31 |
            IV.1 | | None | 2022-01-01 | 2022-12-31 |
            IV.2 | | None | 2022-01-01 | 2022-12-31 |
            IV.3 | | None | 2022-01-01 | 2022-12-31 |
            II.3.3 | Thường xuyên, kịp thời cập nhật các TTHC đã được công bố ban hành mới, được sửa đổi, bổ sung hoặc bãi bỏ | Continuous | 2022-01-01 | 2022-12-31 |
            IV.4 | thường xuyên có tin, bài | Continuous | 2022-01-01 | 2022-12-31 |
            """));

    [Fact]
    public void DutiesKeepTheirClocks() =>
        Plan.Duties.SelectMany(duty => duty.Deadlines.Select(deadline => PlanTable.Row(duty.Id, deadline))).ShouldBe(PlanTable.Rows("""
            IV.1 | | None | 2022-01-01 | 2022-12-31 |
            IV.2 | | None | 2022-01-01 | 2022-12-31 |
            IV.3 | | None | 2022-01-01 | 2022-12-31 |
            IV.4 | thường xuyên có tin, bài | Continuous | 2022-01-01 | 2022-12-31 |
            IV.5 | định kỳ (6 tháng, hàng năm) | Recurring | 2022-01-01 | 2022-12-31 | Half, Year
            IV.6 | kịp thời báo cáo Lãnh đạo sở | Continuous | 2022-01-01 | 2022-12-31 |
            """));

    [Fact]
    public void BothBoardsPostDocumentsAndNews() =>
        Plan.Item("IV.4").ShouldNotBeNull().Actions.ShouldAllBe(action => action.Lead.SequenceEqual(new[] { "bbt-ban-tin", "ban-bien-tap" }));

    [Fact]
    public void ReportsRunFromTheUnitsOverTheOfficeToTheProvince()
    {
        Plan.Reporting.Select(report => (report.Who[0], string.Join(", ", report.To)))
            .ShouldBe([("cac-phong", "van-phong"), ("van-phong", "ubnd-tinh, so-noi-vu")]);
    }

    [Fact]
    public void FanpageAndZaloAreChannelsSinceTheGoalsNameThem()
    {
        Plan.Goals[2].ShouldContain("zalo, fanpage");
        SampleContent.Agency(Plan.Agency).DefaultChannels.ShouldBe(["website", "fanpage", "zalo"]);
    }

    [Theory]
    [InlineData("(có phụ lục các nhiệm vụ, sản phẩm thực hiện Kế hoạch kèm theo)")]
    [InlineData("xây dựng Kế hoạch tuyên truyền cải cách hành chính năm 2021")]
    [InlineData("thưc hiện")]
    [InlineData("UBND Hải Dương")]
    [InlineData("(Đã ký)")]
    public void ASlipOfThePaperIsListed(string slip) => Plan.SourceNotes.Select(note => note.Text).ShouldContain(slip);
}
