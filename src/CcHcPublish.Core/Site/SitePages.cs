using System.Globalization;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Site;

/// <summary>
/// All files of one agency's website, as a function of its content, its templates and what was published: no clock is asked, so that
/// building one file at a time and building everything anew give the same bytes.
/// </summary>
/// <param name="load">Reads a published article with its body.</param>
public sealed class SitePages(SiteFrame frame, SiteIndex index, Func<string, SiteArticle?> load)
{
    private readonly ArticlePages articles = new(frame, index);
    private readonly ListPages lists = new(frame);

    /// <summary>The page of one article and what belongs beside it.</summary>
    public IEnumerable<SitePage> Article(SiteEntry entry) => articles.Of(entry, () => load(entry.Slug));

    /// <summary>Every page there is, each once; none is made before its <see cref="SitePage.Render"/> is called.</summary>
    public IEnumerable<SitePage> Everything() =>
    [
        .. frame.Assets(),
        .. new HomePages(frame, index).All(),
        .. index.Addresses.SelectMany(Article),
        .. lists.Of(new PageHead(SitePaths.All, "Tất cả tin bài", $"Mọi tin bài đã đăng của {frame.Agency.Name}, mới nhất trước."), index.All),
        .. Categories(),
        .. Units(),
        .. Tags(),
        .. Archive(),
        .. new PlanPages(frame, index).All(),
        .. new Feeds(frame, index).All(),
        .. new Sitemap(frame, index).All(),
    ];

    /// <summary>Pictures and attachments that the published articles need, below the agency's folder.</summary>
    public IReadOnlySet<string> Media()
    {
        SortedSet<string> media = new(StringComparer.Ordinal);
        foreach (var entry in index.All.Newest) media.UnionWith(entry.Media);
        return media;
    }

    private IEnumerable<SitePage> Categories()
    {
        // Those of the agency's list have a page from the start, since the menu names them; those articles once had keep theirs.
        var listed = frame.Agency.Categories.Select(category => new NamedId(category.Id, category.Name));
        var former = index.Categories.Where(pair => frame.Agency.Category(pair.Key) is null).Select(pair => pair.Value[^1].Category);
        return listed.Concat(former).SelectMany(category => lists.Of(
            new PageHead(SitePaths.Category(category.Id), category.Name, $"Tin bài chuyên mục {category.Name} của {frame.Agency.Name}.")
            {
                Feed = frame.Address is null ? null : SitePaths.Category(category.Id) + Feeds.RssName,
            },
            index.Categories.GetValueOrDefault(category.Id) ?? new SiteList()));
    }

    private IEnumerable<SitePage> Units() => index.Units.SelectMany(pair =>
    {
        var last = pair.Value[^1];
        var name = frame.Agency.Unit(pair.Key)?.Name ?? last.With.Append(last.Unit).First(unit => unit.Id == pair.Key).Name;
        return lists.Of(
            new PageHead(SitePaths.Unit(pair.Key), name, $"Tin bài do {name} thực hiện hoặc tham gia thực hiện."), pair.Value,
            $"Tin bài do {name} thực hiện hoặc tham gia thực hiện.");
    });

    private IEnumerable<SitePage> Tags() => index.Tags.SelectMany(pair =>
    {
        var name = pair.Value[^1].Tags.First(tag => Vietnamese.Slug(tag) == pair.Key);
        return lists.Of(new PageHead(SitePaths.Tag(pair.Key), $"Nhãn: {name}", $"Tin bài mang nhãn {name}."), pair.Value);
    });

    private IEnumerable<SitePage> Archive()
    {
        (string, string)[] up = [("Lưu trữ", SitePaths.Archive)];
        foreach (var ((year, month), list) in index.Months)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Tháng {month}/{year}");
            var head = new PageHead(SitePaths.Month(year, month), name, $"Tin bài đăng trong tháng {month}/{year} của {frame.Agency.Name}.")
            {
                Crumbs = [.. up, (string.Create(CultureInfo.InvariantCulture, $"Năm {year}"), SitePaths.Year(year))],
            };
            foreach (var page in lists.Of(head, list)) yield return page;
        }

        foreach (var page in new ArchivePages(frame, index).All()) yield return page;
    }
}
