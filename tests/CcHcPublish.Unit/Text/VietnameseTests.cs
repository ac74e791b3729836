using System.Text;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Text;

public sealed class VietnameseTests
{
    [Theory]
    [InlineData("Dịch vụ công", "dich vu cong")]
    [InlineData("ĐƯỜNG ĐI", "duong di")]
    [InlineData("Thuỷ", "thuy")]
    public void FoldingDropsMarksAndCase(string text, string folded)
    {
        Vietnamese.Fold(text).ShouldBe(folded);
        Vietnamese.Fold(text.Normalize(NormalizationForm.FormD)).ShouldBe(folded);
    }

    [Theory]
    [InlineData("Ba bước nộp hồ sơ trực tuyến!", "ba-buoc-nop-ho-so-truc-tuyen")]
    [InlineData("  Đăng ký – “Một cửa” (2026) ", "dang-ky-mot-cua-2026")]
    [InlineData("../../x", "x")]
    [InlineData("！？", "")]
    public void ASlugHasOnlyLettersDigitsAndSingleHyphens(string text, string slug) => Vietnamese.Slug(text).ShouldBe(slug);

    [Fact]
    public void ALongSlugIsCutBetweenWords()
    {
        Vietnamese.Slug("một hai ba bốn", 10).ShouldBe("mot-hai-ba");
        Vietnamese.Slug("một hai ba bốn", 9).ShouldBe("mot-hai");
        Vietnamese.Slug(new string('a', 90)).Length.ShouldBe(80);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("a/b")]
    [InlineData("-a")]
    [InlineData("A")]
    [InlineData("đ")]
    [InlineData("")]
    [InlineData("a\n")]
    public void WhatCouldLeaveAFolderIsNoSlug(string text) => Vietnamese.IsSlug(text).ShouldBeFalse();

    [Fact]
    public void DictionaryOrderPutsĐBehindD() =>
        new[] { "e", "đ", "â", "d", "a", "ă" }.Order(Vietnamese.Sorting).ShouldBe(["a", "ă", "â", "d", "đ", "e"]);
}
