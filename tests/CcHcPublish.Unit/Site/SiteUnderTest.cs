using System.Text;
using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Site;
using CcHcPublish.Testing;
using CcHcPublish.Unit.Rendering;
using Shouldly;

namespace CcHcPublish.Unit.Site;

/// <summary>A website in memory: articles are published into it, all its files can be looked at.</summary>
internal sealed class SiteUnderTest(AgencyContent content, TemplateSet? templates = null)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly Dictionary<string, SiteArticle> articles = new(StringComparer.Ordinal);

    public SiteIndex Index { get; } = new();

    /// <summary>Three articles: one that uses everything an article can have and was corrected, a withdrawn one, a plain one.</summary>
    public static SiteUnderTest Sample(TemplateSet? templates = null)
    {
        var rich = RichArticle.Of();
        var withdrawn = A.Article("tin-da-rut") with { Title = "Tin đã rút" };
        var plain = A.Article("tin-don-gian") with { Title = "Tin đơn giản", PlanItems = ["1.1", "1.2"] };
        var site = new SiteUnderTest(RichArticle.Content(rich, withdrawn, plain), templates);
        site.Publish(rich, Start, [new CorrectionNote("Số liệu ở bước 2 được sửa cho đúng.", Start.AddDays(1))]);
        site.Publish(withdrawn, Start.AddHours(1), null, new WithdrawalNotice("thu-hoi", "Nội dung chưa được thẩm định.", "12/QĐ-SM", Start.AddDays(2)));
        site.Publish(plain, Start.AddHours(2));
        return site;
    }

    public void Publish(Article article, DateTimeOffset at, IReadOnlyList<CorrectionNote>? corrections = null, WithdrawalNotice? withdrawal = null)
    {
        var rendition = RendererTests.Rendered(article, content, ChannelKind.Website);
        var payload = JsonSerializer.Deserialize(rendition.Payload, RenditionJson.Readable.WebsiteArticle)!;
        articles[article.Slug] = new SiteArticle(payload, at, corrections ?? [], withdrawal) { Edition = rendition.Hash };
        Index.Put(SiteEntry.Of(articles[article.Slug], content.Agency));
    }

    public IReadOnlyList<SitePage> Pages() => [.. new SitePages(new SiteFrame(content, templates ?? SampleTemplates.All), Index, articles.GetValueOrDefault).Everything()];

    /// <summary>Every text file by its path; the versions of style sheet and icon are left out, since they change with every touch of the look.</summary>
    public IReadOnlyDictionary<string, string> Files() => Pages().ToDictionary(page => page.Path, page => WithoutVersions(Text(page)));

    public static string Text(SitePage page)
    {
        List<Finding> findings = [];
        var bytes = page.Render(findings);
        findings.ShouldBeEmpty();
        return Encoding.UTF8.GetString(bytes.ShouldNotBeNull());
    }

    private static string WithoutVersions(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\\?v=[0-9a-f]{8}", "?v=0");
}
