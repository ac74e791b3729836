namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>A comment by the Page below one of its posts or photos.</summary>
public sealed record CommentRecord
{
    /// <summary><c>POST_COMMENT</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The post or photo it stands below, also where it answers another comment.</summary>
    public required string PostId { get; init; }

    /// <summary>The comment it answers; null for one of the top.</summary>
    public string? ParentId { get; init; }

    public required string PageId { get; init; }

    public required string Message { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>Liked by the Page itself.</summary>
    public bool IsLiked { get; init; }

    public bool IsRemoved { get; init; }
}
