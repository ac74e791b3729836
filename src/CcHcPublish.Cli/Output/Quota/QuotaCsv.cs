using System.Globalization;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output.Quota;

/// <summary>The quota for a spreadsheet: a line per unit and obligation with its figures, the articles in the last cell.</summary>
internal static class QuotaCsv
{
    public static IReadOnlyList<string> Header { get; } =
        ["agency", "period", "unit", "name", "obligation", "owed", "published", "scheduled", "missing", "late", "forecast", "articles"];

    public static IEnumerable<IReadOnlyList<string>> Rows(QuotaTable table, Language language) => table.Rows.Select(row => (IReadOnlyList<string>)
    [
        table.Agency.Id, table.Period.Id, row.Unit.Id, row.Unit.Name, row.Obligation.Id,
        Figure(row.Owed), Figure(row.Published), Figure(row.Scheduled), Figure(row.Missing), Figure(row.Late),
        row.Forecast.Name().In(language),
        string.Join('\n', row.Articles.Select(article => $"{Shown.Time(article.At, language)} {article.Title} {article.Address}".TrimEnd())),
    ]);

    private static string Figure(decimal figure) => figure.ToString("0.####", CultureInfo.InvariantCulture);
}
