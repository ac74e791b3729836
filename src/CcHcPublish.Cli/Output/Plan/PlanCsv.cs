using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Quotas;

namespace CcHcPublish.Cli.Output.Plan;

/// <summary>A plan for a spreadsheet, one line per action; and its progress, one line per item.</summary>
internal static class PlanCsv
{
    public static IReadOnlyList<string> Header { get; } =
        ["item", "group", "title", "deadline", "from", "until", "action", "text", "form", "lead", "with", "output"];

    public static IReadOnlyList<string> ProgressHeader { get; } = ["item", "title", "published", "scheduled", "last_published", "articles"];

    public static IEnumerable<IReadOnlyList<string>> Rows(Core.Plans.Plan plan, Agency agency)
    {
        foreach (var item in plan.Items)
        {
            foreach (var action in item.Actions)
            {
                var deadlines = action.Deadlines.Count > 0 ? action.Deadlines : item.Deadlines;
                yield return
                [
                    item.Id, item.Group ?? "", item.Title, string.Join('\n', deadlines.Select(deadline => deadline.Wording)),
                    Day(deadlines.Min(deadline => deadline.From)), Day(deadlines.Max(deadline => deadline.Until)),
                    Number(action.No), action.Text, action.Form, Names(action.Lead), action.WithWording ?? Names(action.With), action.Output ?? item.Output ?? "",
                ];
            }
        }

        string Names(IReadOnlyList<string> ids) => string.Join("; ", ids.Select(id => agency.Unit(id)?.Name ?? id));
    }

    public static IEnumerable<IReadOnlyList<string>> Progress(QuotaTable table) => table.Items.Select(row => (IReadOnlyList<string>)
    [
        row.Item.Id, row.Item.Title, Number(row.Published), Number(row.Scheduled), Day(row.LastPublished), string.Join('\n', row.Articles.Select(article => article.Slug)),
    ]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
