namespace Zalo.OA.SDK;

/// <summary>
/// What to do about a <see cref="ZaloError"/>. Callers branch on this and never on codes or texts. Closed.
/// </summary>
public abstract record ZaloRemedy
{
    private ZaloRemedy()
    {
    }

    /// <summary>
    /// The access token is not accepted (-216, -220). <see cref="ZaloOaClient"/> has already renewed it once and repeated the call once
    /// when this reaches a caller: the grant itself is in trouble if it persists.
    /// </summary>
    public sealed record RefreshToken : ZaloRemedy;

    /// <summary>Nothing took effect; the same call may succeed later.</summary>
    /// <param name="RetryAfter">How long to wait at least, where it is known; else back off as you see fit.</param>
    public sealed record Wait(TimeSpan? RetryAfter) : ZaloRemedy;

    /// <summary>Nothing took effect, and the same request will never succeed: change it.</summary>
    public sealed record FixRequest : ZaloRemedy;

    /// <summary>Nothing took effect; a person must act first: grant a permission, buy a package, consent again.</summary>
    public sealed record PersonMustAct : ZaloRemedy;

    /// <summary>This one recipient cannot be served (blocked, not following, silent too long); others can.</summary>
    public sealed record Unserved : ZaloRemedy;

    /// <summary>
    /// The answer to a write was lost or cannot be understood, so that the write <b>may have taken effect</b>. Look on the far side
    /// (article list, detail) before sending again: the API has no idempotency key.
    /// </summary>
    public sealed record LookFirst : ZaloRemedy;
}
