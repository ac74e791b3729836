using System.Globalization;
using CcHcPublish.Core.Plans;

namespace CcHcPublish.Unit.Plans;

/// <summary>Expected facts written as a table: one row per line, cells parted by "|". Plans are brought into the same shape, so that a test compares texts.</summary>
internal static class PlanTable
{
    public static IReadOnlyList<string> Rows(string table) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(row => Row(row.Split('|')))];

    /// <summary>item | lead, … | with, … — one row per action, <c>item/no</c> first.</summary>
    public static IReadOnlyList<string> Leads(Plan plan) =>
        [.. plan.Items.SelectMany(item => item.Actions.Select(action => Row(
            $"{item.Id}/{action.No}", string.Join(", ", action.Lead) + (action.IsJoint ? " (cùng)" : ""), string.Join(", ", action.With), action.OnRequestOf ?? "")))];

    /// <summary>item | wording | kind | from | until | every — one row per deadline of the column (not those inside the text).</summary>
    public static IReadOnlyList<string> ColumnDeadlines(Plan plan) => Deadlines(plan, inText: false);

    /// <summary>The same for deadlines that stand inside the item's text.</summary>
    public static IReadOnlyList<string> TextDeadlines(Plan plan) => Deadlines(plan, inText: true);

    public static string Row(string id, Deadline deadline) =>
        Row(id, deadline.Wording, deadline.Kind.ToString(), Day(deadline.From), Day(deadline.Until), string.Join(", ", deadline.Every));

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static List<string> Deadlines(Plan plan, bool inText) =>
        [.. plan.Items.SelectMany(item => item.Deadlines.Where(deadline => deadline.IsInText == inText).Select(deadline => Row(item.Id, deadline)))];

    private static string Row(params string[] cells) => string.Join(" | ", cells.Select(cell => cell.Trim()));
}
