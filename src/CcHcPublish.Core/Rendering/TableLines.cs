using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>A table read line by line, for places that have no tables.</summary>
internal static class TableLines
{
    /// <summary>Each body row with its column's heading as label; the first cell stands for its row and carries none. Empty cells are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Label, string Text)>> Of(Table table)
    {
        string[] heads = [.. table.OfType<TableRow>().Where(row => row.IsHeader).SelectMany(Cells)];
        return [.. table.OfType<TableRow>().Where(row => !row.IsHeader).Select(row => Line(row, heads)).Where(line => line.Count > 0)];
    }

    private static List<(string Label, string Text)> Line(TableRow row, string[] heads)
    {
        List<(string, string)> line = [];
        foreach (var (column, text) in Cells(row).Index())
        {
            if (text.Length > 0) line.Add((column > 0 && column < heads.Length ? heads[column] : "", text));
        }

        return line;
    }

    private static IEnumerable<string> Cells(TableRow row) =>
        row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(part => PlainText.Of(part.Inline))).Trim());
}
