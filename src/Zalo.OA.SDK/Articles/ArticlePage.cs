namespace Zalo.OA.SDK;

/// <summary>One slice of the list of articles, newest first, hidden ones included as far as is known.</summary>
/// <param name="Total">How many there are of this kind in all.</param>
/// <param name="Items">At most ten.</param>
public sealed record ArticlePage(int Total, IReadOnlyList<ArticleSummary> Items);

/// <summary>One line of the list; the only place with counters.</summary>
public sealed record ArticleSummary
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Shown or hidden; null where the answer has another word.</summary>
    public ArticleVisibility? Visibility { get; init; }

    /// <summary>Views, or null.</summary>
    public long? Views { get; init; }

    /// <summary>Shares, or null.</summary>
    public long? Shares { get; init; }

    /// <summary>When it was created, UTC, to the millisecond; null where the answer does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC; may be missing.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>A small picture, or null.</summary>
    public Uri? Thumbnail { get; init; }

    /// <summary>The public reading address. Show this one; never build it from the id.</summary>
    public Uri? Link { get; init; }
}
