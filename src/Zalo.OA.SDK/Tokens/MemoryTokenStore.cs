namespace Zalo.OA.SDK;

/// <summary>Tokens of one process that dies with them: for tests and trials. A lost refresh token needs a new consent.</summary>
public sealed class MemoryTokenStore : IZaloTokenStore
{
    private readonly Lock gate = new();
    private StoredTokens? state;

    /// <inheritdoc/>
    public ValueTask<StoredTokens?> ReadAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return new(state);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryReplaceAsync(long expectedVersion, StoredTokens successor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(successor);
        lock (gate)
        {
            if ((state?.Version ?? 0) != expectedVersion)
            {
                return new(false);
            }

            state = successor;
            return new(true);
        }
    }
}
