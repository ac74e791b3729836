using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using Markdig.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>A text of the template as the post that the channel's setting asks for.</summary>
internal static class FacebookRendition
{
    public static FacebookPost Of(string message, (Article Article, MarkdownDocument Document) text, AgencyContent content, ArticleLinks links, ChannelSetting channel)
    {
        var address = links.Article(text.Article.Slug);
        var photos = channel.Post == PostForm.Photos ? Photos(text.Article, text.Document, content, links) : [];
        return new FacebookPost(message, address)
        {
            Photos = photos.Count > 0 ? photos : null,
            Comment = channel.FirstComment ? $"👉 Đọc toàn bài: {address}" : null,
        };
    }

    /// <summary>The cover and what stands between the paragraphs, each file once.</summary>
    private static List<FacebookPhoto> Photos(Article article, MarkdownDocument document, AgencyContent content, ArticleLinks links)
    {
        List<FacebookPhoto> photos = [];
        if (WebsiteRendition.Cover(article, content) is { } cover) photos.Add(new FacebookPhoto(links.Media(cover.Path), cover.Alt, cover.Credit ?? ""));
        foreach (var block in SimpleHtml.Write(document, links))
        {
            if (block.Url is { } url && photos.Count < FacebookPost.MostPhotos && !photos.Exists(photo => photo.Url == url))
                photos.Add(new FacebookPhoto(url, block.Caption ?? "", block.Caption ?? ""));
        }

        return photos;
    }
}
