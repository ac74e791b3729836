using System.Globalization;
using System.Text.Json.Serialization;

namespace Zalo.OA.SDK;

internal sealed record OaInfoDto
{
    /// <summary>The live field by the newest sources; older clients read <see cref="OldId"/>.</summary>
    [JsonConverter(typeof(LooseText)), JsonPropertyName("oaid")]
    public string? NewId { get; init; }
    [JsonConverter(typeof(LooseText)), JsonPropertyName("oa_id")]
    public string? OldId { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    [JsonConverter(typeof(LooseText))]
    public string? IsVerified { get; init; }
    public int? OaType { get; init; }
    public string? CateName { get; init; }
    public long? NumFollower { get; init; }
    public string? PackageName { get; init; }
    public string? PackageValidThroughDate { get; init; }

    public OaProfile? ToProfile() => (string.IsNullOrEmpty(NewId) ? OldId : NewId) is { Length: > 0 } id
        ? new OaProfile
        {
            Id = id,
            Name = Name ?? "",
            Description = Description,
            IsVerified = Flag(IsVerified),
            Kind = OaType,
            Category = CateName,
            Followers = NumFollower,
            Package = PackageName,
            PackageValidThrough = Day(PackageValidThroughDate),
        }
        : null;

    internal static bool? Flag(string? text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

internal sealed record FollowerQueryDto(int Offset, int Count, string? TagName, string? LastInteractionPeriod, bool IsFollower = true);

internal sealed record FollowersDto(long? Total, IReadOnlyList<UserDto>? Users)
{
    public FollowerPage? ToPage() => Total is { } total && Users is not null && Users.All(u => !string.IsNullOrEmpty(u?.UserId))
        ? new FollowerPage(total, [.. Users.Select(u => u.UserId!)])
        : null;
}

internal sealed record UserDto
{
    [JsonConverter(typeof(LooseText))]
    public string? UserId { get; init; }
    public string? DisplayName { get; init; }
    [JsonConverter(typeof(LooseText))]
    public string? UserIsFollower { get; init; }
    public string? UserLastInteractionDate { get; init; }

    public Follower? ToFollower() => string.IsNullOrEmpty(UserId)
        ? null
        : new Follower(UserId, DisplayName ?? "", OaInfoDto.Flag(UserIsFollower), OaInfoDto.Day(UserLastInteractionDate));
}

internal sealed record UserIdDto(string UserId);

internal sealed record QuotaQueryDto(string QuotaOwner, string ProductType, string QuotaType);

internal sealed record QuotaAssetDto
{
    [JsonConverter(typeof(LooseText))]
    public string? AssetId { get; init; }
    public string? ProductType { get; init; }
    public string? QuotaType { get; init; }
    [JsonConverter(typeof(LooseText))]
    public string? ValidThrough { get; init; }
    public long? Total { get; init; }
    public long? Remain { get; init; }
}

internal sealed record UserQuotaDto
{
    /// <summary>Epoch milliseconds, as text in the documentation.</summary>
    public long? LastInteraction { get; init; }
    public ReplyQuotaDto? CsReply { get; init; }
    public PromotionQuotaDto? Promotion { get; init; }

    public UserQuota? ToQuota() => CsReply is null && Promotion is null
        ? null
        : new UserQuota(
            ArticleSummaryDto.Instant(LastInteraction),
            Of(CsReply?.Total, CsReply?.Remain),
            Of(Promotion?.DailyTotal, Promotion?.DailyRemain),
            Of(Promotion?.MonthlyTotal, Promotion?.MonthlyRemain));

    private static Allowance? Of(long? total, long? remain) => total is { } size && remain is { } rest ? new Allowance(size, rest) : null;
}

internal sealed record ReplyQuotaDto(long? Total, long? Remain);

internal sealed record PromotionQuotaDto(long? DailyTotal, long? DailyRemain, long? MonthlyTotal, long? MonthlyRemain);

internal sealed record MessageQuotaDto(string? Type, long? Total, long? Remain);

internal sealed record NothingDto;
