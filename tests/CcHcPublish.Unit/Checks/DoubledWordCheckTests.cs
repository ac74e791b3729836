using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class DoubledWordCheckTests
{
    [Theory]
    [InlineData("Kết quả của của hồ sơ.")]
    [InlineData("Hồ sơ được\nđược trả.")]
    [InlineData("Của của hồ sơ.")]
    [InlineData("Nộp hồ sơ trực tuyến tuyến.")]
    [InlineData("Nộp giấy tờ tờ và chờ.")]
    public void AWordWrittenTwiceIsMentioned(string body) =>
        Checking.With<DoubledWordCheck>(A.Article(body: body)).ShouldBeOne("doubled-word", Severity.Advice, "hai lần");

    [Theory]
    [InlineData("Xanh xanh, ngày ngày, nơi nơi, từ từ, dần dần, luôn luôn, thường thường, đời đời, song song, mãi mãi.")]
    [InlineData("Các cơ quan quan trọng; cán bộ bộ phận Một cửa; toàn bộ bộ máy; Ủy ban ban hành; trường hợp hợp lệ.")]
    [InlineData("Cải cách hành chính chính là việc đó; các bước tiếp theo theo hướng dẫn; quyền tự do do luật định.")]
    [InlineData("Đi đi lại lại, ra ra vào vào.")]
    [InlineData("Người duyệt duyệt lại, bên nộp nộp thêm.")]
    [InlineData("Kế hoạch năm năm và mười mười lăm.")]
    [InlineData("| có | có |\n|---|---|\n| là | là |\n")]
    [InlineData("## Hồ sơ của\nCủa ai thì người ấy nộp.")]
    [InlineData("Gửi cho.\n\nCho đến khi có tin.")]
    [InlineData("- của\n- của\n")]
    [InlineData("Lệnh `và` và tệp.")]
    [InlineData("Số 10 10 20 20.")]
    public void WhatIsMeantIsFine(string body) => Checking.With<DoubledWordCheck>(A.Article(body: body)).ShouldBeEmpty();

    [Fact]
    public void TheFindingStandsAtTheFirstOfTheTwo()
    {
        var finding = Checking.With<DoubledWordCheck>(A.Article(body: "Một.\n\n- Kết quả của của hồ sơ.\n")).ShouldHaveSingleItem();

        (finding.Place.Line, finding.Place.Column).ShouldBe((14, 11));
    }
}
