namespace Zalo.OA.SDK;

/// <summary>What stands on top of a <see cref="NormalArticle"/>. Closed.</summary>
public abstract record ArticleCover
{
    private ArticleCover()
    {
    }

    /// <summary>Whether the cover is shown inside the article. Always sent: without it the job dies with "create media fail".</summary>
    public ArticleVisibility Visibility { get; init; } = ArticleVisibility.Show;

    /// <summary>A picture on the web.</summary>
    /// <param name="Address">
    /// Absolute http or https address that Zalo's servers can download without signing in; jpg or png up to 1 MB, no webp. It is sent
    /// percent-encoded. An <c>attachment_id</c> of an upload is no address and does not work here.
    /// </param>
    public sealed record Photo(Uri Address) : ArticleCover;

    /// <summary>An uploaded video.</summary>
    /// <param name="VideoId">The id of a ready upload.</param>
    /// <param name="View">The shape of its frame.</param>
    public sealed record Video(string VideoId, CoverView View) : ArticleCover;
}

/// <summary>The shape of a video cover's frame.</summary>
public enum CoverView
{
    /// <summary>Wider than high.</summary>
    Horizontal,

    /// <summary>Higher than wide.</summary>
    Vertical,

    /// <summary>As wide as high.</summary>
    Square,
}
