using System.Globalization;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>Years and their months, with how many articles appeared in each.</summary>
internal sealed class ArchivePages(SiteFrame frame, SiteIndex index)
{
    public IEnumerable<SitePage> All()
    {
        var years = index.Months.GroupBy(pair => pair.Key.Year).OrderByDescending(year => year.Key).ToList();
        yield return Page(new PageHead(SitePaths.Archive, "Lưu trữ", $"Tin bài của {frame.Agency.Name} theo năm và tháng."), years);
        foreach (var year in years)
        {
            var head = new PageHead(SitePaths.Year(year.Key), Name(year.Key), string.Create(CultureInfo.InvariantCulture, $"Tin bài đăng trong năm {year.Key} theo tháng."))
            {
                Crumbs = [("Lưu trữ", SitePaths.Archive)],
            };
            yield return Page(head, [year]);
        }
    }

    private SitePage Page(PageHead head, List<IGrouping<int, KeyValuePair<(int Year, int Month), SiteList>>> years)
    {
        var counts = string.Join(' ', years.SelectMany(year => year).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value.Count}")));
        return new SitePage(head.Folder + "index.html", PageKey.Of(frame.Stamp, head.Folder, counts), findings => frame.Render("archive", head, new ScriptObject
        {
            ["heading"] = head.Title,
            ["years"] = SiteText.Array(years.Select(year => new ScriptObject
            {
                ["name"] = Name(year.Key),
                ["href"] = SitePaths.Year(year.Key),
                ["count"] = year.Sum(pair => pair.Value.Count),
                ["months"] = SiteText.Array(year.OrderByDescending(pair => pair.Key.Month).Select(pair => new ScriptObject
                {
                    ["name"] = string.Create(CultureInfo.InvariantCulture, $"Tháng {pair.Key.Month}"),
                    ["href"] = SitePaths.Month(pair.Key.Year, pair.Key.Month),
                    ["count"] = pair.Value.Count,
                })),
            })),
        }, findings));
    }

    private static string Name(int year) => string.Create(CultureInfo.InvariantCulture, $"Năm {year}");
}
