using System.Text.Json;
using CcHcPublish.Sandbox.Facebook.Graph;

namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>
/// Takes a handed-in article apart in the order in which the service does: type, title, author, description, cover, body; the first fault is
/// the answer. Texts are counted as sent, in code points: decomposed Vietnamese is longer. One object reads one article.
/// </summary>
internal sealed class ArticleReader(ZaloOptions options, Func<string, bool> isReadyVideo)
{
    public const string Kinds = "type accept only 2 value normal and video.";

    private const int LongestText = 100_000;
    private const int MostBlocks = 500;

    private static readonly string[] NotForVideos = ["author", "cover", "body"];

    /// <summary>The first fault; what is read after it counts for nothing.</summary>
    private string? refusal;

    public (ArticleContent? Content, string? Refusal) Read(JsonElement root)
    {
        if (!SoundJson.IsSound(root))
        {
            return (null, "body is invalid");
        }

        var content = Text(root, "type") switch
        {
            "normal" => ReadNormal(root),
            "video" => ReadVideo(root),
            _ => null,
        };
        return content is null ? (null, Kinds) : refusal is null ? (content, null) : (null, refusal);
    }

    private ArticleContent ReadNormal(JsonElement root) => new()
    {
        Type = "normal",
        Title = Limited(root, "title", 150),
        Author = Limited(root, "author", 50),
        Description = Limited(root, "description", 300),
        Cover = ReadCover(root),
        Body = ReadBody(root),
        TrackingLink = Link(root, "tracking_link"),
        Status = Switch(root, "status", "hide"),
        Comment = Switch(root, "comment", "show"),
    };

    private ArticleContent ReadVideo(JsonElement root)
    {
        if (NotForVideos.FirstOrDefault(m => root.TryGetProperty(m, out _)) is { } odd)
        {
            Refuse(odd);
        }

        return new()
        {
            Type = "video",
            Title = Limited(root, "title", 150),
            Description = Limited(root, "description", 300),
            VideoId = Video(root),
            Avatar = Picture(root, "avatar"),
            Status = Switch(root, "status", "hide"),
            Comment = Switch(root, "comment", "show"),
        };
    }

    private CoverContent ReadCover(JsonElement root)
    {
        if (!root.TryGetProperty("cover", out var cover) || cover.ValueKind != JsonValueKind.Object)
        {
            Refuse("cover value");
            return new() { CoverType = "" };
        }

        // A cover without status passes here and kills the job later.
        var status = Text(cover, "status");
        return Text(cover, "cover_type") switch
        {
            "photo" => new() { CoverType = "photo", PhotoUrl = Picture(cover, "photo_url"), Status = status },
            "video" when Text(cover, "cover_view") is "horizontal" or "vertical" or "square" =>
                new() { CoverType = "video", VideoId = Video(cover), CoverView = Text(cover, "cover_view"), Status = status },
            "video" => new() { CoverType = Refuse("cover_view") },
            _ => new() { CoverType = Refuse("cover_type") },
        };
    }

    private List<BlockContent> ReadBody(JsonElement root)
    {
        if (!root.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Array || body.GetArrayLength() is 0 or > MostBlocks)
        {
            Refuse("body");
            return [];
        }

        return [.. body.EnumerateArray().Select(ReadBlock)];
    }

    private BlockContent ReadBlock(JsonElement block) => Text(block, "type") switch
    {
        "text" when Text(block, "content") is { Length: > 0 and <= LongestText } content => new() { Type = "text", Content = content },
        "text" => new() { Type = Refuse("content") },
        "image" => new() { Type = "image", Url = Picture(block, "url"), Caption = Text(block, "caption") },
        "video" when Text(block, "video_id") is not null => new() { Type = "video", VideoId = Video(block), Thumb = Thumb(block) },
        "video" => new() { Type = "video", Url = Picture(block, "url"), Thumb = Thumb(block) },
        "product" when Text(block, "id") is { Length: > 0 } id => new() { Type = "product", Id = id },
        _ => new() { Type = Refuse("body") },
    };

    private string Limited(JsonElement root, string name, int limit)
    {
        var text = Text(root, name) ?? "";
        var length = text.EnumerateRunes().Count();
        var most = options.LimitsAreExclusive ? limit - 1 : limit;
        return !string.IsNullOrWhiteSpace(text) && length <= most ? text : RefuseWith($"{name} allow 1 to {limit} characters");
    }

    private string Video(JsonElement element) =>
        Text(element, "video_id") is { } id && isReadyVideo(id) ? id : Refuse("video_id");

    private string? Thumb(JsonElement block) => Text(block, "thumb") is null or "" ? null : Picture(block, "thumb");

    // Spaces and Vietnamese letters must be percent-encoded; an attachment_id is no address.
    private string Picture(JsonElement element, string name) =>
        Text(element, name) is { } text && text.All(c => c is > ' ' and < '\x7F') && IsAddress(text) ? text : Refuse(name);

    /// <summary>An address or nothing; nothing is also an empty text, and null as some libraries write an unset member.</summary>
    private string? Link(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null || Text(root, name) is "" ? null
        : Text(root, name) is { } text && IsAddress(text) ? text
        : Refuse(name);

    private static bool IsAddress(string text) =>
        text.Length <= 2048
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https";

    private string Switch(JsonElement root, string name, string otherwise) => !root.TryGetProperty(name, out var value)
        ? otherwise
        : value.ValueKind == JsonValueKind.String && value.GetString() is "show" or "hide" ? value.GetString()! : Refuse(name);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Notes the fault and stands in for the text that could not be read.</summary>
    private string Refuse(string field) => RefuseWith($"{field} is invalid");

    private string RefuseWith(string text)
    {
        refusal ??= text;
        return "";
    }
}
