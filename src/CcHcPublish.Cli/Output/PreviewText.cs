using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>
/// A rendition as its readers will meet it, in the order in which they meet it, as lines for a terminal. Every word of the payload that readers see
/// is there; the exact bytes are what <c>--format json</c> gives.
/// </summary>
internal static class PreviewText
{
    public static string Of(ChannelKind kind, string payload, Language language) => kind switch
    {
        ChannelKind.Website => Website(Read(payload, RenditionJson.Readable.WebsiteArticle), language),
        ChannelKind.Facebook => Facebook(Read(payload, RenditionJson.Readable.FacebookPost), language),
        ChannelKind.Zalo => Zalo(Read(payload, RenditionJson.Readable.ZaloArticle), language),
        ChannelKind.ZaloBroadcast => Notice(Read(payload, RenditionJson.Readable.ZaloNotice)),
        ChannelKind.File => Read(payload, RenditionJson.Readable.TextFile) is var file ? $"{file.FileName}\n\n{file.Text}" : "",
        _ => payload,
    };

    private static T Read<T>(string payload, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(payload, type) ?? throw new InvalidDataException("A rendition is empty.");

    private static string Website(WebsiteArticle page, Language language)
    {
        var text = new StringBuilder();
        Lines(text, page.Category.Name, page.Title.ToUpper(Vietnamese.Culture), $"{page.Date:dd/MM/yyyy HH:mm}, {page.Author}", "", page.Summary, "");
        if (page.Cover is { } cover) Picture(text, cover.Path, cover.Alt, cover.Credit, language);
        Lines(text, Words(page.Body));
        if (page.Source is { } source) Lines(text, "", new Words($"Nguồn: {source}", $"Source: {source}").In(language));
        return text.ToString();
    }

    private static string Facebook(FacebookPost post, Language language)
    {
        var text = new StringBuilder();
        Lines(text, post.Message, "");
        if (post.Photos is { } photos)
        {
            foreach (var photo in photos) Picture(text, photo.Url, photo.Alt, photo.Caption == photo.Alt ? null : photo.Caption, language);
        }
        else
        {
            Lines(text, new Words($"Thẻ liên kết: {post.Link}", $"Link card: {post.Link}").In(language));
        }

        if (post.Comment is { } comment) Lines(text, "", new Words($"Bình luận đầu tiên: {comment}", $"First comment: {comment}").In(language));
        return text.ToString();
    }

    private static string Zalo(ZaloArticle article, Language language)
    {
        var text = new StringBuilder();
        Picture(text, article.Cover.Url, article.Cover.Alt, credit: null, language);
        Lines(text, article.Title.ToUpper(Vietnamese.Culture), article.Author, "", article.Description, "");
        foreach (var block in article.Body)
        {
            if (block.Url is { } url) Picture(text, url, block.Caption ?? "", credit: null, language);
            else Lines(text, Words(block.Html ?? ""), "");
        }

        return text.ToString();
    }

    private static string Notice(ZaloNotice notice) => $"{notice.Title}\n{notice.Description}\n";

    private static void Picture(StringBuilder text, string address, string alt, string? credit, Language language) =>
        Lines(text, new Words("[Hình] ", "[Picture] ").In(language) + string.Join(". ", new[] { alt, credit, address }.Where(part => !string.IsNullOrEmpty(part))), "");

    private static void Lines(StringBuilder text, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines) text.Append(line).Append('\n');
    }

    /// <summary>The words of our own HTML: what it begins and ends with parts lines, pictures give their alternative text, links their address too.</summary>
    private static string Words(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            var plain = WebUtility.HtmlDecode(html[at..tag]);
            // Line feeds between blocks are for people who read the source.
            if (!string.IsNullOrWhiteSpace(plain) || !plain.Contains('\n', StringComparison.Ordinal)) text.Append(plain);
            if (tag == html.Length) break;
            var end = html.IndexOf('>', tag);
            if (end < 0) break;
            text.Append(Mark(html[(tag + 1)..end]));
            at = end + 1;
        }

        return Tidy(text.ToString());
    }

    private static string Mark(string tag) => tag.Split(' ', 2)[0] switch
    {
        "li" => "\n- ",
        "br" or "tr" or "/ul" or "/ol" or "figcaption" => "\n",
        "td" or "th" => "  ",
        "p" or "h2" or "h3" or "h4" or "table" or "blockquote" or "pre" or "figure" => "\n\n",
        "img" => "[Hình] " + Attribute(tag, "alt"),
        _ => "",
    };

    private static string Attribute(string tag, string name)
    {
        var at = tag.IndexOf(name + "=\"", StringComparison.Ordinal);
        if (at < 0) return "";
        at += name.Length + 2;
        return WebUtility.HtmlDecode(tag[at..tag.IndexOf('"', at)]);
    }

    /// <summary>At most one blank line at a time, none at the ends, none after the sign of a list's entry.</summary>
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var line in text.Replace("- \n\n", "- ", StringComparison.Ordinal).Split('\n'))
        {
            var words = line.TrimEnd();
            if (words.Length > 0 || tidy.Length > 1 && tidy[^2] != '\n') tidy.Append(words).Append('\n');
        }

        return tidy.ToString().Trim('\n');
    }
}
