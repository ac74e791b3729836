using System.Globalization;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>Front page and numbered pages of a list of articles.</summary>
internal sealed class ListPages(SiteFrame frame)
{
    /// <param name="intro">A sentence under the heading, or null.</param>
    public IEnumerable<SitePage> Of(PageHead head, SiteList list, string? intro = null) => From(0, head, list, intro);

    /// <summary>The numbered pages alone, for lists whose front page has a template of its own.</summary>
    public IEnumerable<SitePage> Older(PageHead head, SiteList list) => From(1, head, list, null);

    /// <summary>Where a front page's "older" link leads; null when it shows everything.</summary>
    public static string? OlderThanFront(PageHead head, SiteList list) =>
        list.OlderPages == 0 ? null : SitePaths.Numbered(head.Folder, list.OlderPages);

    private IEnumerable<SitePage> From(int first, PageHead head, SiteList list, string? intro)
    {
        for (var number = first; number <= list.OlderPages; number++)
        {
            var page = number;
            SiteEntry[] entries = [.. page == 0 ? list.FrontPage : list.Page(page)];
            var folder = SitePaths.Numbered(head.Folder, page);
            // The last numbered page knows whether the front page follows it; older ones stand still.
            var extra = string.Create(CultureInfo.InvariantCulture, $"{folder}\n{head.Title}\n{intro}\n{page == list.OlderPages}\n{(page == 0 ? list.Count : 0)}");
            yield return new SitePage(folder + "index.html", PageKey.Of(frame.Stamp, "list", entries, extra), findings => frame.Render(
                "list",
                page == 0 ? head : head with { Folder = folder, Title = $"{head.Title} – trang {page}", IsIndexed = false, Crumbs = [.. head.Crumbs, (head.Title, head.Folder)] },
                Model(head, list, page, entries, intro),
                findings));
        }
    }

    private static ScriptObject Model(PageHead head, SiteList list, int page, SiteEntry[] entries, string? intro) => new()
    {
        ["heading"] = head.Title,
        ["intro"] = intro,
        ["count"] = page == 0 ? list.Count : null,
        ["number"] = page,
        ["items"] = SiteText.Array(entries.Select(entry => entry.Card)),
        ["newer"] = page == 0 ? null : SitePaths.Numbered(head.Folder, page == list.OlderPages ? 0 : page + 1),
        ["older"] = page == 1 || list.OlderPages == 0 ? null : SitePaths.Numbered(head.Folder, page == 0 ? list.OlderPages : page - 1),
        ["front"] = head.Folder,
    };
}
