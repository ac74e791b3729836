using System.Text;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Articles;

public sealed class ArticleReaderTests
{
    private const string Good = """
        ---
        title: Ba bước nộp hồ sơ
        summary: Nộp hồ sơ ở nhà chỉ gồm ba bước.
        date: 2026-11-20 08:00
        unit: van-phong
        author: Văn phòng Sở
        genre: tin
        plan_items: ["1.1"]
        category: dich-vu-cong
        ---
        Nội dung.
        """;

    private readonly List<Finding> findings = [];

    [Fact]
    public void WhatIsLeftOutComesFromTheTitleAndTheAgency()
    {
        var article = Read(Good).ShouldNotBeNull();

        findings.ShouldBeEmpty();
        article.Slug.ShouldBe("ba-buoc-nop-ho-so");
        article.Channels.ShouldBe(["website", "fanpage", "zalo"]);
        article.Body.ShouldBe("Nội dung.");
        article.BodyLine.ShouldBe(11);
        article.Date.ShouldBe(new DateTime(2026, 11, 20, 8, 0, 0));
        article.PlaceOf("unit").ShouldBe(new Place("a.md", 5, 7));
        article.PlaceOf("plan_items", 0).ShouldBe(new Place("a.md", 8, 14));
        article.PlaceOf("channels", 2).ShouldBe(new Place("a.md", 1, 1));
    }

    [Fact]
    public void WordsForSingleChannelsAreRead()
    {
        var article = Read(Good.Replace("genre: tin", "genre: tin\nfanpage: { text: Xem ngay. }\nzalo: { title: Ngắn, description: Gọn, broadcast: true }", StringComparison.Ordinal)).ShouldNotBeNull();

        (article.FanpageText, article.ZaloTitle, article.ZaloDescription, article.ZaloBroadcast).ShouldBe(("Xem ngay.", "Ngắn", "Gọn", true));
    }

    [Theory]
    [InlineData("title:", "titel:", "missing-key 2, unknown-key 2")]
    [InlineData("genre: tin", "genre: tinn", "wrong-value 7")]
    [InlineData("date: 2026-11-20 08:00", "date: 2026-02-30", "wrong-date 4")]
    [InlineData("unit: van-phong", "unit: van-phong\nslug: ../../x", "slug 6")]
    [InlineData("title: Ba bước nộp hồ sơ", "title: \"！\"", "slug 2")]
    [InlineData("zalo", "zalo", "")]
    [InlineData("genre: tin", "genre: tin\nzalo: { titel: x }", "unknown-key 8")]
    [InlineData("plan_items: [\"1.1\"]", "plan_items: \"1.1\"", "wrong-value 8")]
    [InlineData("title: Ba", "title: Ba: hai", "yaml-syntax 2")]
    public void AWrongFrontMatterIsToldAndGivesNoArticle(string from, string to, string expected)
    {
        var article = Read(Good.Replace(from, to, StringComparison.Ordinal));

        (article is null).ShouldBe(expected.Length > 0);
        string.Join(", ", findings.Select(finding => $"{finding.Code} {finding.Place.Line}").Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Nội dung không có phần đầu.")]
    [InlineData("---\ntitle: a\n")]
    [InlineData(" ---\ntitle: a\n---\n")]
    public void WithoutFrontMatterThereIsNoArticle(string text)
    {
        Read(text).ShouldBeNull();

        findings.ShouldHaveSingleItem().Code.ShouldBe("front-matter");
    }

    [Fact]
    public void DecomposedTextGivesAnArticleAndAnAdvice()
    {
        var article = Read(Good.Normalize(NormalizationForm.FormD)).ShouldNotBeNull();

        article.Title.ShouldBe("Ba bước nộp hồ sơ");
        findings.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Advice);
    }

    [Fact]
    public void AnotherByteIsAnotherEdition() =>
        Read(Good)!.Hash.ShouldNotBe(Read(Good + " ")!.Hash);

    private Article? Read(string text) => ArticleReader.Read(new SourceFile("a.md", Encoding.UTF8.GetBytes(text)), A.Agency(), findings);
}
