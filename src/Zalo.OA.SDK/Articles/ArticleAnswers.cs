using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zalo.OA.SDK;

/// <summary>Article answers on the wire, read leniently where clients saw differing shapes.</summary>
internal sealed record ArticleDetailDto
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }
    public string? Type { get; init; }
    public string? Title { get; init; }
    public string? Author { get; init; }
    public string? Description { get; init; }

    /// <summary>A word; for videos also seen as the numeric state of 4.2.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Status { get; init; }
    public string? Comment { get; init; }
    public CoverDto? Cover { get; init; }
    public IReadOnlyList<BlockDto>? Body { get; init; }
    public string? VideoId { get; init; }
    public string? Avatar { get; init; }
    public string? LinkView { get; init; }

    public ArticleDetail? ToDetail()
    {
        if (!Envelope.IsName(Id) || Words.Kind(Type) is not { } kind)
        {
            return null;
        }

        var body = new List<ArticleBlock>();
        foreach (var block in Body ?? [])
        {
            if (ReadBlock(block) is { } known)
            {
                body.Add(known);
            }
        }

        var cover = ReadCover(Cover);
        return new ArticleDetail
        {
            Id = Id,
            Kind = kind,
            Title = Title ?? "",
            Author = Author ?? "",
            Description = Description ?? "",
            Visibility = Words.Visibility(Status),
            Comments = Words.Visibility(Comment),
            Cover = cover,
            Body = body,
            VideoId = VideoId,
            Avatar = Link(Avatar),
            Link = Link(LinkView),
            IsComplete = body.Count == (Body?.Count ?? 0) && (kind == ArticleKind.Video || cover is not null),
        };
    }

    internal static Uri? Link(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static ArticleBlock? ReadBlock(BlockDto? block) => block switch
    {
        { Type: "text", Content: { } content } => new ArticleBlock.Text(content),
        { Type: "image" } when Link(block.Url) is { } address => new ArticleBlock.Image(address, string.IsNullOrEmpty(block.Caption) ? null : block.Caption),
        { Type: "video", VideoId: { Length: > 0 } id } => new ArticleBlock.Video(id, Link(block.Thumb)),
        { Type: "video" } when Link(block.Url) is { } address => new ArticleBlock.LinkedVideo(address, Link(block.Thumb)),
        { Type: "product", Id: { Length: > 0 } id } => new ArticleBlock.Product(id),
        _ => null,
    };

    private static ArticleCover? ReadCover(CoverDto? cover)
    {
        var visibility = Words.Visibility(cover?.Status) ?? ArticleVisibility.Show;
        return cover switch
        {
            { CoverType: "photo" } when Link(cover.PhotoUrl) is { } address => new ArticleCover.Photo(address) { Visibility = visibility },
            { CoverType: "video", VideoId: { Length: > 0 } id } => new ArticleCover.Video(id, Words.View(cover.CoverView)) { Visibility = visibility },
            _ => null,
        };
    }
}

internal sealed record ArticleSliceDto(int? Total, IReadOnlyList<ArticleSummaryDto>? Medias)
{
    /// <summary>
    /// Null where the list itself or the id of a line is missing, or its total is less than what it shows: a list with holes must not count as "not there".
    /// </summary>
    public ArticlePage? ToPage()
    {
        if (Medias is null || Total is null || Total < Medias.Count || Medias.Any(m => !Envelope.IsName(m?.Id)))
        {
            return null;
        }

        return new ArticlePage(Total.Value, [.. Medias.Select(m => m.ToSummary())]);
    }
}

internal sealed record ArticleSummaryDto
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }
    public string? Title { get; init; }
    [JsonConverter(typeof(LooseText))]
    public string? Status { get; init; }
    public long? TotalView { get; init; }
    public long? TotalShare { get; init; }
    public long? CreateDate { get; init; }
    public long? UpdateDate { get; init; }
    public string? Thumb { get; init; }
    public string? LinkView { get; init; }

    public ArticleSummary ToSummary() => new()
    {
        Id = Id!,
        Title = Title ?? "",
        Visibility = Words.Visibility(Status),
        Views = TotalView,
        Shares = TotalShare,
        CreatedAt = Instant(CreateDate),
        UpdatedAt = Instant(UpdateDate),
        Thumbnail = ArticleDetailDto.Link(Thumb),
        Link = ArticleDetailDto.Link(LinkView),
    };

    // Epoch milliseconds, in the range that the type can hold.
    internal static DateTimeOffset? Instant(long? ms) => ms is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(ms.Value) : null;
}

/// <summary>Text that has also been seen as a number or a truth value.</summary>
internal sealed class LooseText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => null,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
