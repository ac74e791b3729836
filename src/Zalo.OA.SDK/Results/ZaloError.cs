namespace Zalo.OA.SDK;

/// <summary>Why a call did not succeed. Contains no token: known secrets are blotted out of the far side's text.</summary>
/// <param name="Code">
/// The <c>error</c> of the envelope, negative as a rule; null where the far side gave none (network, malformed answer, own validation).
/// </param>
/// <param name="Text">One line for a person, at most 500 characters; the service's own words where it had any.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Route">Method and path, such as <c>POST /v2.0/article/create</c>; no query.</param>
public sealed record ZaloError(int? Code, string Text, ZaloRemedy Remedy, string Route)
{
    /// <summary>True where a write may have happened although no proof of it arrived; exactly when the remedy is <see cref="ZaloRemedy.LookFirst"/>.</summary>
    public bool MayHaveTakenEffect => Remedy is ZaloRemedy.LookFirst;

    /// <summary>True where there was no token to call with, or none that was accepted: the call itself did nothing.</summary>
    public bool IsOfGrant => Route == TokenRotation.Route || Route.EndsWith("/access_token", StringComparison.Ordinal) || Remedy is ZaloRemedy.RefreshToken;

    /// <summary>Route, code and text on one line.</summary>
    public override string ToString() => Code is { } code ? $"{Route}: {code} {Text}" : $"{Route}: {Text}";
}
