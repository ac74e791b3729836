namespace Zalo.OA.SDK;

/// <summary>An article as the service has it. Addresses may be those of Zalo's own picture servers instead of the ones sent.</summary>
public sealed record ArticleDetail
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its author; empty for a video article.</summary>
    public required string Author { get; init; }

    /// <summary>Its description.</summary>
    public required string Description { get; init; }

    /// <summary>Shown or hidden; null where the answer has some other word or a number, as video articles may.</summary>
    public ArticleVisibility? Visibility { get; init; }

    /// <summary>Whether comments are open; null where the answer does not say.</summary>
    public ArticleVisibility? Comments { get; init; }

    /// <summary>The cover; null for a video article or one the client does not know.</summary>
    public ArticleCover? Cover { get; init; }

    /// <summary>The blocks in order; a kind the client does not know is left out and makes <see cref="IsComplete"/> false.</summary>
    public required IReadOnlyList<ArticleBlock> Body { get; init; }

    /// <summary>The video of a video article, else null.</summary>
    public string? VideoId { get; init; }

    /// <summary>The list picture of a video article, else null.</summary>
    public Uri? Avatar { get; init; }

    /// <summary>The public reading address where the answer has one, which is not promised; <see cref="ArticleSummary.Link"/> has it.</summary>
    public Uri? Link { get; init; }

    /// <summary>True where every part of the answer was understood, so that sending it back loses nothing.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>
    /// The article for sending it again, as an update needs it; null where a part is missing. Related articles and the tracking link are not in
    /// the answer and get lost by such an update.
    /// </summary>
    public ZaloArticle? ToArticle()
    {
        if (!IsComplete)
        {
            return null;
        }

        return this switch
        {
            { Kind: ArticleKind.Normal, Cover: { } cover } => new NormalArticle
            {
                Title = Title,
                Author = Author,
                Description = Description,
                Cover = cover,
                Body = Body,
                Visibility = Visibility ?? ArticleVisibility.Hide,
                Comments = Comments ?? ArticleVisibility.Show,
            },
            { Kind: ArticleKind.Video, VideoId: { } video, Avatar: { } avatar } => new VideoArticle
            {
                Title = Title,
                Description = Description,
                VideoId = video,
                Avatar = avatar,
                Visibility = Visibility ?? ArticleVisibility.Hide,
                Comments = Comments ?? ArticleVisibility.Show,
            },
            _ => null,
        };
    }
}
