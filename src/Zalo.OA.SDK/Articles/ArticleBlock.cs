namespace Zalo.OA.SDK;

/// <summary>One piece of a <see cref="NormalArticle"/>'s body. Closed.</summary>
public abstract record ArticleBlock
{
    private ArticleBlock()
    {
    }

    /// <summary>Text.</summary>
    /// <param name="Content">Plain text or simple HTML (p, br, b, links); which tags survive is not documented. Not empty.</param>
    public sealed record Text(string Content) : ArticleBlock;

    /// <summary>A picture.</summary>
    /// <param name="Address">Same rules as <see cref="ArticleCover.Photo.Address"/>.</param>
    /// <param name="Caption">Text below it, or null.</param>
    public sealed record Image(Uri Address, string? Caption = null) : ArticleBlock;

    /// <summary>An uploaded video.</summary>
    /// <param name="VideoId">The id of a ready upload.</param>
    /// <param name="Thumbnail">Its still picture, or null.</param>
    public sealed record Video(string VideoId, Uri? Thumbnail = null) : ArticleBlock;

    /// <summary>A video on the web, such as a YouTube page.</summary>
    /// <param name="Address">Absolute http or https address.</param>
    /// <param name="Thumbnail">Its still picture, or null.</param>
    public sealed record LinkedVideo(Uri Address, Uri? Thumbnail = null) : ArticleBlock;

    /// <summary>A product of the OA's Zalo shop.</summary>
    /// <param name="ProductId">Its id.</param>
    public sealed record Product(string ProductId) : ArticleBlock;
}
