using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Site;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>An article as every one of its channels will get it, or what stands in the way.</summary>
public abstract record ChannelRenderings
{
    private ChannelRenderings()
    {
    }

    public sealed record All(IReadOnlyList<Rendition> Renditions) : ChannelRenderings;

    public sealed record Broken(IReadOnlyList<Finding> Findings) : ChannelRenderings;
}

/// <summary>Renders an article for each of its channels, in the order in which the article names them.</summary>
public sealed class RenderChannels(Func<string, TemplateSet> templatesOf)
{
    /// <summary>
    /// The same for somebody who is about to sign: the pages around the article are tried as well, since nobody can publish what the site's
    /// templates cannot show.
    /// </summary>
    public ChannelRenderings ForApproval(Article article, AgencyContent content)
    {
        var rendered = Run(article, content);
        if (rendered is not ChannelRenderings.All || !article.Channels.Any(id => content.Agency.Channel(id) is { Kind: ChannelKind.Website })) return rendered;
        return new TemplateTrial(content, templatesOf(content.Agency.Id)).PagesOf(article) is { Count: > 0 } findings ? new ChannelRenderings.Broken(findings) : rendered;
    }

    public ChannelRenderings Run(Article article, AgencyContent content)
    {
        var renderer = new Renderer(templatesOf(content.Agency.Id));
        var document = ArticleMarkdown.Parse(article.Body);
        List<Rendition> renditions = [];
        List<Finding> findings = [];
        foreach (var channel in article.ChannelsOf(content.Agency))
        {
            switch (renderer.Render(article, document, content, channel))
            {
                case RenderOutcome.Rendered rendered:
                    renditions.Add(rendered.Rendition);
                    break;
                case RenderOutcome.Failed failed:
                    findings.AddRange(failed.Findings);
                    break;
            }
        }

        return findings.Count > 0 ? new ChannelRenderings.Broken(findings) : new ChannelRenderings.All(renditions);
    }

    internal static DeskOutcome.Refused Refuse(ChannelRenderings.Broken broken) =>
        new(
            new Words("Không dựng được bản thể hiện cho mọi kênh; sửa mẫu rồi duyệt lại.", "Not every channel could be rendered; mend the template and approve again."),
            broken.Findings);
}
