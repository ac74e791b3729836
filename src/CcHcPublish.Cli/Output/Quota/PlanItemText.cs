using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output.Quota;

/// <summary>The items of a plan with the articles that served each: the second half of the quota, and <c>plan progress</c>.</summary>
public static class PlanItemText
{
    public static void Write(CommandConsole console, QuotaTable table, bool hasDetails)
    {
        var text = new Table(
            new Column(new("Mục", "Item"), ColumnKind.Fixed),
            new Column(new("Nhiệm vụ", "Task")),
            new Column(new("Đã đăng", "Published"), ColumnKind.Number),
            new Column(new("Đã lên lịch", "Scheduled"), ColumnKind.Number),
            new Column(new("Đăng gần nhất", "Last"), ColumnKind.Fixed));
        foreach (var row in table.Items)
        {
            text.AddWithNotes(
                [
                    row.Item.Id,
                    row.Item.Title,
                    new($"{row.Published}", row.Published > 0 ? Tone.Good : Tone.Faint),
                    new($"{row.Scheduled}", row.Scheduled > 0 ? Tone.None : Tone.Faint),
                    row.LastPublished is { } day ? Shown.Day(day, console.Language) : new Cell("–", Tone.Faint),
                ],
                hasDetails ? [.. row.Articles.SelectMany(article => QuotaText.Notes(article, console.Language))] : []);
        }

        console.Write(text);
        console.Paragraph(Summary(table, console.Language));
    }

    private static string Summary(QuotaTable table, Language language)
    {
        var served = table.Items.Count(row => row.Published > 0);
        var summary = new Words(
            $"{served}/{table.Items.Count} nhiệm vụ có tin, bài đã đăng trong kỳ.",
            $"{served} of {table.Items.Count} tasks have a published article in the period.");
        var overlaps = table.Items.SelectMany(row => row.Articles).GroupBy(article => article.Slug, StringComparer.Ordinal).Any(group => group.Count() > 1);
        var note = overlaps ? new Words(" Một bài có thể phục vụ nhiều nhiệm vụ nên không cộng các dòng.", " One article may serve several tasks, so the rows do not add up.") : default;
        return summary.In(language) + note.In(language);
    }
}
