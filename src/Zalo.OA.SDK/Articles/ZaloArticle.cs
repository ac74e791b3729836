namespace Zalo.OA.SDK;

/// <summary>
/// An article as it is sent: <see cref="NormalArticle"/> or <see cref="VideoArticle"/>. An update sends the whole article again; it is no patch.
/// Text is brought to Unicode NFC before it is counted and sent.
/// </summary>
public abstract record ZaloArticle
{
    private protected ZaloArticle()
    {
    }

    /// <summary>1 to 150 characters, counted as code points; cut to 140 to be safe (texts of exactly 150 have been refused).</summary>
    public required string Title { get; init; }

    /// <summary>1 to 300 characters; cut to 250 to be safe (texts of exactly 300 have been refused).</summary>
    public required string Description { get; init; }

    /// <summary>Whether readers see it. Always sent: the service takes a missing one for hidden.</summary>
    public required ArticleVisibility Visibility { get; init; }

    /// <summary>Whether readers may comment. Default: they may.</summary>
    public ArticleVisibility Comments { get; init; } = ArticleVisibility.Show;
}

/// <summary>An article of a cover and blocks of text, pictures and videos.</summary>
public sealed record NormalArticle : ZaloArticle
{
    /// <summary>1 to 50 characters.</summary>
    public required string Author { get; init; }

    /// <summary>The picture or video on top. Required by the service: without it -201.</summary>
    public required ArticleCover Cover { get; init; }

    /// <summary>The blocks in the order in which they are shown; at least one.</summary>
    public required IReadOnlyList<ArticleBlock> Body { get; init; }

    /// <summary>Ids of other articles to offer below. Sent as objects; the exact shape is not documented.</summary>
    public IReadOnlyList<string> RelatedArticleIds { get; init; } = [];

    /// <summary>An address of your own that belongs to the article; absolute http or https. Its use is not documented.</summary>
    public Uri? TrackingLink { get; init; }
}

/// <summary>An article that is one uploaded video.</summary>
public sealed record VideoArticle : ZaloArticle
{
    /// <summary>The id of a video whose upload is ready (<see cref="VideoUpload.Ready"/>).</summary>
    public required string VideoId { get; init; }

    /// <summary>A picture for lists; same rules as <see cref="ArticleCover.Photo.Address"/>.</summary>
    public required Uri Avatar { get; init; }
}

/// <summary>The two settings of everything that can be shown or hidden.</summary>
public enum ArticleVisibility
{
    /// <summary>Kept, but no reader sees it.</summary>
    Hide,

    /// <summary>Open to readers.</summary>
    Show,
}

/// <summary>The two kinds of articles; lists are per kind.</summary>
public enum ArticleKind
{
    /// <summary><see cref="NormalArticle"/>.</summary>
    Normal,

    /// <summary><see cref="VideoArticle"/>.</summary>
    Video,
}
