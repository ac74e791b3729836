using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Bulletins;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Core.Site;

/// <summary>
/// Renders every template once with real content and throws the output away: what only shows while a template runs is then known before
/// anybody approves or publishes. Gives findings of templates alone, each once; what is wrong with the articles is for other checks.
/// </summary>
public sealed class TemplateTrial(AgencyContent content, TemplateSet templates)
{
    /// <summary>So many of the newest articles show nearly every branch of a template; each article is tried again when it is approved.</summary>
    private const int MostArticles = 40;

    private const string Note = "Lời thử của mẫu trình bày.";

    /// <summary>All channels, the pages around the articles and the bulletin.</summary>
    public IReadOnlyList<Finding> Everything()
    {
        List<Finding> findings = [];
        Article[] articles = [.. content.Articles.OrderByDescending(article => article.Date).ThenBy(article => article.Slug, StringComparer.Ordinal).Take(MostArticles)];
        Pages(articles, findings);
        var renderer = new Renderer(templates);
        foreach (var article in articles)
        {
            foreach (var channel in content.Agency.Channels.Where(channel => channel.Kind != ChannelKind.Website))
            {
                if (renderer.Render(article, content, channel) is RenderOutcome.Failed failed) findings.AddRange(failed.Findings);
            }
        }

        if (content.Agency.Bulletin is { } setting) Bulletin(setting, articles, findings);
        return OfTemplates(findings);
    }

    /// <summary>The pages that one article would bring to the website.</summary>
    public IReadOnlyList<Finding> PagesOf(Article article)
    {
        List<Finding> findings = [];
        Pages([article], findings);
        return OfTemplates(findings);
    }

    private void Pages(Article[] articles, List<Finding> findings)
    {
        if (!content.Agency.Channels.Any(channel => channel.Kind == ChannelKind.Website)) return;
        var frame = new SiteFrame(content, templates);
        var index = new SiteIndex();
        Dictionary<string, SiteArticle> bySlug = new(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            // The first is corrected, so that the words for it are tried as well.
            var tried = Tried(article, isCorrected: bySlug.Count == 0);
            if (bySlug.TryAdd(article.Slug, tried)) index.Put(SiteEntry.Of(tried, content.Agency));
        }

        var pages = new SitePages(frame, index, bySlug.GetValueOrDefault);
        foreach (var page in pages.Everything()) page.Render(findings);
        if (bySlug.Values.FirstOrDefault() is not { } first) return;
        var gone = first with { Withdrawal = new WithdrawalNotice(WithdrawalKinds.Usual, Note, null, first.PublishedAt) };
        foreach (var page in new SitePages(frame, index, _ => gone).Article(SiteEntry.Of(gone, content.Agency))) page.Render(findings);
    }

    private SiteArticle Tried(Article article, bool isCorrected)
    {
        var at = content.Agency.At(article.Date);
        var shown = WebsiteRendition.Of(article, ArticleMarkdown.Parse(article.Body), content);
        return new SiteArticle(shown, at, isCorrected ? [new CorrectionNote(Note, at)] : [], null) { Edition = article.Hash };
    }

    private void Bulletin(BulletinSetting setting, Article[] articles, List<Finding> findings)
    {
        if (articles.Length == 0) return;
        var newest = articles[0].Date;
        var month = Period.Of(DateOnly.FromDateTime(newest), PeriodKind.Month, PeriodRule.Calendar);
        var told = articles.Select(article => new BulletinArticle(article.Slug, article.Title, article.Summary, article.Unit, article.Category, article.Genre, article.Date));
        if (ComposeBulletin.Run(
            new BulletinFacts(content.Agency, setting, month, newest, [.. told]),
            (wrong, model) => templates.Render(ComposeBulletin.TemplatePath, wrong, model))
            is BulletinText.Failed failed) findings.AddRange(failed.Findings);
    }

    private static IReadOnlyList<Finding> OfTemplates(IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => finding.Code.StartsWith(TemplateFindings.Code, StringComparison.Ordinal)).Distinct()];
}
