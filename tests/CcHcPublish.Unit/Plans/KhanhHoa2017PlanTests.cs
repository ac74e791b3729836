using CcHcPublish.Core.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

/// <summary>Kế hoạch 21/KH-SCT of 05/4/2017: twelve rows, the only plan that asks for news every month.</summary>
public sealed class KhanhHoa2017PlanTests
{
    private static readonly Plan Plan = SampleContent.Plan("so-cong-thuong-khanh-hoa", 2017);

    [Fact]
    public void TheAppendixHasTwelveRowsAndTheDoubledNumberIsSetRight() =>
        Plan.Items.Select(item => item.Id).ShouldBe(["I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6"]);

    [Fact]
    public void LeadsAndCooperatingUnitsAreThoseOfTheColumns() =>
        PlanTable.Leads(Plan).ShouldBe(PlanTable.Rows("""
            I.1/1 | lanh-dao-so | van-phong |
            I.1/2 | lanh-dao-so | van-phong |
            I.2/1 | lanh-dao-so | van-phong |
            I.3/1 | lanh-dao-so | van-phong |
            I.3/2 | lanh-dao-so | van-phong |
            I.3/3 | lanh-dao-so | van-phong |
            I.4/1 | van-phong | |
            I.4/2 | van-phong | |
            I.5/1 | van-phong | |
            I.5/2 | van-phong | |
            I.6/1 | van-phong | |
            II.1/1 | van-phong | |
            II.2/1 | van-phong | |
            II.3/1 | van-phong | |
            II.3/2 | van-phong | |
            II.4/1 | van-phong | |
            II.5/1 | cac-phong | van-phong |
            II.6/1 | van-phong | |
            """));

    [Fact]
    public void ColumnDeadlinesKeepTheirWordsAndCountFromSigning() =>
        PlanTable.ColumnDeadlines(Plan).ShouldBe(PlanTable.Rows("""
            I.1 | Trong Quý I/2017 | Quarter | 2017-01-01 | 2017-03-31 |
            I.2 | Thực hiện thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            I.3 | Trước ngày 15/4/2017 | Before | 2017-04-05 | 2017-04-14 |
            I.4 | Trong Tháng 5/2017 | Month | 2017-05-01 | 2017-05-31 |
            I.5 | Thực hiện thường xuyên, và công bố kết quả theo hàng Quý. | Continuous | 2017-04-05 | 2017-12-31 | Quarter
            I.6 | Thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.1 | Thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.2 | Thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.3 | Thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.4 | Thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.5 | Thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.6 | Thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            """));

    [Fact]
    public void DeadlinesHiddenInTheTextAreKeptBesideTheColumn() =>
        PlanTable.TextDeadlines(Plan).ShouldBe(PlanTable.Rows("""
            I.1 | trong Quý I/2017 | Quarter | 2017-01-01 | 2017-03-31 |
            I.4 | trong tháng 5/2017 | Month | 2017-05-01 | 2017-05-31 |
            I.6 | đăng tin bài về cải cách hành chính mỗi tháng | Recurring | 2017-04-05 | 2017-12-31 | Month
            """));

    [Fact]
    public void TheFirstDeadlineWasOverWhenThePlanWasSigned()
    {
        Plan.Item("I.1").ShouldNotBeNull().Deadlines[0].Until.ShouldNotBeNull().ShouldBeLessThan(Plan.Date.ShouldNotBeNull());
        Plan.CountsFrom.ShouldBe(CountsFrom.Signing);
    }

    [Fact]
    public void TheOfficeOwesOneArticleAMonth()
    {
        var owed = Plan.Obligations.ShouldHaveSingleItem();

        owed.Units.ShouldBe(["van-phong"]);
        owed.Count.ShouldBe(1);
        owed.Genres.ShouldBe(["tin", "bai"]);
        owed.Per.ShouldBe(Rhythm.Month);
        owed.Channels.ShouldBe(["website"]);
        owed.PlanItems.ShouldBe(["I.6"]);
    }

    [Fact]
    public void TheProseDutiesAreThereWithTheirLetters() =>
        Plan.Duties.Select(duty => duty.Id).ShouldBe(
        [
            "II.1-1", "II.1-2", "II.1-3", "II.1-4", "II.1-5", "II.1-6", "II.1-7", "II.1-8", "II.1-9", "II.1-10",
            "II.2-a", "II.2-b", "II.2-c", "II.2-d", "II.2-dd", "II.2-e", "II.2-g", "II.2-h",
            "III.1", "III.2", "III.3",
        ]);

    [Fact]
    public void ClocksOfTheProseAreRead() =>
        Plan.Duties.SelectMany(duty => duty.Deadlines.Where(deadline => deadline.Kind != DeadlineKind.None).Select(deadline => PlanTable.Row(duty.Id, deadline)))
            .ShouldBe(PlanTable.Rows("""
            II.1-1 | trong Quý I/2017 | Quarter | 2017-01-01 | 2017-03-31 |
            II.1-3 | trước ngày 15/4/2017 | Before | 2017-04-05 | 2017-04-14 |
            II.1-3 | trong tháng 5/2017 | Month | 2017-05-01 | 2017-05-31 |
            II.1-4 | trong hội nghị sơ kết, tổng kết năm | OnRequest | | |
            II.1-7 | truy cập thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.1-8 | đăng tin bài về cải cách hành chính hàng tháng trên trang web của Sở | Recurring | 2017-04-05 | 2017-12-31 | Month
            II.1-9 | sinh hoạt chi bộ thường kỳ và chuyên đề | Continuous | 2017-04-05 | 2017-12-31 |
            II.2-d | Thực hiện thường xuyên | Continuous | 2017-04-05 | 2017-12-31 |
            II.2-d | theo kế hoạch chỉ đạo triển khai của cấp trên | External | | |
            II.2-e | Công khai đầy đủ, kịp thời | Continuous | 2017-04-05 | 2017-12-31 |
            II.2-h | Gửi phiếu khảo sát ý kiến khách hàng mỗi quý | Recurring | 2017-04-05 | 2017-12-31 | Quarter
            """));

    [Theory]
    [InlineData("năm rõ")]
    [InlineData("đầy mạnh")]
    [InlineData("giao trách rõ ràng")]
    [InlineData("QĐ - TTg")]
    [InlineData("QĐ – UBND")]
    [InlineData("Scutellaria")]
    public void ADamagedWordIsRepairedAndListed(string damage)
    {
        var words = Plan.Goals.Concat(Plan.Requirements).Concat(Plan.Duties.Select(duty => duty.Text)).Concat(Plan.Items.Select(item => item.Text ?? ""));

        words.ShouldAllBe(text => !text.Contains(damage));
        Plan.SourceNotes.ShouldContain(note => note.Text!.Contains(damage));
    }
}
