using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class LegacyTextCheckTests
{
    [Theory]
    [InlineData("§éc lËp - Tù do - H¹nh phóc, c¶i c¸ch hµnh chÝnh", "TCVN3")]
    [InlineData("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp, th¸ng m­êi", "TCVN3")]
    [InlineData("Ñoäc laäp - Töï do - Haïnh phuùc", "VNI")]
    [InlineData("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI")]
    public void TextInAnOldEncodingIsAnError(string text, string encoding) =>
        Checking.With<LegacyTextCheck>(A.Article(body: $"Dòng đầu bình thường.\n\n{text}\n")).ShouldBeOne("text-legacy", Severity.Error, encoding);

    [Theory]
    [InlineData("Ứng dụng Zalo® và thẻ VISA™, © Sở Mẫu.")]
    [InlineData("Bà Müller, ông Señor và cô Zoë đã đến thăm cơ quan của chúng ta hôm nay, cùng nhiều bạn bè khác từ nước ngoài.")]
    [InlineData("Bà Müller đến.")]
    [InlineData("Theo §5 và «Nhân dân» thì 5µm.")]
    [InlineData("Xem «Nhân dân», «Quân đội», «Lao động», «Công an».")]
    [InlineData("Cải\u00ADcách hành\u00ADchính, công\u00ADvụ.")]
    [InlineData("Hoà bình, toán, quà, giá, ngoài, xoã, quý, thuỷ.")]
    public void NamesBrandsAndSignsAreFine(string text) => Checking.With<LegacyTextCheck>(A.Article(body: text)).ShouldBeEmpty();

    [Fact]
    public void AParagraphThatBeginsWithOneHasItsOwnLine() =>
        Checking.With<LegacyTextCheck>(A.Article(body: "Một.\n\nC¶i c¸ch hµnh chÝnh\n")).ShouldHaveSingleItem().Place.Line.ShouldBe(14);

    [Fact]
    public void TheFindingStandsAtTheFirstStrangeWord()
    {
        var finding = Checking.With<LegacyTextCheck>(A.Article(body: "Một.\n\n- C¶i c¸ch hµnh chÝnh\n")).ShouldHaveSingleItem();

        (finding.Place.Line, finding.Place.Column).ShouldBe((14, 3));
    }
}
