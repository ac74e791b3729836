using CcHcPublish.Core.Articles;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Articles;

public sealed class ArticleProseTests
{
    [Fact]
    public void AddressesAndCodeAreBlankedAndOffsetsHold()
    {
        var prose = Body("Xem [bài](https://example.vn/a) và `mã` ở <https://example.vn>.\n\n```\nmã\n```\n");

        prose.Text.ShouldNotContain("example");
        prose.Text.ShouldNotContain("mã");
        prose.Text.Length.ShouldBe("Xem [bài](https://example.vn/a) và `mã` ở <https://example.vn>.\n\n```\nmã\n```\n".Length);
        prose.Text.IndexOf("và", StringComparison.Ordinal).ShouldBe(32);
    }

    [Fact]
    public void PlacesAreLinesAndColumnsOfTheFile()
    {
        var prose = Body("Một\n\n- hai\n");

        prose.At(0).Line.ShouldBe(12);
        (prose.At(7).Line, prose.At(7).Column).ShouldBe((14, 3));
        prose.At(prose.Text.Length).Line.ShouldBe(15);
    }

    [Fact]
    public void ValuesOfTheFrontMatterAreProseToo() =>
        ArticleProse.FrontMatter(A.Article() with { CoverAlt = "Ảnh", FanpageText = "Xem" }).Select(prose => prose.Text).ShouldContain("Xem");

    private static Prose Body(string text) => ArticleProse.Body(A.Article(body: text), ArticleMarkdown.Parse(text));
}
