namespace Zalo.OA.SDK;

/// <summary>
/// What a store keeps of one OA's grant: the pair, who is rotating it, and what went wrong last. Immutable; every change is a successor
/// with the next version. Printing it shows no token.
/// </summary>
/// <param name="Version">1 for the first pair, then one more with each change of anything here.</param>
/// <param name="Pair">The newest known pair.</param>
/// <param name="Claim">Set while one owner rotates the pair.</param>
/// <param name="Trouble">Set while rotation does not work; cleared by the next pair.</param>
public sealed record StoredTokens(long Version, TokenPair Pair, RotationClaim? Claim = null, RotationTrouble? Trouble = null)
{
    internal StoredTokens Claimed(string owner, DateTimeOffset until) => this with { Version = Version + 1, Claim = new RotationClaim(owner, until) };

    internal StoredTokens Released() => this with { Version = Version + 1, Claim = null };

    internal StoredTokens Troubled(RotationTrouble trouble) => this with { Version = Version + 1, Claim = null, Trouble = trouble };

    internal StoredTokens Rotated(TokenPair next) => new(Version + 1, next);
}

/// <summary>One owner's right to use the refresh token, until it lapses. A lapsed claim may be taken over by anybody.</summary>
/// <param name="Owner">A random name, new for each rotation.</param>
/// <param name="Until">When it lapses, UTC. The owner sends nothing later than one time-out before.</param>
public sealed record RotationClaim(string Owner, DateTimeOffset Until);

/// <summary>Why rotation does not work.</summary>
/// <param name="Text">For a person; no token in it.</param>
/// <param name="Code">The service's code, where it gave one.</param>
/// <param name="NotBefore">Nobody tries again before this; null: never, a person must consent again.</param>
/// <param name="Doubts">How many refresh requests in a row ended without an answer: each may have spent the refresh token.</param>
public sealed record RotationTrouble(string Text, int? Code, DateTimeOffset? NotBefore, int Doubts)
{
    /// <summary>True where only a new consent helps.</summary>
    public bool IsFinal => NotBefore is null;
}
