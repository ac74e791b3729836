using System.Globalization;
using System.Text;
using CcHcPublish.Core.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>An article's body as HTML, and the files of the media folder it shows or links.</summary>
public sealed record ArticleBody(string Html, IReadOnlyList<string> Media);

/// <summary>
/// Writes the body of an article as HTML for the website. Only elements named here are ever written and every text is escaped,
/// so that an unknown kind of node can at worst lose its look. No inline style or script: the site's policy forbids them.
/// </summary>
public sealed class ArticleHtml
{
    private readonly StringBuilder to = new(4096);
    private readonly InlineHtml inlines;
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    private ArticleHtml(ArticleLinks links) => inlines = new InlineHtml(to, links);

    public static ArticleBody Write(MarkdownDocument document, ArticleLinks links)
    {
        var html = new ArticleHtml(links);
        html.Blocks(document);
        return new ArticleBody(html.to.ToString(), [.. html.inlines.Media]);
    }

    private void Blocks(ContainerBlock parent)
    {
        foreach (var block in parent) Block(block);
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading: Heading(heading); break;
            case ParagraphBlock paragraph: Paragraph(paragraph); break;
            case ListBlock list: List(list); break;
            case QuoteBlock quote: Wrapped("blockquote", quote); break;
            case Table table: TableHtml.Write(table, to, inlines, Block); break;
            case FootnoteGroup notes: Footnotes(notes); break;
            case CodeBlock code: to.Append("<pre><code>").AppendText(code.Lines.ToString()).Append("</code></pre>\n"); break;
            case ThematicBreakBlock: to.Append("<hr>\n"); break;
            case LinkReferenceDefinitionGroup: break;
            case ContainerBlock other: Blocks(other); break;
            case LeafBlock { Inline: { } inline }: inlines.Write(inline); break;
        }
    }

    /// <summary>The page's own title is the only h1.</summary>
    private void Heading(HeadingBlock heading)
    {
        var level = (char)('0' + Math.Clamp(heading.Level, 2, 6));
        to.Append("<h").Append(level);
        if (Vietnamese.Slug(PlainText.Of(heading.Inline)) is { Length: > 0 } slug)
        {
            var id = slug;
            for (var again = 2; !ids.Add(id); again++) id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{again}");
            to.Append(" id=\"").Append(id).Append('"');
        }

        to.Append('>');
        inlines.Write(heading.Inline);
        to.Append("</h").Append(level).Append(">\n");
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        if (Figures.In(paragraph) is { Count: > 0 } pictures)
        {
            if (pictures.Count > 1) to.Append("<div class=\"gallery\">\n");
            foreach (var picture in pictures) inlines.Figure(picture);
            if (pictures.Count > 1) to.Append("</div>\n");
            return;
        }

        to.Append("<p>");
        inlines.Write(paragraph.Inline);
        to.Append("</p>\n");
    }

    private void List(ListBlock list)
    {
        var name = list.IsOrdered ? "ol" : "ul";
        to.Append('<').Append(name);
        if (list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var first) && first != 1)
            to.Append(CultureInfo.InvariantCulture, $" start=\"{first}\"");
        if (list.Any(item => Tasks.Mark(item) is not null)) to.Append(" class=\"tasks\"");
        to.Append(">\n");
        foreach (var item in list.OfType<ListItemBlock>()) Item(item, list.IsLoose);
        to.Append("</").Append(name).Append(">\n");
    }

    private void Item(ListItemBlock item, bool isLoose)
    {
        to.Append("<li>");
        foreach (var block in item)
        {
            if (block is not ParagraphBlock { Inline: { } inline } || (isLoose && Tasks.Mark(item) is null) || Figures.In((ParagraphBlock)block).Count > 0)
            {
                Block(block);
            }
            else if (block == item[0] && Tasks.Mark(item) is { } task)
            {
                // A box that cannot be changed still reads as "checked" or "not checked" with its words as label.
                to.Append("<label><input type=\"checkbox\" disabled").Append(task.Checked ? " checked" : "").Append('>');
                inlines.Write(inline);
                to.Append("</label>");
            }
            else
            {
                inlines.Write(inline);
            }
        }

        to.Append("</li>\n");
    }

    private void Footnotes(FootnoteGroup notes)
    {
        to.Append("<section class=\"footnotes\" aria-label=\"Chú thích\">\n<ol>\n");
        foreach (var note in notes.OfType<Footnote>().OrderBy(note => note.Order))
        {
            to.Append(CultureInfo.InvariantCulture, $"<li id=\"fn_{note.Order}\">");
            Blocks(note);
            to.Append(CultureInfo.InvariantCulture, $"<a class=\"back\" href=\"#fnref_{note.Order}\" aria-label=\"Trở lại vị trí chú thích {note.Order}\">↩</a></li>\n");
        }

        to.Append("</ol>\n</section>\n");
    }

    private void Wrapped(string name, ContainerBlock block)
    {
        to.Append('<').Append(name).Append(">\n");
        Blocks(block);
        to.Append("</").Append(name).Append(">\n");
    }
}
