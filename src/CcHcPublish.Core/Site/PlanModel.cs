using System.Globalization;
using CcHcPublish.Core.Plans;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>Plans as templates see them.</summary>
internal sealed class PlanModel(SiteFrame frame, SiteIndex index)
{
    public ScriptObject Of(IEnumerable<Plan> plans) => new()
    {
        ["plans"] = SiteText.Array(plans.Select(Facts)),
    };

    public ScriptObject Of(Plan plan)
    {
        var groups = plan.Items.GroupBy(item => plan.Groups.FirstOrDefault(group => group.Id == item.Group)?.Text ?? "");
        return new ScriptObject
        {
            ["plan"] = Facts(plan),
            ["bases"] = SiteText.Array(plan.Bases.Select(basis => basis.Text)),
            ["goals"] = SiteText.Array(plan.Goals),
            ["requirements"] = SiteText.Array(plan.Requirements),
            ["audiences"] = SiteText.Array(plan.Audiences.Select(part => part.Text)),
            ["topics"] = SiteText.Array(plan.Topics.Select(part => part.Text)),
            ["forms"] = SiteText.Array(plan.Forms.Select(form => form.Text ?? form.Name)),
            ["groups"] = SiteText.Array(groups.Select(group => new ScriptObject
            {
                ["name"] = group.Key,
                ["items"] = SiteText.Array(group.Select(item => Row(plan, item))),
            })),
            ["obligations"] = SiteText.Array(plan.Obligations.Select(duty => new ScriptObject
            {
                ["units"] = Units(duty.Units),
                ["words"] = duty.Wording ?? string.Create(CultureInfo.InvariantCulture, $"{duty.Count} tin bài mỗi {PlanWords.Rhythm(duty.Per)}"),
            })),
        };
    }

    public ScriptObject Of(Plan plan, PlanItem item) => new()
    {
        ["plan"] = Facts(plan),
        ["item"] = Row(plan, item),
        ["text"] = item.Text ?? item.Title,
        ["group"] = plan.Groups.FirstOrDefault(group => group.Id == item.Group)?.Text,
        ["audiences"] = SiteText.Array(item.Audiences.Select(id => plan.Audiences.FirstOrDefault(part => part.Id == id)?.Text ?? id)),
        ["output"] = item.Output,
        ["actions"] = SiteText.Array(item.Actions.Select(Action)),
    };

    private ScriptObject Facts(Plan plan) => new()
    {
        ["title"] = plan.Title,
        ["year"] = plan.Year,
        ["href"] = SitePaths.Plan(plan.Year),
        ["number"] = plan.Number,
        ["date"] = plan.Date is { } date ? SiteText.Date(date) : null,
        ["issuer"] = plan.Issuer,
        ["status"] = PlanWords.Status(plan.Status),
        ["count"] = plan.Items.Count,
        ["served"] = plan.Items.Count(item => index.PlanItems.ContainsKey((plan.Year, item.Id))),
    };

    private ScriptObject Row(Plan plan, PlanItem item) => new()
    {
        ["id"] = item.Id,
        ["title"] = item.Title,
        ["href"] = SitePaths.PlanItem(plan.Year, item.Id),
        ["deadlines"] = Words(item.Deadlines),
        ["leads"] = Units(item.Actions.SelectMany(action => action.Lead).Distinct()),
        ["count"] = index.PlanItems.TryGetValue((plan.Year, item.Id), out var list) ? list.Count : 0,
    };

    private ScriptObject Action(PlanAction action) => new()
    {
        ["text"] = action.Text,
        ["form"] = PlanWords.Form(action.Form),
        ["leads"] = Units(action.Lead),
        ["with"] = Units(action.With),
        ["with_words"] = action.WithWording,
        ["on_request_of"] = action.OnRequestOf is { } unit ? frame.Agency.Unit(unit)?.Name ?? unit : null,
        ["output"] = action.Output,
        ["deadlines"] = Words(action.Deadlines),
        ["parts"] = SiteText.Array(action.Parts.Select(part => new ScriptObject { ["text"] = part.Text, ["leads"] = Units(part.Lead) })),
    };

    private static ScriptArray Words(IReadOnlyList<Deadline> deadlines) => SiteText.Array(deadlines.Select(PlanWords.Deadline).Distinct());

    /// <summary>A unit's page exists once it has an article.</summary>
    private ScriptArray Units(IEnumerable<string> ids) => SiteText.Array(ids.Select(id => new ScriptObject
    {
        ["name"] = frame.Agency.Unit(id)?.Name ?? id,
        ["href"] = index.Units.ContainsKey(id) ? SitePaths.Unit(id) : null,
    }));
}
