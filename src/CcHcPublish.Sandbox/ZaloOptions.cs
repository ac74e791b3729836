namespace CcHcPublish.Sandbox;

/// <summary>Settings of the Zalo side. What sources state differently or not at all is a setting, so that the choice stands in one place.</summary>
public sealed record ZaloOptions
{
    /// <summary>How long create and update work before the article is there. Zero: at once.</summary>
    public TimeSpan JobDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a video is converted.</summary>
    public TimeSpan VideoDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The OA's package: decides on -224 for articles and on broadcasts a month.</summary>
    public ZaloPackage Package { get; init; } = ZaloPackage.Advanced;

    /// <summary>A yellow tick. Without it broadcasts and articles give -221.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>The permission group "Quản lý bài viết". Without it articles give -223.</summary>
    public bool MayManageArticles { get; init; } = true;

    /// <summary>Articles a month before -223; null for no limit. About 15 for the package Nâng cao by one source.</summary>
    public int? ArticlesPerMonth { get; init; }

    /// <summary>Whether removing an article of this month frees its place in the quota, as one source says.</summary>
    public bool RemovalFreesQuota { get; init; }

    /// <summary>True: texts of exactly 150 or 300 characters are refused, as one publisher saw; the documentation allows them.</summary>
    public bool LimitsAreExclusive { get; init; }

    /// <summary>True: the app has turned on <c>appsecret_proof</c>; without a right one every call gives -242.</summary>
    public bool RequiresAppSecretProof { get; init; }

    /// <summary>Broadcasts a day and OA before -211. The help pages know one a day, and count it by follower.</summary>
    public int BroadcastsPerDay { get; init; } = 1;

    /// <summary>Broadcasts a month and OA before -211; null for what <see cref="Package"/> allows.</summary>
    public int? BroadcastsPerMonth { get; init; }

    /// <summary>Calls a minute for the OA API and again for the article API; over it -32.</summary>
    public int CallsPerMinute { get; init; } = 4000;

    /// <summary>Uploads for messages a month and OA; over it -211.</summary>
    public int UploadsPerMonth { get; init; } = 5000;

    /// <summary>What a spent refresh token gets: an empty body (seen on the live service) or -14014.</summary>
    public bool AnswersSpentTokenEmpty { get; init; } = true;

    /// <summary>True: showing a spent refresh token ends the whole grant.</summary>
    public bool SpentTokenEndsGrant { get; init; }

    /// <summary>HTTP status of unknown routes; seen as 200 and as 404.</summary>
    public int UnknownRouteStatus { get; init; } = 200;

    /// <summary>Whether <c>/v2.0/oa/getoa/</c> is <c>/v2.0/oa/getoa</c>, as with most gateways; no source says. False: it is an unknown route.</summary>
    public bool IgnoresTrailingSlash { get; init; } = true;

    /// <summary>Whether OPTIONS on a route tells its methods, as with most gateways; no source says. False: it is an unknown route.</summary>
    public bool AnswersOptions { get; init; } = true;

    /// <summary>
    /// Whether JSON that is declared as a form is refused: bodies are JSON by the documentation, but no source tells whether the service reads the declaration. A body
    /// that is declared as nothing or as text counts as JSON, and one that is no JSON is refused whatever it is declared as.
    /// </summary>
    public bool RefusesFormTypes { get; init; } = true;

    /// <summary>The callback saved in the console; null accepts any. Another one gets -14003.</summary>
    public Uri? Callback { get; init; }

    /// <summary>True: a picture on loopback that cannot be fetched kills the job with -200. False: it is accepted unseen, like one elsewhere.</summary>
    public bool PicturesMustLoad { get; init; }

    /// <summary>How many people follow each OA.</summary>
    public int Followers { get; init; } = 1250;
}

/// <summary>Packages of an OA, with broadcasts per follower and month: Basic 1, Trial and Advanced 4, Premium 6.</summary>
public enum ZaloPackage
{
    /// <summary>Cơ bản. Articles by API give -224.</summary>
    Basic,

    /// <summary>Dùng thử.</summary>
    Trial,

    /// <summary>Nâng cao.</summary>
    Advanced,

    /// <summary>Premium.</summary>
    Premium,
}
