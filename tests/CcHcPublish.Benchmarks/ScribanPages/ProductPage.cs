using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Site;
using CcHcPublish.Runtime.Content;

namespace CcHcPublish.Benchmarks.ScribanPages;

/// <summary>The product's own article page, made from the repository's content and templates: model, layout, cards, UTF-8.</summary>
public static class ProductPage
{
    private const string Agency = "so-mau";

    /// <summary>Makes the largest article page, as the website does when it is published.</summary>
    public static Func<byte[]> Maker()
    {
        var page = Pages().Select(made => made.Page).MaxBy(page => Made(page).Length)!;
        return () => Made(page);
    }

    /// <summary>Makes the page of the longest article; until it is called no template was parsed or rendered in this process.</summary>
    public static Func<byte[]> Prepared()
    {
        var page = Pages().MaxBy(made => made.Payload).Page;
        return () => Made(page);
    }

    private static List<(SitePage Page, int Payload)> Pages()
    {
        var root = FindRoot.From(null, AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("The benchmark must lie below the folder that holds content/ and templates/.");
        var content = new ReadContent(root).Run(Agency).Content ?? throw new InvalidDataException($"content/{Agency} cannot be read.");
        var templates = new ReadTemplates(root).Run(Agency).Templates;
        var channel = content.Agency.Channels.First(channel => channel.Kind == ChannelKind.Website);
        var renderer = new Renderer(templates);
        var index = new SiteIndex();
        Dictionary<string, SiteArticle> articles = new(StringComparer.Ordinal);
        Dictionary<string, int> payloads = new(StringComparer.Ordinal);
        foreach (var article in content.Articles)
        {
            if (renderer.Render(article, content, channel) is not RenderOutcome.Rendered { Rendition: var rendition }) continue;
            var shown = JsonSerializer.Deserialize(rendition.Payload, RenditionJson.Readable.WebsiteArticle)!;
            articles[article.Slug] = new SiteArticle(shown, content.Agency.At(article.Date), [], null) { Edition = rendition.Hash };
            payloads[article.Slug] = rendition.Payload.Length;
            index.Put(SiteEntry.Of(articles[article.Slug], content.Agency));
        }

        var pages = new SitePages(new SiteFrame(content, templates), index, articles.GetValueOrDefault);
        return [.. index.Addresses.Select(entry => (pages.Article(entry).First(), payloads.GetValueOrDefault(entry.Slug)))];
    }

    private static byte[] Made(SitePage page)
    {
        List<Finding> findings = [];
        return page.Render(findings) ?? throw new InvalidDataException(findings[0].Message.En);
    }
}
