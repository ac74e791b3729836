using System.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>Rows as RFC 4180 text with a byte order mark, by which Excel knows that it is UTF-8.</summary>
public static class CsvText
{
    private const string LineEnd = "\r\n";

    public static string Render(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        AppendRow(text, header);
        foreach (var row in rows) AppendRow(text, row);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0) text.Append(',');
            AppendCell(text, cells[index]);
        }

        text.Append(LineEnd);
    }

    private static void AppendCell(StringBuilder text, string cell)
    {
        // A spreadsheet would run these as a formula (OWASP, CSV injection); blanks before the sign do not stop it.
        if (cell.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..]) cell = "'" + cell;
        if (cell.AsSpan().IndexOfAny("\",\r\n\t") < 0)
        {
            text.Append(cell);
            return;
        }

        text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
