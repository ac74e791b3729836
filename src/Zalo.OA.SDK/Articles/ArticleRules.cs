using System.Globalization;

namespace Zalo.OA.SDK;

/// <summary>
/// What the service would refuse with -201, found before sending. Offered to callers that want to tell an author early; the client applies the
/// same rules to every article it sends.
/// </summary>
public static class ArticleRules
{
    /// <summary>The faults of an article, in the order in which the service looks; empty where there is none.</summary>
    /// <param name="article">The article.</param>
    /// <param name="limits">The lengths.</param>
    public static IReadOnlyList<ArticleFault> Check(ZaloArticle article, ArticleLimits limits)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(limits);
        var found = new List<ArticleFault>();
        CheckText(found, "title", article.Title, limits.Title, limits);
        if (article is NormalArticle { Author: var author })
        {
            CheckText(found, "author", author, limits.Author, limits);
        }

        CheckText(found, "description", article.Description, limits.Description, limits);
        switch (article)
        {
            case NormalArticle normal:
                CheckCover(found, normal.Cover);
                CheckBody(found, normal.Body);
                CheckLink(found, "tracking_link", normal.TrackingLink, required: false);
                break;
            case VideoArticle video:
                CheckId(found, "video_id", video.VideoId);
                CheckLink(found, "avatar", video.Avatar);
                break;
        }

        return found;
    }

    /// <summary>The length that counts: code points after NFC. Decomposed Vietnamese would be about 28% longer.</summary>
    /// <param name="text">Any text; a lone surrogate counts as one.</param>
    public static int CountCharacters(string text) => Nfc.Of(text).EnumerateRunes().Count();

    private static void CheckText(List<ArticleFault> found, string field, string? text, int limit, ArticleLimits limits)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            found.Add(new ArticleFault(field, "is empty"));
        }
        else if (!Nfc.IsWellFormed(text))
        {
            found.Add(new ArticleFault(field, "holds half a character (a lone surrogate)"));
        }
        else if (CountCharacters(text) is var length && !limits.Allows(length, limit))
        {
            var most = limits.Exclusive ? limit - 1 : limit;
            found.Add(new ArticleFault(field, string.Create(CultureInfo.InvariantCulture, $"has {length} characters, allowed are 1 to {most}")));
        }
    }

    private static void CheckCover(List<ArticleFault> found, ArticleCover? cover)
    {
        switch (cover)
        {
            case ArticleCover.Photo photo:
                CheckLink(found, "cover.photo_url", photo.Address);
                break;
            case ArticleCover.Video video:
                CheckId(found, "cover.video_id", video.VideoId);
                break;
            default:
                found.Add(new ArticleFault("cover", "is missing"));
                break;
        }
    }

    private static void CheckBody(List<ArticleFault> found, IReadOnlyList<ArticleBlock>? body)
    {
        if (body is not { Count: > 0 })
        {
            found.Add(new ArticleFault("body", "has no block"));
            return;
        }

        for (var i = 0; i < body.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"body[{i}]");
            switch (body[i])
            {
                case ArticleBlock.Text text when string.IsNullOrWhiteSpace(text.Content):
                    found.Add(new ArticleFault(field + ".content", "is empty"));
                    break;
                case ArticleBlock.Text text when !Nfc.IsWellFormed(text.Content):
                    found.Add(new ArticleFault(field + ".content", "holds half a character (a lone surrogate)"));
                    break;
                case ArticleBlock.Image image:
                    CheckLink(found, field + ".url", image.Address);
                    if (image.Caption is { } caption && !Nfc.IsWellFormed(caption))
                    {
                        found.Add(new ArticleFault(field + ".caption", "holds half a character (a lone surrogate)"));
                    }

                    break;
                case ArticleBlock.Video video:
                    CheckId(found, field + ".video_id", video.VideoId);
                    CheckLink(found, field + ".thumb", video.Thumbnail, required: false);
                    break;
                case ArticleBlock.LinkedVideo video:
                    CheckLink(found, field + ".url", video.Address);
                    CheckLink(found, field + ".thumb", video.Thumbnail, required: false);
                    break;
                case ArticleBlock.Product product:
                    CheckId(found, field + ".id", product.ProductId);
                    break;
                case null:
                    found.Add(new ArticleFault(field, "is missing"));
                    break;
            }
        }
    }

    private static void CheckLink(List<ArticleFault> found, string field, Uri? address, bool required = true)
    {
        if (address is null)
        {
            if (required)
            {
                found.Add(new ArticleFault(field, "is missing"));
            }

            return;
        }

        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            found.Add(new ArticleFault(field, "is no absolute http or https address"));
        }
        else if (address.UserInfo.Length > 0)
        {
            found.Add(new ArticleFault(field, "holds a user name; Zalo's servers cannot sign in"));
        }
    }

    private static void CheckId(List<ArticleFault> found, string field, string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            found.Add(new ArticleFault(field, "is empty"));
        }
    }
}

/// <summary>One thing the service would refuse.</summary>
/// <param name="Field">The member as the API names it, such as <c>body[2].url</c>.</param>
/// <param name="Problem">What is wrong, to be read after the field.</param>
public sealed record ArticleFault(string Field, string Problem)
{
    /// <summary>Field and problem as a sentence.</summary>
    public override string ToString() => $"{Field} {Problem}";
}
