namespace CcHcPublish.Core.Quotas;

/// <summary>What counting needs to know of one article; nothing of its text.</summary>
/// <param name="Date">When it should have appeared, local time of the agency: its year is the year of its plan items.</param>
public sealed record CountedArticle(string Slug, string Title, string Unit, string Genre, DateTime Date)
{
    public IReadOnlyList<string> With { get; init; } = [];

    public IReadOnlyList<string> PlanItems { get; init; } = [];

    /// <summary>At most one per channel. A channel on which it neither is nor is scheduled is left out.</summary>
    public IReadOnlyList<Appearance> Appearances { get; init; } = [];

    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>Where an article stands, or will stand. Closed: anything less certain than these two counts nowhere.</summary>
public abstract record Appearance
{
    private Appearance(string channel, DateTimeOffset at) => (Channel, At) = (channel, at);

    public string Channel { get; }

    /// <summary>When it was confirmed there, or when it is due there.</summary>
    public DateTimeOffset At { get; }

    public sealed record Published(string Channel, DateTimeOffset At, string? Address) : Appearance(Channel, At);

    public sealed record Scheduled(string Channel, DateTimeOffset At) : Appearance(Channel, At);
}

/// <summary>A period whose figures were reported: what is withdrawn after <paramref name="At"/> no longer changes them.</summary>
public sealed record Closing(Period Period, DateTimeOffset At);
