namespace Zalo.OA.SDK;

/// <summary>One access token that somebody else looks after, for a quick trial with a token of the API Explorer. It cannot renew it.</summary>
/// <param name="accessToken">The token.</param>
public sealed class FixedTokenSource(ZaloSecret accessToken) : IZaloTokenSource
{
    private static readonly ZaloError CannotRenew = new(
        null,
        "The access token is no longer accepted and there is no refresh token: a person must issue a new one.",
        new ZaloRemedy.PersonMustAct(),
        "token");

    /// <inheritdoc/>
    public ValueTask<ZaloResult<ZaloSecret>> GetAsync(CancellationToken cancel) => new(new ZaloResult<ZaloSecret>.Success(accessToken));

    /// <inheritdoc/>
    public ValueTask<ZaloResult<ZaloSecret>> RenewAsync(ZaloSecret refused, CancellationToken cancel) =>
        new(new ZaloResult<ZaloSecret>.Failure(CannotRenew));
}
