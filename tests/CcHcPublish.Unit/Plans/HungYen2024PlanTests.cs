using CcHcPublish.Core.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

/// <summary>The plan of UBND tỉnh Hưng Yên: a province assigns other agencies and asks two bodies it cannot order.</summary>
public sealed class HungYen2024PlanTests
{
    private static readonly Plan Plan = SampleContent.Plan("ubnd-tinh-hung-yen", 2024);

    [Fact]
    public void LettersRunInVietnameseOrderWithoutF() => Plan.Topics.Select(topic => topic.Id).ShouldBe(["a", "b", "c", "d", "dd"]);

    [Fact]
    public void EveryParagraphOfPartThreeIsADutyOfItsBody() =>
        Plan.Duties.Select(duty => $"{duty.Id} | {string.Join(", ", duty.Who)}").ShouldBe(PlanTable.Rows("""
            III.1a | cac-so, don-vi-su-nghiep, ubnd-huyen
            III.1b | cac-so, don-vi-su-nghiep, ubnd-huyen
            III.1c | cac-so, don-vi-su-nghiep, ubnd-huyen
            III.1d | cac-so, don-vi-su-nghiep, ubnd-huyen
            III.1dd | cac-so, don-vi-su-nghiep, ubnd-huyen
            III.1e | cac-so, don-vi-su-nghiep, ubnd-huyen
            III.1g | ubnd-huyen, ubnd-xa
            III.2a | so-noi-vu
            III.2b | so-noi-vu
            III.2c | so-noi-vu
            III.2d | so-noi-vu
            III.2dd | so-noi-vu
            III.3 | van-phong-ubnd
            III.4 | so-tttt
            III.5 | so-tu-phap
            III.6 | so-khdt
            III.7a | so-tai-chinh
            III.7b | so-tai-chinh
            III.8 | dai-pt-th
            III.9 | bao-hung-yen
            III.10 | mttq, to-chuc-ct-xh
            """));

    [Fact]
    public void OnlyTheFrontIsAskedAndNotOrdered() =>
        Plan.Duties.Where(duty => duty.IsRequest).ShouldHaveSingleItem().Id.ShouldBe("III.10");

    [Fact]
    public void ItsClocksAreRead() =>
        Plan.Duties.SelectMany(duty => duty.Deadlines.Where(deadline => deadline.Kind != DeadlineKind.None).Select(deadline => PlanTable.Row(duty.Id, deadline)))
            .ShouldBe(PlanTable.Rows("""
            III.1b | Định kỳ theo quý | Recurring | 2024-01-01 | 2024-12-31 | Quarter
            III.1b | theo yêu cầu chuyên đề | OnRequest | | |
            III.1c | cập nhật kịp thời | Continuous | 2024-01-01 | 2024-12-31 |
            III.2a | định kỳ tổng hợp, báo cáo UBND tỉnh | Recurring | 2024-01-01 | 2024-12-31 |
            III.2b | kịp thời | Continuous | 2024-01-01 | 2024-12-31 |
            III.2c | theo Kế hoạch của UBND tỉnh | External | | |
            III.3 | theo Kế hoạch truyền thông về hoạt động kiểm soát TTHC, triển khai cơ chế một cửa, một cửa liên thông và thực hiện TTHC trên môi trường điện tử tỉnh Hưng Yên | External | | |
            III.8 | trong chương trình thời sự hàng ngày | Recurring | 2024-01-01 | 2024-12-31 | Day
            III.8 | mở chuyên đề, chuyên mục định kỳ hàng tháng | Recurring | 2024-01-01 | 2024-12-31 | Month
            """));

    [Fact]
    public void ItemsAreTheFormsAndTheDutiesThatAnArticleCanServe() =>
        Plan.Items.Select(item => item.Id).ShouldBe(
        [
            "II.2a", "II.2b", "II.2c", "III.1a", "III.1c", "III.1d", "III.1e", "III.1g", "III.2b", "III.2c", "III.2d", "III.2dd",
            "III.3", "III.4", "III.5", "III.6", "III.8", "III.9",
        ]);

    [Fact]
    public void TheSignatureHasItsAuthorityLines() => Plan.Signer.ShouldNotBeNull().Authority.ShouldBe("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH");

    [Fact]
    public void WritersInitialsAreNoPartOfTheRecipients() =>
        Plan.Recipients.ShouldBe(
        [
            "Chủ tịch, các Phó Chủ tịch UBND tỉnh;", "Ủy ban MTTQVN và các tổ chức CT-XH tỉnh;", "Các sở, ban, ngành tỉnh;", "Các đơn vị SNCL trực thuộc UBND tỉnh;",
            "UBND các huyện, thị xã, thành phố;", "Đài PT-TH Hưng Yên; Báo Hưng Yên;", "Lãnh đạo Văn phòng UBND tỉnh;", "TT PVHCC&KSTTHC;",
            "Cổng Thông tin điện tử tỉnh;", "CV: HCQT;", "Lưu: VT, CVNC.",
        ]);

    [Theory]
    [InlineData("Hung Yên")]
    [InlineData("Chỉ số CHCC")]
    [InlineData("Công Thông tin điện tử tỉnh")]
    public void ADamagedWordIsRepairedAndListed(string damage)
    {
        Plan.Topics.Select(topic => topic.Text).Concat(Plan.Recipients).Append(Plan.Place!).ShouldAllBe(text => !text.Contains(damage));
        Plan.SourceNotes.Select(note => note.Text).ShouldContain(damage);
    }
}
