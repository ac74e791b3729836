using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class RepealedDocumentCheckTests
{
    [Theory]
    [InlineData("Căn cứ Nghị định số 43/2011/NĐ-CP ngày 13 tháng 6 năm 2011 của Chính phủ.", "224/2026/NĐ-CP")]
    [InlineData("Căn cứ Nghị định 43/2011/NĐ – CP của Chính phủ.", "224/2026/NĐ-CP")]
    [InlineData("Theo NĐ 61/2018, hồ sơ được trả trong ngày.", "118/2025/NĐ-CP")]
    [InlineData("Theo Nghị định số 9/2017/NĐ-CP, người phát ngôn trả lời.", "244/2026/NĐ-CP")]
    [InlineData("Theo Luật Báo chí ngày 05 tháng 4 năm 2016, cơ quan trả lời.", "126/2025/QH15")]
    [InlineData("Theo Luật Báo chí số 103/2016/QH13.", "126/2025/QH15")]
    [InlineData("Thực hiện Nghị quyết số 30c/NQ-CP của Chính phủ.", "76/NQ-CP")]
    [InlineData("Trình bày theo Thông tư số 01/2011/TT-BNV.", "30/2020/NĐ-CP")]
    public void ADocumentThatFellIsToldWithItsSuccessor(string body, string successor) =>
        Checking.With<RepealedDocumentCheck>(A.Article(body: body)).ShouldBeOne("document-repealed", Severity.Advice, successor);

    [Theory]
    [InlineData("Căn cứ Nghị định số 224/2026/NĐ-CP và Nghị định số 30/2020/NĐ-CP.")]
    [InlineData("Nghị định số 118/2025/NĐ-CP thay thế Nghị định số 61/2018/NĐ-CP.")]
    [InlineData("Trước đây việc này theo Nghị định số 61/2018/NĐ-CP.")]
    [InlineData("Quyết định số 43/2011/QĐ-UBND của tỉnh, ngày 43/2011.")]
    [InlineData("Luật Báo chí năm 2025 và Luật An ninh mạng năm 2025.")]
    [InlineData("Thông tư 61/2018 của một bộ.")]
    [InlineData("Công văn 118/43/2011/NĐ-CPX.")]
    public void WhatIsInForceOrToldAsHistoryIsFine(string body) => Checking.With<RepealedDocumentCheck>(A.Article(body: body)).ShouldBeEmpty();

    [Fact]
    public void AnArticleOfThePastCitesWhatWasInForceThen()
    {
        var article = A.Article(body: "Căn cứ Nghị định số 61/2018/NĐ-CP.");

        Checking.With<RepealedDocumentCheck>(article with { Date = new DateTime(2025, 6, 30) }).ShouldBeEmpty();
        Checking.With<RepealedDocumentCheck>(article with { Date = new DateTime(2025, 7, 1) }).Count.ShouldBe(1);
    }
}
