using System.Globalization;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Rendering;

/// <summary>The words of an article without markup, as they would be read aloud: paragraphs parted by blank lines, tables line by line.</summary>
public sealed class PlainText
{
    private readonly StringBuilder to = new(2048);

    private PlainText()
    {
    }

    public static string Of(MarkdownDocument document)
    {
        var text = new PlainText();
        text.Blocks(document, "");
        return text.to.ToString().Trim();
    }

    /// <summary>The words of one line; a picture gives its alternative text.</summary>
    public static string Of(ContainerInline? line)
    {
        if (line is null) return "";
        if (line.FirstChild is LiteralInline { NextSibling: null } only) return only.Content.ToString();
        var to = new StringBuilder();
        Inlines(line, to);
        return to.ToString();
    }

    private void Blocks(ContainerBlock parent, string indent)
    {
        foreach (var block in parent)
        {
            switch (block)
            {
                case Table table: Rows(table); break;
                case ListBlock list: List(list, indent); break;
                case FootnoteGroup notes: Notes(notes); break;
                case LinkReferenceDefinitionGroup or ThematicBreakBlock: break;
                // What only eyes can take in is not read aloud.
                case ParagraphBlock paragraph when Figures.In(paragraph).Count > 0: break;
                case CodeBlock code: to.Append(code.Lines.ToString()).Append("\n\n"); break;
                case ContainerBlock other: Blocks(other, indent); break;
                case LeafBlock { Inline: { } line }: Inlines(line, to); to.Append(parent is ListItemBlock ? "\n" : "\n\n"); break;
            }
        }
    }

    private void List(ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            to.Append(indent).Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ");
            Blocks(item, indent + "  ");
        }

        if (indent.Length == 0) to.Append('\n');
    }

    private void Rows(Table table)
    {
        foreach (var line in TableLines.Of(table)) to.Append(string.Join("; ", line.Select(cell => cell.Label.Length > 0 ? $"{cell.Label}: {cell.Text}" : cell.Text))).Append('\n');
        to.Append('\n');
    }

    private void Notes(FootnoteGroup notes)
    {
        foreach (var note in notes.OfType<Footnote>().OrderBy(note => note.Order))
        {
            to.Append(CultureInfo.InvariantCulture, $"[{note.Order}] ");
            Blocks(note, "");
        }
    }

    private static void Inlines(ContainerInline parent, StringBuilder to)
    {
        for (var inline = parent.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline text: to.Append(text.Content.AsSpan()); break;
                case CodeInline code: to.Append(code.ContentSpan); break;
                case LineBreakInline line: to.Append(line.IsHard ? '\n' : ' '); break;
                case HtmlEntityInline entity: to.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline auto: to.Append(auto.Url); break;
                case FootnoteLink mark: if (!mark.IsBackLink) to.Append(CultureInfo.InvariantCulture, $" [{mark.Footnote.Order}]"); break;
                case TaskList task: to.Append(task.Checked ? "☑" : "☐"); break;
                case DelimiterInline delimiter: to.Append(delimiter.ToLiteral()); Inlines(delimiter, to); break;
                case ContainerInline other: Inlines(other, to); break;
            }
        }
    }
}
