namespace Zalo.OA.SDK;

/// <summary>The article on the wire. Null members are left out.</summary>
internal sealed record ArticleDto
{
    public string? Id { get; init; }
    public required string Type { get; init; }
    public required string Title { get; init; }
    public string? Author { get; init; }
    public CoverDto? Cover { get; init; }
    public required string Description { get; init; }
    public IReadOnlyList<BlockDto>? Body { get; init; }
    public IReadOnlyList<RelatedDto>? RelatedMedias { get; init; }
    public string? TrackingLink { get; init; }
    public string? VideoId { get; init; }
    public string? Avatar { get; init; }
    public required string Status { get; init; }
    public required string Comment { get; init; }

    public static ArticleDto From(ZaloArticle article, string? id) => article switch
    {
        NormalArticle normal => new()
        {
            Id = id,
            Type = Words.Of(ArticleKind.Normal),
            Title = Nfc.Of(normal.Title),
            Author = Nfc.Of(normal.Author),
            Cover = CoverDto.From(normal.Cover),
            Description = Nfc.Of(normal.Description),
            Body = [.. normal.Body.Select(BlockDto.From)],
            RelatedMedias = normal.RelatedArticleIds.Count == 0 ? null : [.. normal.RelatedArticleIds.Select(i => new RelatedDto(i))],
            TrackingLink = normal.TrackingLink?.AbsoluteUri,
            Status = Words.Of(normal.Visibility),
            Comment = Words.Of(normal.Comments),
        },
        // A video article with author, cover or body is said to be refused.
        VideoArticle video => new()
        {
            Id = id,
            Type = Words.Of(ArticleKind.Video),
            Title = Nfc.Of(video.Title),
            Description = Nfc.Of(video.Description),
            VideoId = video.VideoId,
            Avatar = video.Avatar.AbsoluteUri,
            Status = Words.Of(video.Visibility),
            Comment = Words.Of(video.Comments),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

internal sealed record CoverDto
{
    public string? CoverType { get; init; }
    public string? PhotoUrl { get; init; }
    public string? VideoId { get; init; }
    public string? CoverView { get; init; }
    public string? Status { get; init; }

    public static CoverDto From(ArticleCover cover) => cover switch
    {
        ArticleCover.Photo photo => new() { CoverType = "photo", PhotoUrl = photo.Address.AbsoluteUri, Status = Words.Of(photo.Visibility) },
        ArticleCover.Video video => new()
        {
            CoverType = "video",
            VideoId = video.VideoId,
            CoverView = Words.Of(video.View),
            Status = Words.Of(video.Visibility),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

internal sealed record BlockDto
{
    public string? Type { get; init; }
    public string? Content { get; init; }
    public string? Url { get; init; }
    public string? Caption { get; init; }
    public string? VideoId { get; init; }
    public string? Thumb { get; init; }
    public string? Id { get; init; }

    public static BlockDto From(ArticleBlock block) => block switch
    {
        ArticleBlock.Text text => new() { Type = "text", Content = Nfc.Of(text.Content) },
        ArticleBlock.Image image => new()
        {
            Type = "image",
            Url = image.Address.AbsoluteUri,
            Caption = image.Caption is { } caption ? Nfc.Of(caption) : null,
        },
        ArticleBlock.Video video => new() { Type = "video", VideoId = video.VideoId, Thumb = video.Thumbnail?.AbsoluteUri },
        ArticleBlock.LinkedVideo video => new() { Type = "video", Url = video.Address.AbsoluteUri, Thumb = video.Thumbnail?.AbsoluteUri },
        ArticleBlock.Product product => new() { Type = "product", Id = product.ProductId },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

internal sealed record RelatedDto(string Id);

internal sealed record JobTokenDto(string Token);

internal sealed record IdDto(string Id);

/// <summary>The words the API uses for our enumerations, both ways.</summary>
internal static class Words
{
    public static string Of(ArticleVisibility visibility) => visibility == ArticleVisibility.Show ? "show" : "hide";

    public static string Of(ArticleKind kind) => kind == ArticleKind.Normal ? "normal" : "video";

    public static string Of(CoverView view) => view switch
    {
        CoverView.Horizontal => "horizontal",
        CoverView.Vertical => "vertical",
        _ => "square",
    };

    public static ArticleVisibility? Visibility(string? word) => word switch
    {
        "show" => ArticleVisibility.Show,
        "hide" => ArticleVisibility.Hide,
        _ => null,
    };

    public static ArticleKind? Kind(string? word) => word switch
    {
        "normal" => ArticleKind.Normal,
        "video" => ArticleKind.Video,
        _ => null,
    };

    public static CoverView View(string? word) => word switch
    {
        "vertical" => CoverView.Vertical,
        "square" => CoverView.Square,
        _ => CoverView.Horizontal,
    };
}
