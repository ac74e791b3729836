namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>A video or reel of a Page. Its bytes are thrown away once they are all there: nobody watches it here.</summary>
public sealed record VideoRecord
{
    public required string Id { get; init; }

    public required string PageId { get; init; }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public long Size { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while the upload is under way.</summary>
    public DateTimeOffset? UploadedAt { get; init; }

    /// <summary>The post that shows it; null for a draft or an unfinished upload.</summary>
    public string? PostId { get; init; }

    public bool IsReel { get; init; }

    /// <summary>All bytes are there, and nobody has finished it yet.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Outside the limits of a reel.</summary>
    public bool IsRefused { get; init; }
}
