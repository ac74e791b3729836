using CcHcPublish.Core.Channels;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>The page of one article, with its neighbours; or the notice that stands in its place.</summary>
internal sealed class ArticlePages(SiteFrame frame, SiteIndex index)
{
    private const int RelatedCount = 4;

    /// <param name="load">Reads the article again when the page is made: bodies are not kept in memory.</param>
    public IEnumerable<SitePage> Of(SiteEntry entry, Func<SiteArticle?> load)
    {
        var folder = SitePaths.Article(entry.Slug);
        if (entry.IsWithdrawn)
        {
            yield return new SitePage(folder + "index.html", PageKey.Of(frame.Stamp, "rut", entry.Version), findings =>
                load() is { Withdrawal: { } notice } article ? frame.Render("withdrawn", NoticeHead(entry), Notice(article, notice), findings) : null);
            yield return new SitePage(folder + SitePaths.GoneMark, "rut", _ => []);
            yield break;
        }

        var at = index.All.IndexOf(entry);
        var older = at > 0 ? index.All[at - 1] : null;
        var newer = at >= 0 && at + 1 < index.All.Count ? index.All[at + 1] : null;
        var related = index.Related(entry, RelatedCount);
        var key = PageKey.Of(frame.Stamp, "bai", [entry, .. related], $"{older?.Slug}\n{older?.Title}\n{newer?.Slug}\n{newer?.Title}");
        yield return new SitePage(folder + "index.html", key, findings =>
            load() is { } article ? frame.Render("article", Head(article, entry), Model(article, entry, older, newer, related), findings) : null);
    }

    private PageHead Head(SiteArticle article, SiteEntry entry) => new(SitePaths.Article(entry.Slug), entry.Title, entry.Summary)
    {
        Kind = "article",
        Picture = article.Content.Cover,
        Crumbs = [(entry.Category.Name, SitePaths.Category(entry.Category.Id))],
        LinkedData = LinkedData.Article(article, entry, frame),
    };

    private static PageHead NoticeHead(SiteEntry entry) =>
        new(SitePaths.Article(entry.Slug), "Tin bài không còn được đăng", "Tin bài tại địa chỉ này đã được rút.") { IsIndexed = false };

    private ScriptObject Model(SiteArticle article, SiteEntry entry, SiteEntry? older, SiteEntry? newer, IReadOnlyList<SiteEntry> related) => new()
    {
        ["article"] = entry.Card,
        ["edition"] = article.Edition,
        ["published_on"] = SiteText.LongDate(entry.Local),
        ["body_html"] = article.Content.Body,
        ["source"] = article.Content.Source,
        ["unit"] = SiteText.Link(entry.Unit.Name, SitePaths.Unit(entry.Unit.Id)),
        ["with_units"] = SiteText.Array(entry.With.Select(unit => SiteText.Link(unit.Name, SitePaths.Unit(unit.Id)))),
        ["category"] = SiteText.Link(entry.Category.Name, SitePaths.Category(entry.Category.Id)),
        ["plan_items"] = SiteText.Array(entry.PlanItems.Select(item => PlanPages.Named(item, frame))),
        ["tags"] = SiteText.Array(entry.Tags.Select(tag => SiteText.Link(tag, SitePaths.Tag(tag)))),
        ["corrections"] = SiteText.Array(article.Corrections.Select(note => new ScriptObject
        {
            ["date"] = SiteText.LongDate(frame.Agency.Local(note.At).DateTime),
            ["text"] = note.Text,
        })),
        ["older"] = older is null ? null : SiteText.Link(older.Title, SitePaths.Article(older.Slug)),
        ["newer"] = newer is null ? null : SiteText.Link(newer.Title, SitePaths.Article(newer.Slug)),
        ["items"] = SiteText.Array(related.Select(other => other.Card)),
    };

    private ScriptObject Notice(SiteArticle article, WithdrawalNotice notice) => new()
    {
        ["title"] = article.Content.Title,
        ["edition"] = article.Edition,
        ["act"] = WithdrawalKinds.Shown(notice.Kind).Vi,
        ["reason"] = notice.Reason,
        ["order"] = notice.Order,
        ["withdrawn_on"] = SiteText.LongDate(frame.Agency.Local(notice.At).DateTime),
        ["published_on"] = SiteText.ShortDate(frame.Agency.Local(article.PublishedAt).DateTime),
    };
}
