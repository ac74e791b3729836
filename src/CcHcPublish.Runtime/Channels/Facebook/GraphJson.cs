using System.Text.Json.Serialization;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Meta's error envelope.</summary>
public sealed record ErrorBody
{
    public int Code { get; init; }

    [JsonPropertyName("error_subcode")]
    public int? Subcode { get; init; }

    /// <summary>Never null, although Meta's own may be missing.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    public string? Type { get; init; }

    public bool IsTransient { get; init; }

    [JsonPropertyName("error_user_title")]
    public string? UserTitle { get; init; }

    [JsonPropertyName("error_user_msg")]
    public string? UserMessage { get; init; }

    [JsonPropertyName("fbtrace_id")]
    public string? TraceId { get; init; }
}

internal sealed record ErrorEnvelope(ErrorBody? Error);

/// <summary>The answer to whatever makes something.</summary>
/// <param name="Success">Not sent as a rule; false beside an id contradicts it.</param>
internal sealed record IdBody(string? Id, bool? Success, string? PermalinkUrl, [property: JsonConverter(typeof(GraphTimeConverter))] DateTimeOffset? CreatedTime)
{
    /// <summary>The id, where the answer claims that something was made.</summary>
    public string? Made => Success is false ? null : Id;
}

internal sealed record SuccessBody(bool Success);

internal sealed record PageBody(string? Id, string? Name, string? Link, bool? IsPublished, int? FollowersCount, bool? CanPost);

/// <summary>A list as it came: its entries may be null.</summary>
internal sealed record ListBody<T>(IReadOnlyList<T?>? Data, PagingBody? Paging)
    where T : class;

internal sealed record PagingBody(CursorBody? Cursors, string? Next);

internal sealed record CursorBody(string? After);

internal sealed record NamedBody(string? Id, string? Name);

internal sealed record PostBody
{
    public string? Id { get; init; }

    public string? Message { get; init; }

    [JsonConverter(typeof(GraphTimeConverter))]
    public DateTimeOffset? CreatedTime { get; init; }

    public bool? IsPublished { get; init; }

    public decimal? ScheduledPublishTime { get; init; }

    public string? PermalinkUrl { get; init; }

    public NamedBody? Application { get; init; }

    public ListBody<AttachmentBody>? Attachments { get; init; }
}

internal sealed record AttachmentBody
{
    public string? MediaType { get; init; }

    public string? Title { get; init; }

    public string? UnshimmedUrl { get; init; }

    public NamedBody? Target { get; init; }

    public ListBody<AttachmentBody>? Subattachments { get; init; }
}

internal sealed record CommentBody(
    string? Id, string? Message, [property: JsonConverter(typeof(GraphTimeConverter))] DateTimeOffset? CreatedTime);

internal sealed record TokenEnvelope(TokenBody? Data);

internal sealed record TokenBody
{
    public string? AppId { get; init; }

    public string? Type { get; init; }

    public string? ProfileId { get; init; }

    public bool IsValid { get; init; }

    public long ExpiresAt { get; init; }

    public long DataAccessExpiresAt { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public TokenErrorBody? Error { get; init; }
}

internal sealed record TokenErrorBody(int Code, int? Subcode, string? Message);

internal sealed record InsightBody(string? Name, string? Period, IReadOnlyList<InsightValueBody?>? Values);

internal sealed record InsightValueBody(System.Text.Json.JsonElement Value, [property: JsonConverter(typeof(GraphTimeConverter))] DateTimeOffset? EndTime);

internal sealed record PreviewBody(string? Url, string? Title, string? Description, IReadOnlyList<PreviewImageBody?>? Image);

internal sealed record PreviewImageBody(string? Url);

internal sealed record IssuedTokenBody(string? AccessToken);

internal sealed record AccountBody(string? Id, string? Name, string? AccessToken, IReadOnlyList<string>? Tasks);

internal sealed record BatchEntryBody(int Code, string? Body);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ErrorEnvelope))]
[JsonSerializable(typeof(IdBody))]
[JsonSerializable(typeof(SuccessBody))]
[JsonSerializable(typeof(PageBody))]
[JsonSerializable(typeof(PostBody))]
[JsonSerializable(typeof(ListBody<PostBody>))]
[JsonSerializable(typeof(ListBody<CommentBody>))]
[JsonSerializable(typeof(ListBody<InsightBody>))]
[JsonSerializable(typeof(TokenEnvelope))]
[JsonSerializable(typeof(PreviewBody))]
[JsonSerializable(typeof(IssuedTokenBody))]
[JsonSerializable(typeof(ListBody<AccountBody>))]
[JsonSerializable(typeof(IReadOnlyList<BatchEntryBody?>))]
internal sealed partial class GraphJson : JsonSerializerContext;
