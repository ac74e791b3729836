using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>
/// Writes down, right before it is made, that a send now makes the call that readers see. What is cut off earlier is known never to have been sent: another node
/// sends it at once instead of looking for it. A node that slept meanwhile learns here that its claim is no longer its own.
/// </summary>
internal sealed class AnnounceCall(Ledger ledger, TimeProvider clock)
{
    /// <summary>False when the call must not be made: another node has taken over, or the article was withdrawn or held while it was prepared.</summary>
    public async ValueTask<bool> RunAsync(Claim claim) => await ledger.ChangeAsync(
        change => change.RunAsync(
            $"""
            update attempts set called_at = @now where publication = @id and number = @number and closed_at is null
              and exists (select 1 from publications p join articles a on a.id = p.article where p.id = @id and a.state <> 'Withdrawn' and {Holds.NoneOn("p")})
            """,
            ("now", clock.GetUtcNow()), ("id", claim.Publication.Id), ("number", claim.Attempt)),
        CancellationToken.None) == 1;
}
