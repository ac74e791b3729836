using System.Globalization;
using CcHcPublish.Core.Plans;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>The home page, and the page for addresses that lead nowhere.</summary>
internal sealed class HomePages(SiteFrame frame, SiteIndex index)
{
    private const int NewestCount = 7;
    private const int PerCategory = 3;

    public IEnumerable<SitePage> All()
    {
        SiteEntry[] newest = [.. index.All.Newest.Take(NewestCount)];
        // The place at the top is made for a picture: the newest article that has one stands there.
        var first = Array.Find(newest, entry => entry.Card["cover"] is not null) ?? newest.FirstOrDefault();
        var sections = frame.Agency.Categories
            .Where(category => index.Categories.ContainsKey(category.Id))
            .Select(category => (category.Name, Folder: SitePaths.Category(category.Id), Entries: index.Categories[category.Id].Newest.Take(PerCategory).ToList()))
            .ToList();
        var plan = frame.Content.Plans.MaxBy(plan => plan.Year);
        var served = plan is null ? 0 : plan.Items.Count(item => index.PlanItems.ContainsKey((plan.Year, item.Id)));
        var key = PageKey.Of(frame.Stamp, "home", newest.Concat(sections.SelectMany(section => section.Entries)),
            string.Create(CultureInfo.InvariantCulture, $"{plan?.Title} {plan?.Items.Count} {served} {index.All.Count}"));
        yield return new SitePage("index.html", key, findings => frame.Render("home", Head(), new ScriptObject
        {
            ["first"] = first?.Card,
            ["items"] = SiteText.Array(newest.Where(entry => entry != first).Select(entry => entry.Card)),
            ["sections"] = SiteText.Array(sections.Select(section => new ScriptObject
            {
                ["name"] = section.Name,
                ["href"] = section.Folder,
                ["items"] = SiteText.Array(section.Entries.Select(entry => entry.Card)),
            })),
            ["plan"] = plan is null ? null : Plan(plan, served),
            ["count"] = index.All.Count,
        }, findings));

        var nowhere = new PageHead("404.html", "Không tìm thấy trang", "Địa chỉ này không có trang nào.") { IsIndexed = false, Root = Base() };
        yield return new SitePage("404.html", PageKey.Of(frame.Stamp, "404"), findings => frame.Render("404", nowhere, new ScriptObject(), findings));
    }

    private PageHead Head() => new(SitePaths.Home, $"Cải cách hành chính – {frame.Agency.Name}", $"Tin bài tuyên truyền cải cách hành chính của {frame.Agency.Name}.")
    {
        LinkedData = LinkedData.Organisation(frame),
    };

    private static ScriptObject Plan(Plan plan, int served) => new()
    {
        ["title"] = plan.Title,
        ["year"] = plan.Year,
        ["href"] = SitePaths.Plan(plan.Year),
        ["count"] = plan.Items.Count,
        ["served"] = served,
    };

    /// <summary>The site's own folder on its server.</summary>
    private string Base() => Uri.TryCreate(frame.Address, UriKind.Absolute, out var address) ? address.AbsolutePath.TrimEnd('/') + "/" : "/";
}
