namespace Zalo.OA.SDK;

/// <summary>
/// The access token of one OA, rotated ahead of need. Whatever dies or races: a refresh token is in use by one owner at a time across all
/// processes that share the store, and a new pair is stored before it is used.
/// </summary>
/// <remarks>
/// The one gap no client can close: a machine that dies after the service has rotated and before the answer is on disk loses the new pair.
/// The old refresh token is then tried once more after the claim lapses, and if it is spent, <see cref="StoredTokens.Trouble"/> says that a
/// person must consent again; the access token stays in use as long as it lives.
/// </remarks>
public sealed class RotatingTokenSource : IZaloTokenSource
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly IZaloTokenStore store;
    private readonly TimeProvider clock;
    private readonly TokenRotation rotation;
    private readonly Lock gate = new();
    private Task<ZaloResult<StoredTokens>>? flight;
    private StoredTokens? known;

    /// <summary>Puts a source over a store.</summary>
    /// <param name="oauth">Sends the refresh requests; not disposed here.</param>
    /// <param name="store">The OA's store.</param>
    /// <param name="clock">The time; default the system's.</param>
    public RotatingTokenSource(ZaloOAuthClient oauth, IZaloTokenStore store, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(oauth);
        ArgumentNullException.ThrowIfNull(store);
        this.store = store;
        this.clock = clock ?? TimeProvider.System;
        rotation = new TokenRotation(oauth, store, this.clock);
    }

    /// <summary>
    /// Called when rotation fails in a way that somebody should hear of: refused for good, or twice without an answer. The error names the
    /// reason and holds no token. Called once per failed rotation, on the thread of the rotation; must not throw.
    /// </summary>
    public Action<ZaloError>? OnAlarm { get; init; }

    /// <summary>Keeps a pair that a consent has just given, whatever was stored before, and forgets earlier trouble.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task AdoptAsync(TokenPair pair, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        while (true)
        {
            var state = await store.ReadAsync(cancel);
            var next = state is null ? new StoredTokens(1, pair) : state.Rotated(pair);
            if (await store.TryReplaceAsync(state?.Version ?? 0, next, cancel))
            {
                Volatile.Write(ref known, next);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ZaloResult<ZaloSecret>> GetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref known) is { } held && now < held.Pair.RotateFrom)
        {
            return new ZaloResult<ZaloSecret>.Success(held.Pair.AccessToken);
        }

        var result = await FlyAsync(null, cancel);
        return result.TryGet(out var state, out var error)
            ? new ZaloResult<ZaloSecret>.Success(state.Pair.AccessToken)
            : new ZaloResult<ZaloSecret>.Failure(error);
    }

    /// <inheritdoc/>
    public async ValueTask<ZaloResult<ZaloSecret>> RenewAsync(ZaloSecret refused, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(refused);
        while (true)
        {
            var result = await FlyAsync(refused, cancel);
            if (!result.TryGet(out var state, out var error))
            {
                return new ZaloResult<ZaloSecret>.Failure(error);
            }

            // A flight that had started without knowing of the refusal may bring the refused token back: fly again.
            if (!state.Pair.AccessToken.Equals(refused))
            {
                return new ZaloResult<ZaloSecret>.Success(state.Pair.AccessToken);
            }
        }
    }

    /// <summary>One rotation at a time in this process; callers share it and may each leave early without stopping it.</summary>
    private async Task<ZaloResult<StoredTokens>> FlyAsync(ZaloSecret? refused, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Task<ZaloResult<StoredTokens>> current;
        lock (gate)
        {
            current = flight ??= Task.Run(() => RunAsync(refused), CancellationToken.None);
        }

        return await current.WaitAsync(cancel);
    }

    private async Task<ZaloResult<StoredTokens>> RunAsync(ZaloSecret? refused)
    {
        try
        {
            var outcome = await rotation.RunAsync(state => IsFresh(state, refused), state => IsUsable(state, refused));
            if (outcome.Alarm is { } alarm)
            {
                OnAlarm?.Invoke(alarm);
            }

            if (outcome.Result.TryGet(out var state, out _))
            {
                Volatile.Write(ref known, state);
            }

            return outcome.Result;
        }
        finally
        {
            lock (gate)
            {
                flight = null;
            }
        }
    }

    private bool IsFresh(StoredTokens state, ZaloSecret? refused) =>
        !state.Pair.AccessToken.Equals(refused) && clock.GetUtcNow() < state.Pair.RotateFrom;

    private bool IsUsable(StoredTokens state, ZaloSecret? refused) =>
        !state.Pair.AccessToken.Equals(refused) && clock.GetUtcNow() < state.Pair.AccessExpiresAt - Skew;
}
