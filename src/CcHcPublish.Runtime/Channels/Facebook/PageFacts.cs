using System.Text.Json;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>The Page as the token sees it.</summary>
/// <param name="MayPost">Whether Facebook says that the person behind the token may post there (<c>can_post</c>); null when it does not tell.</param>
public sealed record PageProfile(string Id, string Name, Uri Address, bool? IsPublished, int? Followers, bool? MayPost);

/// <summary>What Meta says about our own token.</summary>
public sealed record TokenReport
{
    public bool IsValid { get; init; }

    /// <summary><c>PAGE</c>, <c>USER</c>, <c>SYSTEM_USER</c> or <c>APP</c>; null when Meta does not tell.</summary>
    public string? Kind { get; init; }

    public string? AppId { get; init; }

    /// <summary>The Page of a Page token.</summary>
    public string? PageId { get; init; }

    /// <summary>Null for a token without an end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>From then on reading fails until a person logs in to the app again.</summary>
    public DateTimeOffset? DataAccessExpiresAt { get; init; }

    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Why it is not valid.</summary>
    public GraphError? Error { get; init; }

    /// <summary>Permissions of <see cref="Needed"/> that the token lacks.</summary>
    public IReadOnlyList<string> Missing => [.. Needed.Except(Permissions)];

    /// <summary>What a first comment needs besides.</summary>
    public const string ForComments = "pages_manage_engagement";

    /// <summary>What posting and reading back need.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["pages_show_list", "pages_read_engagement", "pages_manage_posts"];
}

/// <summary>A comment below a post.</summary>
public sealed record PageComment(string Id, string Message, DateTimeOffset? CreatedAt);

/// <summary>One figure of a statistic.</summary>
/// <param name="Name">Metric.</param>
/// <param name="Period"><c>lifetime</c>, <c>day</c>, <c>week</c> or <c>days_28</c>.</param>
/// <param name="End">End of the period; null for a lifetime figure.</param>
/// <param name="Value">A number, or an object with one number per kind.</param>
public sealed record Insight(string Name, string Period, DateTimeOffset? End, JsonElement Value);

/// <summary>What readers would see of a link: check it before posting, because a post keeps its preview.</summary>
public sealed record LinkPreview(Uri Address, string Title, string Description, bool HasPicture);

/// <summary>How a removal ended.</summary>
public enum Removal
{
    Removed,

    /// <summary>It was not there any more; asking twice does no harm.</summary>
    WasGone,
}

/// <summary>Statistics that still exist; the older <c>impressions</c> and <c>fans</c> are answered as invalid.</summary>
public static class InsightMetrics
{
    public static IReadOnlyList<string> OfPosts { get; } =
        ["post_media_view", "post_total_media_view_unique", "post_clicks", "post_reactions_by_type_total"];

    public static IReadOnlyList<string> OfPages { get; } =
        ["page_media_view", "page_total_media_view_unique", "page_post_engagements", "page_views_total", "page_follows"];
}
