using System.Globalization;
using System.Text;

namespace CcHcPublish.Core.Site;

/// <summary>robots.txt and the sitemap of sitemaps.org: an index, the lists, and one file per year, so that a new article rewrites only its year's.</summary>
internal sealed class Sitemap(SiteFrame frame, SiteIndex index)
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string ListsName = "sitemap-trang.xml";

    public IEnumerable<SitePage> All()
    {
        var rules = frame.Address is null ? "User-agent: *\nAllow: /\n" : $"User-agent: *\nAllow: /\n\nSitemap: {frame.AddressOf("sitemap.xml")}\n";
        yield return new SitePage("robots.txt", PageKey.Of(rules), _ => Encoding.UTF8.GetBytes(rules));
        if (frame.Address is null) yield break;

        var years = index.All.Newest.GroupBy(entry => entry.Local.Year).OrderByDescending(year => year.Key).ToList();
        string[] files = [ListsName, .. years.Select(year => Name(year.Key))];
        yield return new SitePage("sitemap.xml", PageKey.Of(frame.Stamp, string.Join(' ', files)), _ => XmlText.Write(xml =>
        {
            xml.WriteStartElement("sitemapindex", Space);
            foreach (var file in files)
            {
                xml.WriteStartElement("sitemap");
                xml.Text("loc", frame.AddressOf(file)!);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }));

        string[] lists = [.. Lists()];
        yield return new SitePage(ListsName, PageKey.Of(frame.Stamp, string.Join(' ', lists)), _ => Addresses(lists.Select(path => (path, (DateTimeOffset?)null))));
        foreach (var year in years)
        {
            SiteEntry[] entries = [.. year];
            yield return new SitePage(Name(year.Key), PageKey.Of(frame.Stamp, "sitemap", entries), _ =>
                Addresses(entries.Select(entry => (SitePaths.Article(entry.Slug), (DateTimeOffset?)entry.ChangedAt))));
        }
    }

    private IEnumerable<string> Lists() =>
    [
        SitePaths.Home,
        SitePaths.All,
        SitePaths.Archive,
        .. frame.Agency.Categories.Select(category => SitePaths.Category(category.Id)),
        .. index.Units.Keys.Select(SitePaths.Unit),
        .. index.Tags.Keys.Select(SitePaths.Tag),
        .. frame.Content.Plans.Count > 0 ? [SitePaths.Plans] : Array.Empty<string>(),
        .. frame.Content.Plans.SelectMany(plan => plan.Items.Select(item => SitePaths.PlanItem(plan.Year, item.Id)).Prepend(SitePaths.Plan(plan.Year))),
        .. index.Months.Keys.Select(month => SitePaths.Month(month.Year, month.Month)),
    ];

    private byte[] Addresses(IEnumerable<(string Path, DateTimeOffset? ChangedAt)> pages) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("urlset", Space);
        foreach (var (path, changedAt) in pages)
        {
            xml.WriteStartElement("url");
            xml.Text("loc", frame.AddressOf(path)!);
            if (changedAt is { } at) xml.Text("lastmod", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static string Name(int year) => string.Create(CultureInfo.InvariantCulture, $"sitemap-{year}.xml");
}
