using CcHcPublish.Core.Rendering;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Rendering;

public class TextLayoutTests
{
    [Theory]
    [InlineData("Ba bước nộp hồ sơ", 17, "Ba bước nộp hồ sơ")]
    [InlineData("Ba bước nộp hồ sơ", 16, "Ba bước nộp hồ…")]
    [InlineData("Ba bước, nộp hồ sơ", 9, "Ba bước…")]
    [InlineData("Baaaaaaaaaaa", 5, "Baaa…")]
    [InlineData("🛵🛵🛵🛵", 3, "🛵🛵…")]
    [InlineData("  gọn  ", 3, "gọn")]
    public void A_cut_counts_code_points_and_spares_words(string text, int longest, string cut)
    {
        TextLayout.Cut(text, longest).ShouldBe(cut);
        TextLayout.Cut(text, longest).EnumerateRunes().Count().ShouldBeLessThanOrEqualTo(longest);
    }

    [Fact]
    public void Tidy_text_has_no_loose_blanks() => TextLayout.Tidy("\n\n một  \r\n\n\n\nhai\nba\n\n").ShouldBe(" một\n\nhai\nba");
}
