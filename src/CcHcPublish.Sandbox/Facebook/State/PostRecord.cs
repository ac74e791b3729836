namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>A post of a Page in any of its states.</summary>
public sealed record PostRecord
{
    /// <summary><c>PAGE_POST</c>.</summary>
    public required string Id { get; init; }

    public required string PageId { get; init; }

    /// <summary>App that made it; null when a person wrote it on facebook.com.</summary>
    public string? AppId { get; init; }

    public string Message { get; init; } = "";

    public LinkCard? Link { get; init; }

    /// <summary>Photos in the order readers see them.</summary>
    public IReadOnlyList<string> PhotoIds { get; init; } = [];

    /// <summary>The video it is about; then it has neither link nor photos.</summary>
    public string? VideoId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public bool IsPublished { get; init; }

    /// <summary>When Facebook publishes it by itself; null unless it waits for that.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    public DateTimeOffset? BackdatedTo { get; init; }

    /// <summary>Who may see it and whom it is offered to, as JSON text; null for everybody.</summary>
    public string? Targeting { get; init; }

    public string? FeedTargeting { get; init; }

    /// <summary>Page id of a place.</summary>
    public string? Place { get; init; }

    /// <summary>Written on the Page by somebody else: in <c>feed</c> alone.</summary>
    public bool IsByVisitor { get; init; }

    /// <summary>On the Page's timeline: <c>normal</c>, <c>hidden</c> or <c>forced_allow</c>.</summary>
    public string Visibility { get; init => field = value ?? "normal"; } = "normal";

    /// <summary>In people's feeds: <c>visible</c> or <c>hidden</c>; null as long as nobody said.</summary>
    public string? StoryVisibility { get; init; }

    public bool IsPinned { get; init; }

    /// <summary>Liked by the Page itself; nobody else reads here.</summary>
    public bool IsLiked { get; init; }

    public bool IsHidden => Visibility == "hidden";

    public bool IsRemoved { get; init; }

    /// <summary>Made while the app was in development mode: succeeded for the caller, invisible to citizens.</summary>
    public bool IsForAppRolesOnly { get; init; }

    /// <summary>Reads do not know of the post before this time.</summary>
    public DateTimeOffset ReadableFrom { get; init; }

    public bool IsReadable(DateTimeOffset now) => !IsRemoved && ReadableFrom <= now;

    public bool IsSeenByCitizens => IsPublished && !IsRemoved && !IsHidden && !IsForAppRolesOnly;
}

/// <summary>The preview of a link, as scraped when the post was made; a post keeps it for good.</summary>
/// <param name="Url">The address as given.</param>
/// <param name="Title">Open Graph title; empty when the page could not be read.</param>
/// <param name="Description">Open Graph description.</param>
/// <param name="SiteName">Open Graph site name, else the host.</param>
/// <param name="Picture">Key of the stored picture; null for none.</param>
public sealed record LinkCard(string Url, string Title, string Description, string SiteName, string? Picture);
