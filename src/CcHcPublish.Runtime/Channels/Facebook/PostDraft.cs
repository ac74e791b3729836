namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>A post before it is sent: text, and either a link with its preview or photos in order.</summary>
/// <remarks>A link beside photos loses its preview, so put the address into the text or a first comment then.</remarks>
public sealed record PostDraft
{
    public string Message { get; init; } = "";

    public Uri? Link { get; init; }

    public IReadOnlyList<PagePhoto> Photos { get; init; } = [];

    /// <summary>When Facebook shall publish by itself, 10 minutes to 28 days ahead; null for at once.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }
}
