using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Core.Site;

/// <summary>
/// Structured data of schema.org for search engines. The encoder writes &lt;, &gt; and &amp; as escapes, so that no title can close
/// the element the text stands in.
/// </summary>
internal static class LinkedData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string? Article(SiteArticle article, SiteEntry entry, SiteFrame frame)
    {
        if (frame.AddressOf(SitePaths.Article(entry.Slug)) is not { } address) return null;
        return Write(json =>
        {
            json.WriteString("@type", "NewsArticle");
            json.WriteString("headline", entry.Title);
            json.WriteString("description", entry.Summary);
            json.WriteString("inLanguage", "vi");
            json.WriteString("datePublished", SiteText.Iso(frame.Agency, entry.PublishedAt));
            json.WriteString("dateModified", SiteText.Iso(frame.Agency, entry.ChangedAt));
            json.WriteString("mainEntityOfPage", address);
            json.WriteString("articleSection", entry.Category.Name);
            if (entry.Tags.Count > 0) json.WriteString("keywords", string.Join(", ", entry.Tags));
            if (article.Content.Cover is { } cover) json.WriteString("image", frame.AddressOf(ArticleLinks.Encoded(cover.Path)));
            json.WriteStartObject("author");
            json.WriteString("@type", "Organization");
            json.WriteString("name", entry.Unit.Name);
            json.WriteEndObject();
            Publisher(json, frame);
        });
    }

    public static string? Organisation(SiteFrame frame) => frame.Address is not { } address ? null : Write(json =>
    {
        json.WriteString("@type", "GovernmentOrganization");
        json.WriteString("name", frame.Agency.Name);
        json.WriteString("url", address + "/");
        if (frame.Agency.Contact.Email is { } email) json.WriteString("email", email);
        if (frame.Agency.Contact.Phone is { } phone) json.WriteString("telephone", phone);
        if (frame.Agency.Contact.Address is { } place) json.WriteString("address", place);
    });

    private static void Publisher(Utf8JsonWriter json, SiteFrame frame)
    {
        json.WriteStartObject("publisher");
        json.WriteString("@type", "GovernmentOrganization");
        json.WriteString("name", frame.Agency.Name);
        json.WriteString("url", frame.Address + "/");
        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> fill)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            fill(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
