using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class PersonalDataCheckTests
{
    [Theory]
    [InlineData("Ông có căn cước công dân số 001099012345 đã nhận kết quả.", "personal-id")]
    [InlineData("Mã định danh cá nhân: 079 188 012 345.", "personal-id")]
    [InlineData("CMND số 225123456 cấp tại địa phương.", "personal-id")]
    [InlineData("Người nộp là 048301234567, đã đóng phí.", "personal-id")]
    [InlineData("Gọi chị theo số 0987654321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số 0987.654.321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số +84 387 654 321.", "personal-phone")]
    [InlineData("Bấm [vào đây](tel:+84987654321).", "personal-phone")]
    [InlineData("Gọi chị theo số 0987\u00a0654\u00a0321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số 0987\u2009654\u202f321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số 0987\u2011654\u2011321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số 0987\u200b654\u200b321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số (0987) 654 321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số (0987)\u00a0654.321 để hỏi.", "personal-phone")]
    [InlineData("Gọi chị theo số +84 (987) 654 321.", "personal-phone")]
    [InlineData("Gọi chị theo số +84 (0)987 654 321.", "personal-phone")]
    [InlineData("Gọi chị theo số (+84) 987 654 321.", "personal-phone")]
    [InlineData("Gọi chị theo số (0987654321) để hỏi.", "personal-phone")]
    [InlineData("Người nộp là (1) 0987 654 321.", "personal-phone")]
    public void ANumberOfAPersonIsAnError(string body, string code)
    {
        var findings = Checking.With<PersonalDataCheck>(A.Article(body: body));

        findings.Codes().ShouldBe([code]);
        findings[0].Severity.ShouldBe(Severity.Error);
        findings[0].Message.Vi.ShouldNotContain("0987");
    }

    [Theory]
    [InlineData("Đường dây nóng của Sở: 0912 000 000, gọi miễn phí 1800 6000 hoặc 1900 1000.")]
    [InlineData("Bấm [gọi](tel:0912000000).")]
    [InlineData("Đường dây nóng của Sở: (0912)\u00a0000\u00a0000 hoặc +84 (912) 000 000.")]
    [InlineData("Số cố định (0258) 3822 000, (024) 3822 0000.")]
    [InlineData("Từ năm (2025) 12 345 678 hồ sơ, tăng (84) 12 345 hồ sơ.")]
    [InlineData("Số cố định 0258 3822 000.")]
    [InlineData("Thu 1.234.567.890 đồng, chi 225.123.456 đồng.")]
    [InlineData("Căn cước gắn chíp có 12 chữ số; số dạng 0xx xxx xxx xxx.")]
    [InlineData("Mã hồ sơ 000.00.12.H56-240515-0012, số 118/2025/NĐ-CP ngày 09/6/2025.")]
    [InlineData("Căn cước mẫu ghi 000000000000.")]
    [InlineData("Xem https://example.vn/001099012345 hoặc `001099012345`.")]
    [InlineData("Mã số thuế 0100100100-001 của doanh nghiệp.")]
    public void ANumberOfTheAgencyOrOfNobodyIsFine(string body) => Checking.With<PersonalDataCheck>(A.Article(body: body)).ShouldBeEmpty();

    [Fact]
    public void TheFrontMatterIsLookedAtAsWell() =>
        Checking.With<PersonalDataCheck>(A.Article() with { FanpageText = "Nhắn 0987654321." }).Codes().ShouldBe(["personal-phone"]);
}
