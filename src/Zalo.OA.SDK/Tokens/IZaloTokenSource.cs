namespace Zalo.OA.SDK;

/// <summary>Hands out the access token of one OA.</summary>
/// <remarks>
/// Implementations are safe for concurrent use, never throw for anything the far side or the network does, and never answer
/// <see cref="ZaloRemedy.LookFirst"/>: that would tell the caller of an article call that the article may exist.
/// </remarks>
public interface IZaloTokenSource
{
    /// <summary>A token that should be accepted now.</summary>
    /// <param name="cancel">Ends the wait of this caller only.</param>
    ValueTask<ZaloResult<ZaloSecret>> GetAsync(CancellationToken cancel);

    /// <summary>A token other than the one the service has just refused, or why there is none.</summary>
    /// <param name="refused">The refused token.</param>
    /// <param name="cancel">Ends the wait of this caller only.</param>
    ValueTask<ZaloResult<ZaloSecret>> RenewAsync(ZaloSecret refused, CancellationToken cancel);
}
