namespace Zalo.OA.SDK;

/// <summary>Where the service is, who the app is, and the limits the client keeps. The defaults fit the live service.</summary>
public sealed record ZaloOaOptions
{
    /// <summary>
    /// Base of the API: paths such as <c>/v2.0/article/create</c> are appended. https, or any scheme on a loopback address, which is how
    /// the client is pointed at a stand-in: <c>http://127.0.0.1:5080/zalo</c>.
    /// </summary>
    public Uri ApiBase { get; init; } = new("https://openapi.zalo.me");

    /// <summary>Base of the OAuth host; same rule as <see cref="ApiBase"/>.</summary>
    public Uri OAuthBase { get; init; } = new("https://oauth.zaloapp.com");

    /// <summary>The app's id, digits as text. Needed for OAuth only.</summary>
    public string? AppId { get; init; }

    /// <summary>The app's secret. Needed for OAuth and for <see cref="SendAppSecretProof"/>.</summary>
    public ZaloSecret? AppSecret { get; init; }

    /// <summary>
    /// Sends <c>appsecret_proof</c> with every API call: hex HMAC-SHA256 of the access token under the app secret. Turn it on where the
    /// app's console asks for it; without it such an app gets -242.
    /// </summary>
    public bool SendAppSecretProof { get; init; }

    /// <summary>How long one call may take, from connecting to the last byte. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for uploads. Default 5 min, enough for 50 MB at 1.4 Mbit/s.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest answer that is read, in bytes after decompression; a larger one counts as malformed. Default 4 MiB.</summary>
    public int MaxAnswerBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Lengths that are checked before an article is sent.</summary>
    public ArticleLimits ArticleLimits { get; init; } = new();

    /// <summary>The pauses before each look at an article job. Default 2, 3, 5, 8, 13, 20, 30 s.</summary>
    public PollingPlan ArticlePolling { get; init; } = PollingPlan.ForArticles;

    /// <summary>The pauses before each look at a video upload. Default 5 s, then 10 s, ten minutes in all.</summary>
    public PollingPlan VideoPolling { get; init; } = PollingPlan.ForVideos;

    internal void Verify()
    {
        VerifyBase(ApiBase, nameof(ApiBase));
        VerifyBase(OAuthBase, nameof(OAuthBase));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(UploadTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAnswerBytes, 1024);
        if (SendAppSecretProof && AppSecret is null)
        {
            throw new ArgumentException("SendAppSecretProof needs AppSecret.");
        }
    }

    private static void VerifyBase(Uri address, string name)
    {
        var usable = address.IsAbsoluteUri && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        if (!usable)
        {
            throw new ArgumentException($"{name} must be an absolute https address (http only on loopback) without query or user.", name);
        }
    }
}
