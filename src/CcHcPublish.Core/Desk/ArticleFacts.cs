using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Publications;

namespace CcHcPublish.Core.Desk;

/// <summary>All that is known about one article, from which <see cref="WhyBlocked"/> tells what holds it up.</summary>
public sealed record ArticleFacts
{
    /// <summary>Slug, as commands take it.</summary>
    public required string Slug { get; init; }

    public required Agency Agency { get; init; }

    public required DeskState State { get; init; }

    /// <summary>Id of the edition that the file is now; null when nothing was imported yet.</summary>
    public string? Edition { get; init; }

    /// <summary>Errors that the checks find in the file as it is now.</summary>
    public int Errors { get; init; }

    /// <summary>The first of them, where it was asked for.</summary>
    public Finding? FirstError { get; init; }

    /// <summary>Of the last act: why it was returned or withdrawn, or why its approval was reopened.</summary>
    public string? Reason { get; init; }

    /// <summary>An approved edition is out or waits, and the file is another one now.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Orders to send nothing that touch this article and stand.</summary>
    public IReadOnlyList<HoldFact> Holds { get; init; } = [];

    public IReadOnlyList<PublicationFacts> Publications { get; init; } = [];
}

/// <summary>One publication and what surrounds it.</summary>
public sealed record PublicationFacts(Publication Publication)
{
    /// <summary>Id of the channel it waits for, as long as that does not show the article; else null.</summary>
    public string? WaitsFor { get; init; }

    public PauseFact? Pause { get; init; }

    public DriftFact? Drift { get; init; }

    /// <summary>Since when the open attempt runs.</summary>
    public DateTimeOffset? OpenSince { get; init; }
}

public enum HoldReach
{
    Article,
    Agency,
    Everything,
}

/// <summary>A standing order to send nothing new.</summary>
public sealed record HoldFact(HoldReach Reach, string By, string Reason, DateTimeOffset Since);

public enum PauseCause
{
    /// <summary>A budget is used up.</summary>
    Busy,

    /// <summary>A person must repair the account's grant.</summary>
    Repair,

    /// <summary>No account is connected.</summary>
    Unconnected,
}

/// <summary>A channel is left alone until a time.</summary>
public sealed record PauseFact(PauseCause Cause, string Reason, DateTimeOffset Until);

/// <summary>Somebody changed or removed on the channel what was published.</summary>
public sealed record DriftFact(bool IsGone, DateTimeOffset SeenAt);
