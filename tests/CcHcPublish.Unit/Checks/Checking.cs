using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Shouldly;

namespace CcHcPublish.Unit.Checks;

/// <summary>Runs one check on one article.</summary>
internal static class Checking
{
    public static IReadOnlyList<Finding> With<T>(Article article, AgencyContent? content = null) where T : ICheck, new() =>
        [.. new T().Check(CheckSubject.Of(article, content ?? A.Content(article)))];

    public static IReadOnlyList<Finding> With<T>(Article article, Agency agency) where T : ICheck, new() => With<T>(article, A.Content(agency, article));

    /// <summary>The article of a whole file, so that findings have real places.</summary>
    public static Article Read(string text, Agency? agency = null)
    {
        List<Finding> findings = [];
        var file = new SourceFile("content/so-mau/articles/2026/11/ba-buoc.md", System.Text.Encoding.UTF8.GetBytes(text));
        var article = ArticleReader.Read(file, agency ?? A.Agency(), findings);
        findings.ShouldBeEmpty();
        return article.ShouldNotBeNull();
    }

    public static IEnumerable<string> Codes(this IEnumerable<Finding> findings) => findings.Select(finding => finding.Code);

    public static void ShouldBeOne(this IReadOnlyList<Finding> findings, string code, Severity severity, string says)
    {
        var finding = findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Severity.ShouldBe(severity);
        $"{finding.Message.Vi} → {finding.Advice.Vi}".ShouldContain(says);
        finding.Message.En.ShouldNotBeNullOrWhiteSpace();
        finding.Advice.En.ShouldNotBeNullOrWhiteSpace();
    }
}
