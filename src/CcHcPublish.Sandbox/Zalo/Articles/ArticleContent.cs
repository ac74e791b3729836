namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>What a create or update handed in, already checked. Media keys name pictures in the blob store, where one was fetched.</summary>
internal sealed record ArticleContent
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public string Author { get; init; } = "";

    public required string Description { get; init; }

    public CoverContent? Cover { get; init; }

    public IReadOnlyList<BlockContent> Body { get; init; } = [];

    public string? TrackingLink { get; init; }

    public string? VideoId { get; init; }

    public string? Avatar { get; init; }

    public string? AvatarMedia { get; init; }

    public required string Status { get; init; }

    public required string Comment { get; init; }

    /// <summary>Every picture address the service would download.</summary>
    public IEnumerable<string> PictureAddresses => new[] { Cover?.PhotoUrl, Avatar }
        .Concat(Body.SelectMany(b => new[] { b.Type == "image" ? b.Url : null, b.Thumb }))
        .OfType<string>();

    public ArticleContent WithMedia(IReadOnlyDictionary<string, string> keys) => this with
    {
        Cover = Cover is { PhotoUrl: { } cover } ? Cover with { Media = keys.GetValueOrDefault(cover) } : Cover,
        AvatarMedia = Avatar is { } avatar ? keys.GetValueOrDefault(avatar) : null,
        Body = [.. Body.Select(b => (b.Type == "image" ? b.Url : b.Thumb) is { } address ? b with { Media = keys.GetValueOrDefault(address) } : b)],
    };
}

internal sealed record CoverContent
{
    public required string CoverType { get; init; }

    public string? PhotoUrl { get; init; }

    public string? VideoId { get; init; }

    public string? CoverView { get; init; }

    public string? Status { get; init; }

    public string? Media { get; init; }
}

internal sealed record BlockContent
{
    public required string Type { get; init; }

    public string? Content { get; init; }

    public string? Url { get; init; }

    public string? Caption { get; init; }

    public string? VideoId { get; init; }

    public string? Thumb { get; init; }

    public string? Id { get; init; }

    public string? Media { get; init; }
}
