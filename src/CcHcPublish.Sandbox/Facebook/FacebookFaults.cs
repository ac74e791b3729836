using CcHcPublish.Sandbox.Faults;

namespace CcHcPublish.Sandbox.Facebook;

/// <summary>Kinds of fault the Facebook side knows beside those of the host.</summary>
public static class FacebookFaults
{
    /// <summary>Any refusal: value <c>{"code":2,"subcode":0,"status":500,"message":"…","is_transient":true}</c>.</summary>
    public const string Error = "error";

    /// <summary>Throttled with code <c>value.code</c> (4, 17, 32, 341, 613, 80001), access regained after <c>value.minutes</c>.</summary>
    public const string Throttle = "throttle";

    /// <summary>Same as throttle with 80001: the Page's calls of the day are used up.</summary>
    public const string QuotaExhausted = "quota_exhausted";

    /// <summary>Usage headers show <c>value</c> percent although the call is served.</summary>
    public const string Usage = "usage";

    /// <summary>The token is refused with 190 and subcode <c>value</c> (463 expired, 460 password, 467 revoked, …; 0 for none).</summary>
    public const string TokenExpired = "token_expired";

    /// <summary>The token is refused with 190 and subcode 467, or the one in <c>value</c>: revoked, logged out.</summary>
    public const string TokenRevoked = "token_revoked";

    /// <summary>The permission named by <c>value</c> (default <c>pages_manage_posts</c>) is missing.</summary>
    public const string PermissionRemoved = "permission_removed";

    /// <summary>Code 368 with subcode <c>value</c>.</summary>
    public const string Blocked = "blocked";

    /// <summary>Code 506 although the text is new.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Code 1609005: the link cannot be read.</summary>
    public const string ScrapeFails = "scrape_fails";

    /// <summary>Code 324: the picture cannot be fetched or read.</summary>
    public const string PhotoFails = "photo_fails";

    /// <summary>The post becomes readable <c>value</c> seconds after it was made.</summary>
    public const string ReadsLag = "reads_lag";

    /// <summary>The post succeeds, and no citizen sees it.</summary>
    public const string DevelopmentMode = "development_mode";

    /// <summary>The queue of scheduled posts is full.</summary>
    public const string QueueFull = "queue_full";

    /// <summary>A list comes empty although it goes on with <c>next</c>.</summary>
    public const string EmptyPage = "empty_page";

    /// <summary>The request is served by the version <c>value</c>, whatever it asked for.</summary>
    public const string OtherVersion = "other_version";

    public static IReadOnlySet<string> Answers { get; } = new HashSet<string>(StringComparer.Ordinal) { Error, Throttle, QuotaExhausted };

    public static IReadOnlySet<string> Behaviours { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Usage, TokenExpired, TokenRevoked, PermissionRemoved, Blocked, Duplicate, ScrapeFails, PhotoFails, ReadsLag, DevelopmentMode, QueueFull, EmptyPage,
        OtherVersion,
    };

    /// <summary>The subcode with which the call's token is dead; null while no such fault is armed.</summary>
    public static int? TakeDead(FaultEngine faults, SideCall call) =>
        faults.Take(call, TokenExpired)?.Number(463) ?? faults.Take(call, TokenRevoked)?.Number(467);
}
