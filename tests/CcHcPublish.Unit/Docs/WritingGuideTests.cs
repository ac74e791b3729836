using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Docs;

/// <summary>The examples of <c>docs/noi-dung.md</c> are read by the product itself.</summary>
public sealed class WritingGuideTests
{
    private const string Page = "noi-dung.md";

    [Fact]
    public void TheAgencyExampleReads() => Agency().Id.ShouldBe("so-vi-du");

    [Fact]
    public void ThePlanExampleReads()
    {
        var plan = Read("plans/2026.yaml", Document.Example(Page, "yaml", "# plans/2026.yaml"), (file, findings) => PlanReader.Read(file, Agency(), findings));

        plan.Item("1.1").ShouldNotBeNull().Actions.Count.ShouldBe(2);
        plan.Obligations.ShouldHaveSingleItem().Units.ShouldBe(["phong-cntt"]);
        plan.Duties.ShouldHaveSingleItem().IsRequest.ShouldBeTrue();
    }

    [Fact]
    public void TheArticleExampleReads()
    {
        var article = Read("articles/x.md", Document.Example(Page, "markdown", "---"), (file, findings) => ArticleReader.Read(file, Agency(), findings));

        article.Title.ShouldBe("Ba bước nộp hồ sơ trực tuyến");
        article.Channels.ShouldBe(["website", "fanpage"]);
    }

    [Fact]
    public void EveryGenreIsListed()
    {
        var line = Document.Read(Page).Split('\n').Single(line => line.StartsWith("Thể loại:", StringComparison.Ordinal));

        line.ShouldBe($"Thể loại: {string.Join(", ", Genre.All.Select(genre => $"`{genre.Id}`"))}.");
    }

    private static Agency Agency() => Read("so-vi-du/agency.yaml", Document.Example(Page, "yaml", "# agency.yaml"), AgencyReader.Read);

    private static T Read<T>(string path, string text, Func<SourceFile, ICollection<Finding>, T?> read) where T : class
    {
        List<Finding> findings = [];
        var value = read(new SourceFile(path, Encoding.UTF8.GetBytes(text)), findings);
        findings.Select(finding => $"{finding.Place}: {finding.Message.En}").ShouldBeEmpty();
        return value.ShouldNotBeNull();
    }
}
