using CcHcPublish.Core.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

/// <summary>Kế hoạch 485/KH-STTTT: nineteen rows, responsibility given bullet by bullet.</summary>
public sealed class KhanhHoa2022PlanTests
{
    private static readonly Plan Plan = SampleContent.Plan("so-tttt-khanh-hoa", 2022);

    private const string Four = "phong-bcxb, phong-cntt, trung-tam-cong, trung-tam-cntt";

    [Fact]
    public void ItHasNineteenItemsInThreeGroups() =>
        Plan.Items.Select(item => item.Id).ShouldBe(
            ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]);

    [Fact]
    public void AnItemStandsInTheGroupOfItsNumber() => Plan.Items.ShouldAllBe(item => item.Group == item.Id.Substring(0, 1));

    [Fact]
    public void EachBulletHasItsOwnLeadAndCooperatingUnits() =>
        PlanTable.Leads(Plan).ShouldBe(PlanTable.Rows($"""
            1.1/1 | van-phong | {Four} |
            1.1/2 | ban-bien-tap, trung-tam-cong (cùng) | |
            1.2/1 | van-phong | {Four} |
            1.2/2 | van-phong | {Four} |
            1.2/3 | ban-bien-tap, trung-tam-cong (cùng) | |
            1.3/1 | phong-bcxb | |
            1.3/2 | phong-cntt | |
            1.4/1 | ban-bien-tap, trung-tam-cong, trung-tam-cntt (cùng) | |
            1.5/1 | van-phong | {Four} |
            1.6/1 | van-phong | {Four} |
            1.6/2 | ban-bien-tap, trung-tam-cong (cùng) | |
            1.7/1 | ban-bien-tap, trung-tam-cong (cùng) | |
            1.8/1 | van-phong | {Four} |
            1.8/2 | trung-tam-cong | |
            1.8/3 | van-phong, phong-bcxb, phong-cntt | |
            2.1/1 | trung-tam-cong, trung-tam-cntt | |
            2.2/1 | trung-tam-cong | |
            2.3/1 | trung-tam-cong, trung-tam-cntt | |
            2.4/1 | van-phong | |
            2.4/2 | ban-bien-tap, trung-tam-cong, trung-tam-cntt (cùng) | |
            2.5/1 | trung-tam-cong, trung-tam-cntt | |
            3.1/1 | phong-cntt, trung-tam-cntt (cùng) | |
            3.1/2 | phong-bcxb | co-quan-bao-chi |
            3.2/1 | so-noi-vu | phong-bcxb | so-noi-vu
            3.3/1 | phong-cntt | |
            3.4/1 | ubnd-huyen | trung-tam-cntt | ubnd-huyen
            3.5/1 | so-noi-vu | van-phong, {Four} | so-noi-vu
            3.5/2 | so-noi-vu | van-phong, {Four} | so-noi-vu
            3.6/1 | so-noi-vu | phong-bcxb | so-noi-vu
            3.6/2 | so-noi-vu | phong-bcxb | so-noi-vu
            """));

    [Fact]
    public void TheIndexPlansArePartedByPlusSigns() =>
        Plan.Item("1.8").ShouldNotBeNull().Actions[2].Parts.Select(part => part.Lead.ShouldHaveSingleItem()).ShouldBe(["van-phong", "phong-bcxb", "phong-cntt"]);

    [Fact]
    public void DeadlinesKeepTheirWordsAndMeanCalendarDays() =>
        PlanTable.ColumnDeadlines(Plan).ShouldBe(PlanTable.Rows("""
            1.1 | Quý I/2022 | Quarter | 2022-01-01 | 2022-03-31 |
            1.2 | Quý I/2022 | Quarter | 2022-01-01 | 2022-03-31 |
            1.3 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            1.4 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            1.5 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            1.6 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            1.7 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            1.8 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            2.1 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            2.2 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            2.3 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            2.4 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            2.5 | | None | 2022-01-01 | 2022-12-31 |
            3.1 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            3.2 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            3.3 | Theo tiến độ Kế hoạch của tỉnh | External | | |
            3.4 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            3.5 | Trong năm 2022 | Year | 2022-01-01 | 2022-12-31 |
            3.6 | Quý II/2022 | Quarter | 2022-04-01 | 2022-06-30 |
            """));

    [Fact]
    public void FourItemsWaitForSomebodysRequest() =>
        PlanTable.TextDeadlines(Plan).ShouldBe(PlanTable.Rows("""
            3.2 | theo đề nghị của Sở Nội vụ | OnRequest | | |
            3.4 | theo đề nghị của UBND các huyện, thị xã, thành phố | OnRequest | | |
            3.5 | theo đề nghị của Sở Nội vụ | OnRequest | | |
            3.6 | theo đề nghị của Sở Nội vụ | OnRequest | | |
            """));

    [Fact]
    public void MeetingsRecurMonthlyAndForThePlansAlsoWeekly() =>
        Plan.Items.SelectMany(item => item.Actions.SelectMany(action => action.Deadlines.Select(deadline => $"{item.Id}: {string.Join(", ", deadline.Every)}")))
            .ShouldBe(["1.1: Month", "1.2: Week", "1.2: Month", "1.5: Month", "1.5: Half, Year"]);

    [Theory]
    [InlineData("bc-phong", "phong-bcxb, phong-cntt, trung-tam-cong, trung-tam-cntt", "van-phong", "theo định kỳ hoặc theo yêu cầu của cơ quan có thẩm quyền", "")]
    [InlineData("bc-cchc", "van-phong", "so-noi-vu, ubnd-tinh", "đánh giá kết quả hàng quý", "Quarter")]
    [InlineData("bc-kh-10316", "van-phong", "so-noi-vu", "báo cáo định kỳ 06 tháng và năm", "Half, Year")]
    public void ReportsGoUpTheChain(string id, string who, string to, string wording, string every)
    {
        var report = Plan.Reporting.Single(duty => duty.Id == id);

        string.Join(", ", report.Who).ShouldBe(who);
        string.Join(", ", report.To).ShouldBe(to);
        report.Deadlines.ShouldHaveSingleItem().Wording.ShouldBe(wording);
        string.Join(", ", report.Deadlines[0].Every).ShouldBe(every);
    }

    [Fact]
    public void NoQuotaIsInvented() => Plan.Obligations.ShouldBeEmpty();

    [Theory]
    [InlineData("của của", "nổi bật của của tỉnh")]
    [InlineData("Công TTĐT", "Trung tâm Công TTĐT")]
    [InlineData("Bureau", "Phòng CNTT - Bureau chính - Viễn thông")]
    [InlineData("bản hành", "bản hành kèm theo")]
    [InlineData("QĐTTg", "749/QĐTTg")]
    [InlineData("16-NQ-TU", "16-NQ-TU")]
    [InlineData("hện trả", "hện trả kết quả")]
    [InlineData("Ban GD", "Ban GD Sở (VBĐT)")]
    public void ADamagedWordIsRepairedAndListed(string damage, string noted)
    {
        var words = Plan.Items.SelectMany(item => item.Actions.SelectMany(action => new[] { action.Text, action.Note }).Append(item.Text)).Concat(Plan.Recipients);

        words.ShouldAllBe(text => text == null || !text.Contains(damage));
        Plan.SourceNotes.Select(note => note.Text).ShouldContain(noted);
    }

    [Fact]
    public void TheTwoDatesOfOneCircularAreKeptAndListed()
    {
        const string TwoDates = "Thông tư số 26/2019/TT-BTC ngày 10/05/2019 ngày 21/5/2019";

        Plan.Budget.ShouldNotBeNull().ShouldContain(TwoDates);
        Plan.SourceNotes.Select(note => note.Text).ShouldContain(TwoDates);
    }
}
