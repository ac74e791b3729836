using System.Globalization;
using System.Text;
using CcHcPublish.Core.Content;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Rendering;

/// <summary>Writes what stands inside a line: emphasis, links, pictures, footnote marks.</summary>
internal sealed class InlineHtml(StringBuilder to, ArticleLinks links)
{
    public SortedSet<string> Media { get; } = new(StringComparer.Ordinal);

    public void Write(ContainerInline? parent)
    {
        for (var inline = parent?.FirstChild; inline is not null; inline = inline.NextSibling) Write(inline);
    }

    /// <summary>A picture with its caption; the words alone when the file is not in the media folder.</summary>
    public void Figure(LinkInline picture)
    {
        if (links.Picture(picture.Url) is not { } file)
        {
            to.Append("<p>").AppendText(PlainText.Of(picture)).Append("</p>\n");
            return;
        }

        to.Append("<figure>");
        Picture(picture, file);
        if (!string.IsNullOrWhiteSpace(picture.Title)) to.Append("<figcaption>").AppendText(picture.Title).Append("</figcaption>");
        to.Append("</figure>\n");
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline text: to.AppendText(text.Content.AsSpan()); break;
            case EmphasisInline emphasis: Emphasis(emphasis); break;
            case LinkInline { IsImage: true } picture: Inside(picture); break;
            case LinkInline link: Link(link); break;
            case AutolinkInline auto: Auto(auto); break;
            case CodeInline code: to.Append("<code>").AppendText(code.ContentSpan).Append("</code>"); break;
            case LineBreakInline line: to.Append(line.IsHard ? "<br>\n" : "\n"); break;
            case HtmlEntityInline entity: to.AppendText(entity.Transcoded.AsSpan()); break;
            case FootnoteLink { IsBackLink: false } mark: Footnote(mark); break;
            case FootnoteLink or TaskList: break;
            case HtmlInline html: to.AppendText(html.Tag); break;
            case DelimiterInline delimiter: to.AppendText(delimiter.ToLiteral()); Write(delimiter); break;
            case ContainerInline other: Write(other); break;
        }
    }

    private void Emphasis(EmphasisInline emphasis)
    {
        var name = (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('*' or '_', 2) => "strong",
            ('*' or '_', _) => "em",
            ('~', 2) => "del",
            ('~', _) => "sub",
            ('^', _) => "sup",
            ('+', _) => "ins",
            ('=', _) => "mark",
            _ => "em",
        };
        to.Append('<').Append(name).Append('>');
        Write(emphasis);
        to.Append("</").Append(name).Append('>');
    }

    private void Link(LinkInline link)
    {
        var target = links.Link(link.Url);
        if (target is not null) Open(target, link.Url);
        Write((ContainerInline)link);
        if (target is not null) to.Append("</a>");
    }

    private void Auto(AutolinkInline auto)
    {
        var target = links.Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url);
        if (target is not null) Open(target, auto.Url);
        to.AppendText(auto.Url);
        if (target is not null) to.Append("</a>");
    }

    private void Open(string target, string? written)
    {
        if (links.Picture(written) is { } file) Media.Add(file.Path);
        to.Append("<a href=\"").AppendText(target).Append('"');
        if (links.IsOutside(target)) to.Append(" rel=\"noopener\"");
        to.Append('>');
    }

    private void Inside(LinkInline picture)
    {
        if (links.Picture(picture.Url) is { } file) Picture(picture, file);
        else to.AppendText(PlainText.Of(picture));
    }

    private void Picture(LinkInline picture, MediaFile file)
    {
        Media.Add(file.Path);
        to.Append("<img src=\"").AppendText(links.Media(file.Path)).Append("\" alt=\"").AppendText(PlainText.Of(picture)).Append('"');
        if (file.Width > 0 && file.Height > 0) to.Append(CultureInfo.InvariantCulture, $" width=\"{file.Width}\" height=\"{file.Height}\"");
        to.Append(" loading=\"lazy\" decoding=\"async\">");
    }

    private void Footnote(FootnoteLink mark)
    {
        var number = mark.Footnote.Order;
        to.Append("<sup><a");
        // A note may be marked several times; the way back leads to the first.
        if (mark.Footnote.Links.FirstOrDefault(link => !link.IsBackLink) == mark) to.Append(CultureInfo.InvariantCulture, $" id=\"fnref_{number}\"");
        to.Append(CultureInfo.InvariantCulture, $" href=\"#fn_{number}\" aria-label=\"Chú thích {number}\">[{number}]</a></sup>");
    }
}
