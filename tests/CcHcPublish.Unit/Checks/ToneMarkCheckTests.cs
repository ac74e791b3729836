using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class ToneMarkCheckTests
{
    [Theory]
    [InlineData("Ủy ban hòa giải, ngôn ngữ hoà nhã.", "Viết “hòa”")]
    [InlineData("Uỷ ban, sức khoẻ, Thủy lợi.", "Viết “Thuỷ”")]
    [InlineData("ỦY BAN, HÒA BÌNH, HOÀ NHÃ", "Viết “HÒA”")]
    public void TheRarerSpellingIsMentioned(string body, string says) =>
        Checking.With<ToneMarkCheck>(A.Article(body: body)).ShouldBeOne("tone-marks", Severity.Advice, says);

    [Fact]
    public void OfTwoEqualCampsTheFirstIsTheHabit() =>
        Checking.With<ToneMarkCheck>(A.Article(body: "Hoà bình, hòa nhã.")).ShouldBeOne("tone-marks", Severity.Advice, "Viết “hoà”");

    [Theory]
    [InlineData("Hòa, khỏe, thủy, ủy, quý, quỳ, quỷ, quà, quả, quạ, quẻ.")]
    [InlineData("Hoà, khoẻ, thuỷ, uỷ, quý, quà.")]
    [InlineData("Hòa, hoàn, toán, ngoài, xoáy, hoạt, thuyền, khuỷu, uyển, loại.")]
    public void OneSpellingIsFineAndSoIsWhatHasOnlyOne(string body) => Checking.With<ToneMarkCheck>(A.Article(body: body)).ShouldBeEmpty();
}
