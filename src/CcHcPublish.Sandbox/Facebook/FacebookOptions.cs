namespace CcHcPublish.Sandbox;

/// <summary>Settings of the Facebook side. Where sources disagree about a limit, the choice is a setting and stands here alone.</summary>
public sealed record FacebookOptions
{
    /// <summary>Oldest and newest version that are served; older ones are answered as the oldest, newer ones are unknown paths.</summary>
    public string OldestVersion { get; init; } = "v21.0";

    public string NewestVersion { get; init; } = "v26.0";

    /// <summary>Meta's floor for the app: a request below it is served by this version. Null for none.</summary>
    public string? FloorVersion { get; init; }

    /// <summary>Whether calls without <c>appsecret_proof</c> are refused, as with Meta's setting "Require App Secret".</summary>
    public bool RequiresAppSecretProof { get; init; }

    /// <summary>An app in development mode: every call succeeds, and no citizen sees the post.</summary>
    public bool IsInDevelopment { get; init; }

    /// <summary>Whether a video needs the permission <c>publish_video</c>: one of Meta's guides says so, its reference does not.</summary>
    public bool VideosNeedPublishVideo { get; init; } = true;

    /// <summary>Reels that a Page may publish in 24 hours.</summary>
    public int ReelsPerDay { get; init; } = 30;

    public TimeSpan ShortestReel { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan LongestReel { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Bytes of unfinished reels that are kept in memory, all together; the sandbox's own limit.</summary>
    public long HeldReelBytes { get; init; } = 128L << 20;

    /// <summary>What happens to a link whose host is not this machine. It is never fetched.</summary>
    public ForeignLinks ForeignLinks { get; init; } = ForeignLinks.AcceptWithoutPreview;

    /// <summary>What happens to a photo whose host is not this machine. It is never fetched.</summary>
    public ForeignPhotos ForeignPhotos { get; init; } = ForeignPhotos.AcceptUnseen;

    /// <summary>Longest message, in Unicode code points. From practice; Meta's reference names none.</summary>
    public int LongestMessage { get; init; } = 63_206;

    /// <summary>Largest picture in bytes.</summary>
    public int LargestPhoto { get; init; } = 10 << 20;

    public TimeSpan EarliestSchedule { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Meta's pages say 30, 75 and 29 days; observers saw refusals from 30 on.</summary>
    public TimeSpan LatestSchedule { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Posts that may wait in the queue of one Page; observed, not documented.</summary>
    public int LongestScheduleQueue { get; init; } = 29;

    /// <summary>Calls per Page in 24 hours: 4800 for each user who engaged with the Page.</summary>
    public int CallsPerDay { get; init; } = 48_000;

    /// <summary>Calls of a person's token, or of the app's own, in an hour: 200 for each user of the app a day.</summary>
    public int CallsPerHour { get; init; } = 2_000;

    /// <summary>Posts of a year that lists give out, newest first; about 600 on the real service. Null gives all.</summary>
    public int? RankedPostsPerYear { get; init; }

    /// <summary>Followers of each Page; insights need 100.</summary>
    public int Followers { get; init; } = 1_250;
}

/// <summary>What a stand-in does with links it must not fetch.</summary>
public enum ForeignLinks
{
    /// <summary>The post is made; its card shows the host alone.</summary>
    AcceptWithoutPreview,

    /// <summary>The post fails with code 1609005, as for a page that is not public yet.</summary>
    Refuse,
}

/// <summary>What a stand-in does with photos it must not fetch.</summary>
public enum ForeignPhotos
{
    /// <summary>The upload succeeds; a grey picture stands for the photo.</summary>
    AcceptUnseen,

    /// <summary>The upload fails with code 324, as for an address that cannot be reached.</summary>
    Refuse,
}
