namespace Zalo.OA.SDK;

/// <summary>An access token and the refresh token that was issued with it. Printing it shows no token.</summary>
/// <param name="AccessToken">Goes with every call; lives 25 hours (90 000 s).</param>
/// <param name="RefreshToken">Buys exactly one next pair, within three months of its issue; using it kills it.</param>
/// <param name="IssuedAt">When the pair was issued, UTC.</param>
/// <param name="AccessExpiresAt">When the access token ends, UTC.</param>
public sealed record TokenPair(ZaloSecret AccessToken, ZaloSecret RefreshToken, DateTimeOffset IssuedAt, DateTimeOffset AccessExpiresAt)
{
    /// <summary>The life of an access token as documented: 25 hours.</summary>
    public static readonly TimeSpan DocumentedLife = TimeSpan.FromSeconds(90_000);

    /// <summary>When the refresh token ends unless it is used before: three months after the issue. Then a person must consent again.</summary>
    public DateTimeOffset RefreshExpiresAt => IssuedAt.AddMonths(3);

    /// <summary>
    /// From when on the pair should be rotated: when a fifth of the access token's life is left, which is 20 of 25 hours after the issue.
    /// </summary>
    public DateTimeOffset RotateFrom => AccessExpiresAt - ((AccessExpiresAt - IssuedAt) / 5);

    /// <summary>
    /// A pair that a person copied from the console's API Explorer. Its age is unknown: it is taken to be due for rotation, so that the first
    /// use tries to buy a fresh pair, while the access token stays usable if that fails.
    /// </summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="now">The present, UTC.</param>
    public static TokenPair Pasted(ZaloSecret accessToken, ZaloSecret refreshToken, DateTimeOffset now) =>
        new(accessToken, refreshToken, now - (DocumentedLife * 0.8), now + (DocumentedLife * 0.2));
}
