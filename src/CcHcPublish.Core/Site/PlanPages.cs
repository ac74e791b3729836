using System.Globalization;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Rendering;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>The agency's plans: all years, one year with its tasks, and each task with its wording and the articles that serve it.</summary>
internal sealed class PlanPages(SiteFrame frame, SiteIndex index)
{
    private readonly ListPages lists = new(frame);
    private readonly PlanModel model = new(frame, index);

    /// <summary>A plan item as an article names it; without a link when that plan is not on the site.</summary>
    public static ScriptObject Named(PlanItemLink item, SiteFrame frame) => new()
    {
        ["id"] = item.Id,
        ["year"] = item.Year,
        ["title"] = item.Title,
        ["href"] = frame.Content.Plan(item.Year)?.Item(item.Id) is null ? null : SitePaths.PlanItem(item.Year, item.Id),
    };

    public IEnumerable<SitePage> All()
    {
        var plans = frame.Content.Plans.OrderByDescending(plan => plan.Year).ToList();
        if (plans.Count == 0) yield break;
        var head = new PageHead(SitePaths.Plans, "Kế hoạch tuyên truyền", $"Các kế hoạch tuyên truyền cải cách hành chính của {frame.Agency.Name}.");
        yield return Page(head, "plans", () => model.Of(plans));
        foreach (var page in plans.SelectMany(Year)) yield return page;
    }

    private IEnumerable<SitePage> Year(Plan plan)
    {
        (string, string)[] up = [("Kế hoạch tuyên truyền", SitePaths.Plans)];
        var head = new PageHead(SitePaths.Plan(plan.Year), plan.Title, $"{plan.Title} của {plan.Issuer}: nhiệm vụ, đơn vị chủ trì, thời hạn và tin bài đã đăng.") { Crumbs = up };
        yield return Page(head, "plan", () => model.Of(plan));
        foreach (var item in plan.Items)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Nhiệm vụ {item.Id} – Kế hoạch năm {plan.Year}");
            var list = index.PlanItems.GetValueOrDefault((plan.Year, item.Id)) ?? new SiteList();
            var itemHead = new PageHead(SitePaths.PlanItem(plan.Year, item.Id), name, item.Title)
            {
                Crumbs = [.. up, (string.Create(CultureInfo.InvariantCulture, $"Năm {plan.Year}"), head.Folder)],
            };
            yield return Page(itemHead, "plan-item", () =>
            {
                var page = model.Of(plan, item);
                page["items"] = SiteText.Array(list.FrontPage.Select(entry => entry.Card));
                page["count"] = list.Count;
                page["older"] = ListPages.OlderThanFront(itemHead, list);
                return page;
            });
            foreach (var page in lists.Older(itemHead, list)) yield return page;
        }
    }

    /// <summary>A plan has some dozens of pages; their models are their own keys.</summary>
    private SitePage Page(PageHead head, string template, Func<ScriptObject> build)
    {
        var page = build();
        return new SitePage(head.Folder + "index.html", PageKey.Of(frame.Stamp, template, PageKey.OfModel(page)), findings => frame.Render(template, head, page, findings));
    }
}
