using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class LinkCheckTests
{
    [Theory]
    [InlineData("[a](javascript:alert(1))", "link-unsafe")]
    [InlineData("[a](JaVaScript:alert(1))", "link-unsafe")]
    [InlineData("[a](java&#10;script:alert(1))", "link-unsafe")]
    [InlineData("[a](file:///etc/passwd)", "link-unsafe")]
    [InlineData("[a](data:text/html,x)", "link-unsafe")]
    [InlineData("<javascript:alert(1)>", "link-unsafe")]
    [InlineData("[a][b]\n\n[b]: javascript:alert(1)", "link-unsafe")]
    [InlineData("[a](../khac/bai.md)", "link-relative")]
    [InlineData("[a](/tin-tuc)", "link-relative")]
    [InlineData("[a]()", "link-relative")]
    [InlineData("[a](bai:khong-co-bai-nay-dau-ca)", "link-article")]
    public void ALinkThatHarmsOrBreaksIsAnError(string body, string code)
    {
        var findings = Checking.With<LinkCheck>(A.Article(body: body));

        findings.Codes().ShouldBe([code]);
        findings[0].Severity.ShouldBe(Severity.Error);
    }

    [Theory]
    [InlineData("[a](https://example.vn/a?b=c#d)")]
    [InlineData("[a](mailto:van-phong@so-mau.example.vn)")]
    [InlineData("[a](tel:19001000)")]
    [InlineData("[a](#chuan-bi)")]
    [InlineData("<https://example.vn>")]
    [InlineData("<van-phong@so-mau.example.vn>")]
    [InlineData("[a](bai:ba-buoc-nop-ho-so)")]
    [InlineData("[a](bai:ba-buoc-nop-ho-so#chuan-bi)")]
    [InlineData("`[a](javascript:alert(1))`")]
    public void ALinkThatLeadsSomewhereSafeIsFine(string body) => Checking.With<LinkCheck>(A.Article(body: body)).ShouldBeEmpty();

    [Fact]
    public void AnArticleThatIsNotThereIsToldWithTheNearest() =>
        Checking.With<LinkCheck>(A.Article(body: "[a](bai:ba-buoc-nop-ho-sơ)")).ShouldBeOne("link-article", Severity.Error, "“bai:ba-buoc-nop-ho-so”?");

    [Fact]
    public void ALinkToAnArticleThatAppearsLaterIsMentioned()
    {
        var article = A.Article(body: "[a](bai:mai-sau)");
        var later = A.Article("mai-sau") with { Date = article.Date.AddMinutes(1) };

        Checking.With<LinkCheck>(article, A.Content(article, later)).ShouldBeOne("link-later", Severity.Advice, "20/11/2026 08:01");
        Checking.With<LinkCheck>(article, A.Content(article, later with { Date = article.Date })).ShouldBeEmpty();
    }

    [Fact]
    public void TheFindingStandsAtTheLink()
    {
        var finding = Checking.With<LinkCheck>(A.Article(body: "Một.\n\n> - Xem [đây](x.md) nhé.\n")).ShouldHaveSingleItem();

        (finding.Place.Line, finding.Place.Column).ShouldBe((14, 9));
    }
}
