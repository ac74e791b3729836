namespace CcHcPublish.Sandbox.Zalo.OAuth;

/// <summary>The tokens of one OA as they stand. Times in epoch milliseconds. A null token was revoked.</summary>
internal sealed record Grant
{
    public required string OaId { get; init; }

    public string? Access { get; init; }

    public required long AccessExpires { get; init; }

    /// <summary>The token before; it died when the present one was issued.</summary>
    public string? Previous { get; init; }

    public string? Refresh { get; init; }

    public required long RefreshExpires { get; init; }
}
