using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output.Quota;

/// <summary>The quota table for people: units under each obligation, then the items of the plan.</summary>
public static class QuotaText
{
    public static void Write(CommandConsole console, QuotaTable table, bool hasDetails)
    {
        WriteHead(console, table);
        if (table.Rows.Count == 0)
            console.Paragraph(console.Say(new("Kế hoạch không giao chỉ tiêu tin, bài cho đơn vị nào.", "The plan gives no unit a number of articles.")));
        else
            WriteUnits(console, table, hasDetails);
        console.Line();
        PlanItemText.Write(console, table, hasDetails);
    }

    /// <summary>The units' table alone, as the demo shows it.</summary>
    public static void WriteUnits(CommandConsole console, QuotaTable table, bool hasDetails)
    {
        var hasLate = table.Rows.Any(row => row.Late > 0);
        List<Column> columns =
        [
            new(new("Đơn vị", "Unit")),
            new(new("Phải có", "Owed"), ColumnKind.Number),
            new(new("Đã đăng", "Published"), ColumnKind.Number),
            new(new("Đã lên lịch", "Scheduled"), ColumnKind.Number),
            new(new("Còn thiếu", "Missing"), ColumnKind.Number),
        ];
        if (hasLate) columns.Add(new(new("Đăng muộn", "Late"), ColumnKind.Number));
        columns.Add(new(new("Dự báo", "Forecast"), ColumnKind.Fixed));
        var text = new Table(columns);
        var hasHeadings = table.Plan.Obligations.Count > 1;
        Obligation? last = null;
        foreach (var row in table.Rows)
        {
            if (hasHeadings && row.Obligation != last) text.AddHeading(Heading(row.Obligation, console.Language));
            last = row.Obligation;
            text.AddWithNotes(Cells(row, hasLate, console.Language), hasDetails ? [.. row.Articles.SelectMany(article => Notes(article, console.Language))] : []);
        }

        console.Write(text);
        console.Paragraph(Summary(table, console.Language), tone: Tone.Strong);
    }

    /// <summary>An article behind a figure, with its address on a line of its own, so that it can be clicked and copied.</summary>
    internal static IEnumerable<string> Notes(QuotaArticle article, Language language)
    {
        var state = article.IsPublished ? new Words("đăng", "published") : new Words("hẹn", "due");
        var share = article.Share == 1 ? "" : new Words($" · tính {Shown.Number(article.Share, language)} bài", $" · counts {Shown.Number(article.Share, language)}").In(language);
        var late = article.DaysLate == 0 || !article.IsPublished ? "" : new Words($" · muộn {article.DaysLate} ngày", $" · {article.DaysLate} days late").In(language);
        var withdrawn = article.IsWithdrawnLater ? new Words(" · đã gỡ sau khi chốt kỳ", " · withdrawn after closing").In(language) : "";
        yield return $"- {article.Title} ({state.In(language)} {Shown.Time(article.At, language)}{late}{share}{withdrawn})";
        if (article.Address is { } address) yield return $"  {address}";
    }

    private static void WriteHead(CommandConsole console, QuotaTable table)
    {
        var (language, period) = (console.Language, table.Period);
        console.Heading($"{table.Agency.Name} · {period.Name.In(language)}");
        console.Paragraph(console.Say(new Words(
            $"Từ {Shown.Day(period.First, language)} đến hết {Shown.Day(period.Last, language)}; tính đến {Shown.Day(table.Today, language)}. Kế hoạch {table.Plan.Number ?? $"năm {table.Plan.Year}"}.",
            $"{Shown.Day(period.First, language)} to {Shown.Day(period.Last, language)}, as of {Shown.Day(table.Today, language)}. Plan {table.Plan.Number ?? $"of {table.Plan.Year}"}.")));
        console.Line();
    }

    private static string Heading(Obligation obligation, Language language)
    {
        var rhythm = ObligationWords.Of(obligation).In(language);
        return obligation.Wording is { } wording ? $"{rhythm}: {wording}" : rhythm;
    }

    private static List<Cell> Cells(QuotaRow row, bool hasLate, Language language)
    {
        List<Cell> cells =
        [
            row.Unit.Name,
            Shown.Number(row.Owed, language),
            Shown.Number(row.Published, language),
            Shown.Number(row.Scheduled, language),
            new(Shown.Number(row.Missing, language), row.Missing > 0 ? Tone.Bad : Tone.None),
        ];
        if (hasLate) cells.Add(row.Late > 0 ? new Cell($"{row.Late}", Tone.Caution) : "0");
        cells.Add(new Cell(row.Forecast.Name().In(language), ToneOf(row.Forecast)));
        return cells;
    }

    private static Tone ToneOf(Forecast forecast) => forecast switch
    {
        Forecast.Met => Tone.Good,
        Forecast.WillMeet => Tone.Good,
        Forecast.Short => Tone.Caution,
        Forecast.Failed => Tone.Bad,
        _ => Tone.Faint,
    };

    private static string Summary(QuotaTable table, Language language)
    {
        List<string> parts = [];
        for (var forecast = Forecast.Met; forecast <= Forecast.Failed; forecast++)
        {
            var count = table.Rows.Count(row => row.Forecast == forecast);
            if (count > 0) parts.Add($"{count} {Uncapitalised(forecast.Name().In(language))}");
        }

        var owing = table.Rows.Count(row => row.Forecast != Forecast.NotOwed);
        return new Words($"{owing} chỉ tiêu: ", $"{owing} obligations: ").In(language) + string.Join(", ", parts) + ".";
    }

    /// <summary>By the invariant rules: those of a culture open its collation tables first, which takes longer than the table does.</summary>
    private static string Uncapitalised(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
