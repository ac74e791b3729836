using System.Globalization;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// The body as blocks of simple HTML (p, br, b, i, ul, li, a) and pictures, for an app that knows no more.
/// Tables become readable lines, numbers of ordered lists become text, headings become bold lines.
/// </summary>
internal sealed class SimpleHtml(ArticleLinks links)
{
    private readonly List<ZaloBlock> blocks = [];
    private readonly StringBuilder to = new(2048);

    public static IReadOnlyList<ZaloBlock> Write(MarkdownDocument document, ArticleLinks links)
    {
        var html = new SimpleHtml(links);
        html.Blocks(document);
        html.CloseText();
        return html.blocks;
    }

    private void Blocks(ContainerBlock parent)
    {
        foreach (var block in parent) Block(block);
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading: Lines("<p><b>", heading.Inline, "</b></p>"); break;
            case ParagraphBlock paragraph: Paragraph(paragraph); break;
            case ListBlock list: List(list); break;
            case Table table: Rows(table); break;
            case FootnoteGroup notes: Notes(notes); break;
            case CodeBlock code: to.Append("<p>").AppendText(code.Lines.ToString()).Append("</p>"); break;
            case ThematicBreakBlock or LinkReferenceDefinitionGroup: break;
            case ContainerBlock other: Blocks(other); break;
            case LeafBlock { Inline: { } inline }: Lines("<p>", inline, "</p>"); break;
        }
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        var pictures = Figures.In(paragraph);
        if (pictures.Count == 0) Lines("<p>", paragraph.Inline, "</p>");
        foreach (var picture in pictures)
        {
            if (links.Picture(picture.Url) is not { } file) continue;
            CloseText();
            var caption = string.IsNullOrWhiteSpace(picture.Title) ? PlainText.Of(picture) : picture.Title;
            blocks.Add(new ZaloBlock { Url = links.Media(file.Path), Caption = caption });
        }
    }

    /// <summary>Nested lists flatten into their parents' lines: only one level of bullets is known to survive.</summary>
    private void List(ListBlock list)
    {
        if (!list.IsOrdered) to.Append("<ul>");
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (list.IsOrdered) Item(item, string.Create(CultureInfo.InvariantCulture, $"<p>{number++}. "), "</p>");
            else Item(item, "<li>", "</li>");
        }

        if (!list.IsOrdered) to.Append("</ul>");
    }

    private void Item(ListItemBlock item, string open, string close)
    {
        to.Append(open);
        var isFirst = true;
        List<ListBlock> inner = [];
        foreach (var block in item)
        {
            if (block is ListBlock list) inner.Add(list);
            else if (block is LeafBlock { Inline: { } inline })
            {
                if (!isFirst) to.Append("<br>");
                isFirst = false;
                Inlines(inline);
            }
        }

        foreach (var line in inner.SelectMany(list => list.OfType<ListItemBlock>()))
        {
            to.Append("<br>– ");
            if (line.Count > 0 && line[0] is LeafBlock { Inline: { } words }) Inlines(words);
        }

        to.Append(close);
    }

    private void Rows(Table table)
    {
        foreach (var line in TableLines.Of(table))
        {
            to.Append("<p>");
            foreach (var (at, (label, text)) in line.Index())
            {
                if (at > 0) to.Append("<br>");
                if (label.Length > 0) to.AppendText(label).Append(": ").AppendText(text);
                else to.Append("<b>").AppendText(text).Append("</b>");
            }

            to.Append("</p>");
        }
    }

    private void Notes(FootnoteGroup notes)
    {
        foreach (var note in notes.OfType<Footnote>().OrderBy(note => note.Order))
        {
            foreach (var line in note.OfType<LeafBlock>())
                Lines(string.Create(CultureInfo.InvariantCulture, $"<p>[{note.Order}] "), line.Inline, "</p>");
        }
    }

    private void Lines(string open, ContainerInline? line, string close)
    {
        to.Append(open);
        Inlines(line);
        to.Append(close);
    }

    private void Inlines(ContainerInline? parent)
    {
        for (var inline = parent?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline text: to.AppendText(text.Content.AsSpan()); break;
                case CodeInline code: to.AppendText(code.ContentSpan); break;
                case LineBreakInline line: to.Append(line.IsHard ? "<br>" : " "); break;
                case HtmlEntityInline entity: to.AppendText(entity.Transcoded.AsSpan()); break;
                case EmphasisInline { DelimiterChar: '*' or '_' } emphasis: Wrapped(emphasis.DelimiterCount == 2 ? "b" : "i", emphasis); break;
                case LinkInline { IsImage: true } picture: to.AppendText(PlainText.Of(picture)); break;
                case LinkInline link: Link(link); break;
                case AutolinkInline auto: to.AppendText(auto.Url); break;
                case TaskList task: to.Append(task.Checked ? "☑" : "☐"); break;
                case FootnoteLink mark: if (!mark.IsBackLink) to.Append(CultureInfo.InvariantCulture, $" [{mark.Footnote.Order}]"); break;
                case DelimiterInline delimiter: to.AppendText(delimiter.ToLiteral()); Inlines(delimiter); break;
                case ContainerInline other: Inlines(other); break;
            }
        }
    }

    private void Wrapped(string name, ContainerInline inline)
    {
        to.Append('<').Append(name).Append('>');
        Inlines(inline);
        to.Append("</").Append(name).Append('>');
    }

    private void Link(LinkInline link)
    {
        var target = links.Link(link.Url) is { } address && !address.StartsWith('#') ? address : null;
        if (target is not null) to.Append("<a href=\"").AppendText(target).Append("\">");
        Inlines(link);
        if (target is not null) to.Append("</a>");
    }

    private void CloseText()
    {
        if (to.Length == 0) return;
        blocks.Add(new ZaloBlock { Html = to.ToString() });
        to.Clear();
    }
}
