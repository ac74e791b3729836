namespace CcHcPublish.Sandbox.Zalo;

/// <summary>Faults of this side, beside those every service has.</summary>
public static class ZaloFaults
{
    /// <summary>Answers -32, over the limit of this minute.</summary>
    public const string RateLimit = "rate_limit";

    /// <summary>Answers <c>value.code</c> with <c>value.text</c>: any row of the error table.</summary>
    public const string Error = "error";

    /// <summary>The access token that the request shows expires now: -220 until it is refreshed.</summary>
    public const string TokenExpired = "token_expired";

    /// <summary>The access token that the request shows is revoked now: -216 until it is refreshed.</summary>
    public const string TokenRevoked = "token_revoked";

    /// <summary>The whole grant of the request's OA is revoked: -216, and refreshing gives -14014.</summary>
    public const string GrantRevoked = "grant_revoked";

    /// <summary>Create answers -223, the quota of the month is used up.</summary>
    public const string ArticleQuota = "article_quota";

    /// <summary>Broadcast answers -211.</summary>
    public const string BroadcastQuota = "broadcast_quota";

    /// <summary>On create or update: the job answers -214 to the next <c>value</c> (default 3) questions. On verify: to <c>value</c>
    /// (default 1), or to this one where the job has already ended.</summary>
    public const string Processing = "processing";

    /// <summary>On create, update or verify: the job dies with -200 and the text <c>value</c>.</summary>
    public const string JobFailure = "job_failure";

    public static IReadOnlySet<string> Answers { get; } = new HashSet<string>(StringComparer.Ordinal) { RateLimit, Error };

    public static IReadOnlySet<string> Behaviours { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        TokenExpired, TokenRevoked, GrantRevoked, ArticleQuota, BroadcastQuota, Processing, JobFailure,
    };
}
