namespace CcHcPublish.Core.Agencies;

[Flags]
public enum DeskRoles
{
    None = 0,
    Writer = 1,
    Editor = 2,
    Approver = 4,
    Office = 8,
    Admin = 16,
}

/// <summary>Somebody who may act at the desk, by role.</summary>
public sealed record DeskUser(string Id, string Name, string Unit, DeskRoles Roles)
{
    public bool Has(DeskRoles any) => (Roles & any) != 0;
}

public enum ChannelKind
{
    Website,
    Facebook,
    Zalo,
    File,

    /// <summary>Broadcasts of an OA's articles to its followers: no channel of the file, but what <see cref="ChannelSetting.Broadcasts"/> brings along.</summary>
    ZaloBroadcast,
}

/// <summary>What a post on a fanpage is made of.</summary>
public enum PostForm
{
    /// <summary>A text with the article's link card.</summary>
    Link,

    /// <summary>A text with the article's pictures; an article without pictures is a link post.</summary>
    Photos,
}

/// <summary>One of the agency's channels as its file declares it; secrets are never here.</summary>
/// <param name="Grace">How late a publication may still go out; null means always.</param>
public sealed record ChannelSetting(string Id, ChannelKind Kind, string Name, TimeSpan? Grace)
{
    /// <summary>Of the website: where readers find it. Of a fanpage or OA: the stand-in on this machine that a sign-in takes for the service. No trailing slash.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Of an OA: how many articles its package allows in a month; null when the office has not written it down.</summary>
    public int? ArticlesPerMonth { get; init; }

    /// <summary>Of an OA: articles that ask for it are broadcast to followers, which takes from a small monthly allowance.</summary>
    public bool Broadcasts { get; init; }

    /// <summary>Of a fanpage.</summary>
    public PostForm Post { get; init; }

    /// <summary>Of a fanpage: the article's address stands in the first comment as well.</summary>
    public bool FirstComment { get; init; }

    /// <summary>Id of the OA's channel whose articles this one broadcasts; null for every channel of the file.</summary>
    public string? Of { get; init; }

    /// <summary>The channel that carries this OA's broadcasts.</summary>
    public ChannelSetting Broadcast => new(Id + "-quan-tam", ChannelKind.ZaloBroadcast, $"Gửi tới người quan tâm {Name}", TimeSpan.FromDays(1)) { Of = Id };
}

public enum Credit
{
    /// <summary>The article counts for its unit alone.</summary>
    Unit,

    /// <summary>The article counts for its unit and each co-producing unit in equal parts.</summary>
    Shared,
}

public enum PeriodRule
{
    /// <summary>Calendar months, quarters and years.</summary>
    Calendar,

    /// <summary>Day 15 to day 14, as Nghị định 09/2019/NĐ-CP cuts its reports.</summary>
    Decree09,
}

public sealed record CountingRules(Credit Credit = Credit.Unit, PeriodRule Period = PeriodRule.Calendar);

/// <summary>When and how the monthly bulletin is composed.</summary>
public sealed record BulletinSetting(string Title, string Unit, string Category, IReadOnlyList<string> PlanItems, IReadOnlyList<string> Channels, string Cron);
