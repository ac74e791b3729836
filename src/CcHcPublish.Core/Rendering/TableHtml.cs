using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>A table in a frame of its own that scrolls sideways on a phone, so that the page never does; it can be reached by keyboard.</summary>
internal static class TableHtml
{
    public static void Write(Table table, StringBuilder to, InlineHtml inlines, Action<Block> block)
    {
        to.Append("<div class=\"table\" role=\"region\" aria-label=\"Bảng\" tabindex=\"0\">\n<table>\n");
        var isInBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader) to.Append("<thead>\n");
            else if (!isInBody)
            {
                isInBody = true;
                to.Append("<tbody>\n");
            }

            Row(table, row, to, inlines, block);
            if (row.IsHeader) to.Append("</thead>\n");
        }

        to.Append(isInBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n");
    }

    private static void Row(Table table, TableRow row, StringBuilder to, InlineHtml inlines, Action<Block> block)
    {
        to.Append("<tr>");
        for (var column = 0; column < row.Count; column++)
        {
            if (row[column] is not TableCell cell) continue;
            var name = row.IsHeader ? "th" : "td";
            to.Append('<').Append(name);
            if (row.IsHeader) to.Append(" scope=\"col\"");
            to.Append(Side(table, column)).Append('>');
            foreach (var part in cell)
            {
                if (part is ParagraphBlock paragraph) inlines.Write(paragraph.Inline);
                else block(part);
            }

            to.Append("</").Append(name).Append('>');
        }

        to.Append("</tr>\n");
    }

    private static string Side(Table table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Right => " class=\"right\"",
            TableColumnAlign.Center => " class=\"center\"",
            _ => "",
        };
}
