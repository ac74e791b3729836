using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using Markdig.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>The article as the Zalo OA gets it: within its lengths, with a cover, in text and picture blocks.</summary>
internal static class ZaloRendition
{
    /// <summary>Stands in when an article (a bulletin, say) has no cover of its own: the service refuses articles without one.</summary>
    public const string CommonCover = "media/anh-bia-chung.png";

    /// <summary>Longest author, in code points (reference page of the Zalo OA article API).</summary>
    private const int AuthorLongest = 50;

    private const string Template = "zalo/article.scriban";

    /// <summary>Stands for the article's blocks while the template runs; a private-use letter that no keyboard types.</summary>
    private const char Mark = '\uE000';

    public static ZaloArticle? Of(
        Article article, MarkdownDocument document, AgencyContent content, ArticleLinks links, TemplateSet templates, ICollection<Finding> findings)
    {
        var channel = content.Agency.Channels.First(channel => channel.Kind == ChannelKind.Zalo);
        var cover = WebsiteRendition.Cover(article, content) ?? Common(content);
        if (cover is null) findings.Add(RenditionFindings.NoCover(article, channel));
        else if (cover.Path == CommonCover && !IsTaken(content.Media[CommonCover]))
        {
            findings.Add(RenditionFindings.BadCommonCover(article, channel));
            cover = null;
        }

        var model = ArticleModel.Of(article, document, content, links);
        model["body"] = Mark.ToString();
        if (templates.Render(Template, findings, model) is not { } text || cover is null) return null;
        if (text.Split(Mark) is not [var before, var after])
        {
            findings.Add(TemplateFindings.Body($"templates/{Template}"));
            return null;
        }

        return new ZaloArticle(
            Title(article),
            Description(article),
            TextLayout.Cut(article.Author, AuthorLongest),
            new ZaloCover(links.Media(cover.Path), cover.Alt),
            Joined(before, SimpleHtml.Write(document, links), after),
            links.Article(article.Slug),
            article.ZaloBroadcast);
    }

    public static ZaloNotice Notice(Article article, ChannelSetting channel) => new(channel.Of!, Title(article), Description(article));

    private static string Title(Article article) => TextLayout.Cut(article.ZaloTitle ?? article.Title, ChannelLimits.Of(ChannelKind.Zalo).TitleLongest);

    private static string Description(Article article) => TextLayout.Cut(article.ZaloDescription ?? article.Summary, ChannelLimits.Of(ChannelKind.Zalo).SummaryLongest);

    private static ArticlePicture? Common(AgencyContent content) =>
        content.Media.TryGetValue(CommonCover, out var file) ? new ArticlePicture(file.Path, content.Agency.Name, null, file.Width, file.Height) : null;

    /// <summary>Pictures that an article names are looked at by a check; nobody names this one.</summary>
    private static bool IsTaken(MediaFile file) =>
        file.Format is PictureFormat.Png or PictureFormat.Jpeg && file.Bytes <= ChannelLimits.Of(ChannelKind.Zalo).PictureLargest;

    /// <summary>What the template puts around the article, joined to its own text blocks: fewer blocks, no gaps in the app.</summary>
    private static List<ZaloBlock> Joined(string before, IReadOnlyList<ZaloBlock> body, string after)
    {
        List<ZaloBlock> blocks = [];
        foreach (var block in body.Prepend(new ZaloBlock { Html = OneLine(before) }).Append(new ZaloBlock { Html = OneLine(after) }))
        {
            if (block.Html is { Length: 0 }) continue;
            if (block.Html is not null && blocks is [.., { Html: { } sofar }]) blocks[^1] = new ZaloBlock { Html = sofar + block.Html };
            else blocks.Add(block);
        }

        return blocks;
    }

    private static string OneLine(string html) => string.Concat(HtmlText.WithLetters(html).Split('\n', StringSplitOptions.TrimEntries));
}
