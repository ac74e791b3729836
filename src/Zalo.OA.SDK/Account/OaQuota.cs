namespace Zalo.OA.SDK;

/// <summary>One allowance of the OA or the app.</summary>
/// <param name="AssetId">Its id, empty for the package's own.</param>
/// <param name="ProductType">What it is for, such as <c>cs</c>.</param>
/// <param name="QuotaType"><c>sub_quota</c>, <c>purchase_quota</c> or <c>reward_quota</c>.</param>
/// <param name="ValidThrough">The last day as the service writes it.</param>
/// <param name="Total">Size.</param>
/// <param name="Remain">Rest.</param>
public sealed record QuotaAsset(string AssetId, string ProductType, string QuotaType, string ValidThrough, long Total, long Remain);

/// <summary>Who holds an allowance.</summary>
public enum QuotaOwner
{
    /// <summary>The Official Account.</summary>
    Oa,

    /// <summary>The app.</summary>
    App,
}

/// <summary>The old quota answer: how many promotional messages are left. There is none for articles; theirs shows only as -223.</summary>
/// <param name="Type">What it counts, such as <c>promotion</c>.</param>
/// <param name="Total">Size.</param>
/// <param name="Remain">Rest.</param>
public sealed record MessageQuota(string Type, long Total, long Remain);

/// <summary>What the OA may still send to one user.</summary>
/// <param name="LastInteraction">When the user last wrote to the OA, UTC; null where the answer does not say.</param>
/// <param name="Replies">Consultation messages after that; null where the answer does not say.</param>
/// <param name="PromotionsToday">Promotional messages of the day; null where the answer does not say.</param>
/// <param name="PromotionsThisMonth">Promotional messages of the month; null where the answer does not say.</param>
public sealed record UserQuota(DateTimeOffset? LastInteraction, Allowance? Replies, Allowance? PromotionsToday, Allowance? PromotionsThisMonth);

/// <summary>A size and what is left of it.</summary>
/// <param name="Total">Size.</param>
/// <param name="Remain">Rest.</param>
public sealed record Allowance(long Total, long Remain);

/// <summary>A slice of the followers.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="UserIds">Their ids for this OA, long digits, at most 50.</param>
public sealed record FollowerPage(long Total, IReadOnlyList<string> UserIds);

/// <summary>Which followers to list.</summary>
public sealed record FollowerQuery
{
    /// <summary>How many to skip; 0 to 9951.</summary>
    /// <remarks>Both bounds of this list: the official documentation as transcribed in 2026, and four clients.</remarks>
    public int Offset { get; init; }

    /// <summary>How many to give; 1 to 50.</summary>
    public int Count { get; init; } = 50;

    /// <summary>Only those with this tag, or null.</summary>
    public string? TagName { get; init; }

    /// <summary><c>TODAY</c>, <c>YESTERDAY</c>, <c>L7D</c>, <c>L30D</c>, or <c>YYYY_MM_DD:YYYY_MM_DD</c>; null for any.</summary>
    public string? LastInteractionPeriod { get; init; }
}

/// <summary>One follower. The service tells what the user allows; names stay out of logs.</summary>
/// <param name="UserId">The user's id for this OA.</param>
/// <param name="DisplayName">The name, or empty.</param>
/// <param name="IsFollower">Whether the user follows the OA; null where the answer does not say.</param>
/// <param name="LastInteraction">The day of the last contact, in Vietnam; null where the answer does not say.</param>
public sealed record Follower(string UserId, string DisplayName, bool? IsFollower, DateOnly? LastInteraction)
{
    /// <summary>The id only.</summary>
    public override string ToString() => UserId;
}
