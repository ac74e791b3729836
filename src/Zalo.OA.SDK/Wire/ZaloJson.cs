using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zalo.OA.SDK;

/// <summary>Every shape that goes over the wire; snake_case, null members left out, numbers also read from text, unknown members ignored.</summary>
[JsonSerializable(typeof(ArticleDto))]
[JsonSerializable(typeof(JobTokenDto))]
[JsonSerializable(typeof(IdDto))]
[JsonSerializable(typeof(ArticleDetailDto))]
[JsonSerializable(typeof(ArticleSliceDto))]
[JsonSerializable(typeof(VideoDto))]
[JsonSerializable(typeof(BroadcastDto))]
[JsonSerializable(typeof(UserMessageDto))]
[JsonSerializable(typeof(OaInfoDto))]
[JsonSerializable(typeof(FollowerQueryDto))]
[JsonSerializable(typeof(FollowersDto))]
[JsonSerializable(typeof(UserDto))]
[JsonSerializable(typeof(UserIdDto))]
[JsonSerializable(typeof(QuotaQueryDto))]
[JsonSerializable(typeof(QuotaAssetDto))]
[JsonSerializable(typeof(MessageQuotaDto))]
[JsonSerializable(typeof(UserQuotaDto))]
[JsonSerializable(typeof(NothingDto))]
internal sealed partial class ZaloJson : JsonSerializerContext
{
    public static ZaloJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = 32,
        // Vietnamese as it is instead of as escapes, which would triple the size. The result never goes into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
