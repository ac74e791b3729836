namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>An uploaded photo. Unpublished ones that no post uses die after 24 hours.</summary>
public sealed record PhotoRecord
{
    public required string Id { get; init; }

    public required string PageId { get; init; }

    /// <summary>Key of the stored bytes.</summary>
    public required string Blob { get; init; }

    public string Caption { get; init; } = "";

    public string AltText { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Uploaded for a scheduled post, so that it lives until then.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>The post that shows or will show it.</summary>
    public string? PostId { get; init; }

    public bool IsRemoved { get; init; }
}
