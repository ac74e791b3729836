using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using Markdig.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// Turns an article into what one channel gets. Pure: the same article, content and templates give the same bytes, whatever the
/// clock, the machine and its language. Safe for all threads.
/// </summary>
public sealed class Renderer(TemplateSet templates)
{
    public RenderOutcome Render(Article article, AgencyContent content, ChannelSetting channel) =>
        Render(article, ArticleMarkdown.Parse(article.Body), content, channel);

    /// <summary>The same for a body that is already parsed: its Markdown is read once for all channels.</summary>
    public RenderOutcome Render(Article article, MarkdownDocument document, AgencyContent content, ChannelSetting channel)
    {
        List<Finding> findings = [];
        var rendition = channel.Kind switch
        {
            ChannelKind.Website => RenditionJson.Rendition(channel.Id, WebsiteRendition.Of(article, document, content), json => json.WebsiteArticle),
            ChannelKind.Facebook => Facebook(article, document, content, channel, findings),
            ChannelKind.Zalo => Zalo(article, document, content, channel, findings),
            ChannelKind.ZaloBroadcast => RenditionJson.Rendition(channel.Id, ZaloRendition.Notice(article, channel), json => json.ZaloNotice),
            _ => Radio(article, document, content, channel, findings),
        };
        return rendition is not null ? new RenderOutcome.Rendered(rendition) : new RenderOutcome.Failed(findings);
    }

    private Rendition? Facebook(Article article, MarkdownDocument document, AgencyContent content, ChannelSetting channel, List<Finding> findings)
    {
        if (ArticleLinks.Absolute(content) is not { } links) return NoWebsite(content, channel, findings);
        var model = ArticleModel.Of(article, document, content, links);
        if (templates.Render("facebook/article.scriban", findings, model) is not { } text) return null;
        var message = TextLayout.Tidy(text);
        if (message.Length > 0)
            return RenditionJson.Rendition(channel.Id, FacebookRendition.Of(message, (article, document), content, links, channel), json => json.FacebookPost);
        findings.Add(RenditionFindings.Empty(article, channel));
        return null;
    }

    private Rendition? Zalo(Article article, MarkdownDocument document, AgencyContent content, ChannelSetting channel, List<Finding> findings)
    {
        if (ArticleLinks.Absolute(content) is not { } links) return NoWebsite(content, channel, findings);
        var payload = ZaloRendition.Of(article, document, content, links, templates, findings);
        return payload is null ? null : RenditionJson.Rendition(channel.Id, payload, json => json.ZaloArticle);
    }

    private Rendition? Radio(Article article, MarkdownDocument document, AgencyContent content, ChannelSetting channel, List<Finding> findings)
    {
        var model = ArticleModel.Of(article, document, content, ArticleLinks.Absolute(content));
        return templates.Render("radio/article.scriban", findings, model) is { } text
            ? RenditionJson.Rendition(channel.Id, new TextFile(article.Slug + ".txt", TextLayout.Tidy(text) + "\n"), json => json.TextFile)
            : null;
    }

    private static Rendition? NoWebsite(AgencyContent content, ChannelSetting channel, List<Finding> findings)
    {
        findings.Add(RenditionFindings.NoWebsite(content.Agency, channel));
        return null;
    }
}
