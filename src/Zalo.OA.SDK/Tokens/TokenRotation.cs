namespace Zalo.OA.SDK;

/// <summary>
/// The protocol of one rotation over a shared store: read, claim, send, store, in this order, each step visible to every other process.
/// </summary>
internal sealed class TokenRotation(ZaloOAuthClient oauth, IZaloTokenStore store, TimeProvider clock)
{
    /// <summary>In place of a route where a call failed for want of a token.</summary>
    public const string Route = "token";
    private const int StoreTries = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CoolDown = TimeSpan.FromMinutes(5);

    // A pair that the service issued and the store would not take; stored before anything else on the next run.
    private (TokenPair Pair, ZaloSecret Spent)? unstored;

    /// <summary>Two sendings, and a margin for the store and for clocks that differ.</summary>
    private TimeSpan Lease => (2 * oauth.Timeout) + TimeSpan.FromSeconds(30);

    /// <param name="isFresh">No rotation is needed.</param>
    /// <param name="isUsable">The token may still be used where rotation is not possible now.</param>
    public async Task<RotationOutcome> RunAsync(Func<StoredTokens, bool> isFresh, Func<StoredTokens, bool> isUsable)
    {
        try
        {
            if (unstored is { } kept)
            {
                await StoreAsync(kept.Pair, kept.Spent);
            }

            while (true)
            {
                if (await store.ReadAsync(CancellationToken.None) is not { } state)
                {
                    return Fail("No tokens are stored for this OA: an administrator of the OA must consent.", new ZaloRemedy.PersonMustAct());
                }

                if (isFresh(state))
                {
                    return Done(state);
                }

                var now = clock.GetUtcNow();
                if (state.Claim is { } claim && claim.Until > now)
                {
                    if (isUsable(state))
                    {
                        return Done(state);
                    }

                    // The owner will store its pair, or its claim will lapse. Delays are cut to whole milliseconds, so one more.
                    var rest = claim.Until - now + TimeSpan.FromMilliseconds(1);
                    await Task.Delay(rest < LookAgain ? rest : LookAgain, clock);
                    continue;
                }

                if (state.Trouble is { } trouble && (trouble.NotBefore is not { } at || at > now))
                {
                    return isUsable(state) ? Done(state) : Fail(trouble, now);
                }

                var claimed = state.Claimed(Guid.NewGuid().ToString("N"), now + Lease);
                if (await store.TryReplaceAsync(state.Version, claimed, CancellationToken.None))
                {
                    var outcome = await RotateAsync(claimed);
                    return outcome.Result is ZaloResult<StoredTokens>.Failure && isUsable(claimed)
                        ? outcome with { Result = Done(claimed).Result }
                        : outcome;
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The store is somebody else's code and may fail in any way; its text may quote what it was writing.
            return Fail($"The token store failed ({e.GetType().Name}).", new ZaloRemedy.Wait(null));
        }
    }

    private async Task<RotationOutcome> RotateAsync(StoredTokens claimed)
    {
        // The store may have been slow, or the machine asleep: what is sent now could still be under way when somebody takes the claim over.
        if (!MaySend(claimed))
        {
            await store.TryReplaceAsync(claimed.Version, claimed.Released(), CancellationToken.None);
            return Fail("The claim on the tokens ran out before anything was sent.", new ZaloRemedy.Wait(null));
        }

        var spent = claimed.Pair.RefreshToken;
        var result = await oauth.RefreshAsync(spent, CancellationToken.None);
        var doubts = claimed.Trouble?.Doubts ?? 0;
        if (result is ZaloResult<TokenPair>.Failure { Error.MayHaveTakenEffect: true })
        {
            doubts++;
            if (MaySend(claimed))
            {
                result = await oauth.RefreshAsync(spent, CancellationToken.None);
            }
        }

        if (result.TryGet(out var pair, out var error))
        {
            unstored = (pair, spent);
            return Done(await StoreAsync(pair, spent));
        }

        var (alarm, next) = Judge(claimed, error, doubts);
        await store.TryReplaceAsync(claimed.Version, next, CancellationToken.None);
        var remedy = error.MayHaveTakenEffect ? new ZaloRemedy.Wait(CoolDown) : error.Remedy;
        return Fail(error.Text, remedy, error.Code) with { Alarm = alarm };
    }

    private bool MaySend(StoredTokens claimed) => clock.GetUtcNow() + oauth.Timeout < claimed.Claim!.Until;

    private (ZaloError? Alarm, StoredTokens Next) Judge(StoredTokens claimed, ZaloError error, int doubts)
    {
        var later = clock.GetUtcNow() + CoolDown;
        if (error.MayHaveTakenEffect)
        {
            var text = $"A refresh request went unanswered twice; the refresh token may be spent. {error.Text}";
            var alarm = error with { Text = text, Remedy = new ZaloRemedy.PersonMustAct() };
            return (alarm, claimed.Troubled(new RotationTrouble(text, error.Code, later, doubts + 1)));
        }

        if (error.Remedy is not ZaloRemedy.PersonMustAct)
        {
            // Nothing was sent: the token is untouched, somebody may try at once.
            return (null, claimed.Released());
        }

        // Settings can be put right without a consent; a spent refresh token cannot.
        DateTimeOffset? notBefore = ZaloOAuthClient.IsSpent(error) ? null : later;
        return (error, claimed.Troubled(new RotationTrouble(error.Text, error.Code, notBefore, doubts)));
    }

    /// <summary>Stores the new pair over the one it replaces; what somebody stored meanwhile instead of that one wins.</summary>
    private async Task<StoredTokens> StoreAsync(TokenPair pair, ZaloSecret spent)
    {
        for (var failures = 0; ;)
        {
            try
            {
                var state = await store.ReadAsync(CancellationToken.None);
                if (state is not null && !state.Pair.RefreshToken.Equals(spent))
                {
                    unstored = null;
                    return state;
                }

                var next = state?.Rotated(pair) ?? new StoredTokens(1, pair);
                if (await store.TryReplaceAsync(state?.Version ?? 0, next, CancellationToken.None))
                {
                    unstored = null;
                    return next;
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException && ++failures < StoreTries)
            {
                await Task.Delay(LookAgain, clock);
            }
        }
    }

    private static RotationOutcome Done(StoredTokens state) => new(new ZaloResult<StoredTokens>.Success(state), null);

    private static RotationOutcome Fail(RotationTrouble trouble, DateTimeOffset now) => Fail(
        trouble.Text,
        trouble.NotBefore is { } notBefore ? new ZaloRemedy.Wait(notBefore - now) : new ZaloRemedy.PersonMustAct(),
        trouble.Code);

    private static RotationOutcome Fail(string text, ZaloRemedy remedy, int? code = null) =>
        new(new ZaloResult<StoredTokens>.Failure(new ZaloError(code, text, remedy, Route)), null);
}

/// <param name="Result">The state to go on with, or why there is none.</param>
/// <param name="Alarm">Set where a person should hear of it, even if the old token still serves.</param>
internal sealed record RotationOutcome(ZaloResult<StoredTokens> Result, ZaloError? Alarm);
