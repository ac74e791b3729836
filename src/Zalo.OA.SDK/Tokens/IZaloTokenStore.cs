namespace Zalo.OA.SDK;

/// <summary>Keeps the tokens of one OA for every process that uses them. One compare-and-swap is all it must be able to do.</summary>
/// <remarks>
/// <para>For implementers. Both methods act on the one shared state, whichever process calls. <see cref="TryReplaceAsync"/> is atomic
/// against itself: of several callers with the same expected version exactly one gets true. When it returns true, the state is durable;
/// a crash at any instant leaves the old state or the new one, never a mixture. In SQL it is one statement:
/// <c>UPDATE … SET version = @next, state = @json WHERE version = @expected</c>, true when it touched one row.</para>
/// <para>The protocol of claims lives in <see cref="RotatingTokenSource"/>, not here. Encrypt what you write:
/// <see cref="StoredTokensJson"/> gives the bytes. Throw for a lost machine (disk full, no connection); the source copes with it.</para>
/// </remarks>
public interface IZaloTokenStore
{
    /// <summary>The present state, or null where nothing was ever stored.</summary>
    /// <param name="cancel">Ends the call.</param>
    ValueTask<StoredTokens?> ReadAsync(CancellationToken cancel);

    /// <summary>Replaces the state if its version is still the expected one.</summary>
    /// <param name="expectedVersion">The version that was read; 0 where nothing was stored.</param>
    /// <param name="successor">The successor; its version is <paramref name="expectedVersion"/> + 1.</param>
    /// <param name="cancel">Ends the call; the state is then the old or the new one.</param>
    /// <returns>False where somebody else was first: read again.</returns>
    ValueTask<bool> TryReplaceAsync(long expectedVersion, StoredTokens successor, CancellationToken cancel);
}
