namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>A comment by the Page below one of its posts.</summary>
public sealed record CommentRecord
{
    /// <summary><c>POST_COMMENT</c>.</summary>
    public required string Id { get; init; }

    public required string PostId { get; init; }

    public required string PageId { get; init; }

    public required string Message { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsRemoved { get; init; }
}
