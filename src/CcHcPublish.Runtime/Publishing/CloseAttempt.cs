using System.Globalization;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>Ends an attempt and moves its publication on, in one transaction, only while the claim's fencing number is still the newest.</summary>
public sealed class CloseAttempt(Ledger ledger, TimeProvider clock, string node)
{
    /// <summary>False when another node took the publication meanwhile: what this node saw is void.</summary>
    public Task<bool> RunAsync(Claim claim, Publication next, string outcome, CancellationToken cancel) => ledger.ChangeAsync(async change =>
    {
        var now = clock.GetUtcNow();
        var closed = await change.RunAsync(
            "update attempts set closed_at = @now, outcome = @outcome, detail = @detail where publication = @id and number = @number and closed_at is null",
            ("now", now), ("outcome", outcome), ("detail", next.Reason), ("id", next.Id), ("number", claim.Attempt));
        var moved = await change.RunAsync(
            """
            update publications set state = @state, not_before = @next, tries = @tries, looks = @looks, ticket = @ticket, external_id = @external, address = @address,
              published_at = @published, reason = @reason, lease_owner = null, lease_until = null
            where id = @id and fence = @fence
            """,
            ("state", next.State), ("next", next.NotBefore), ("tries", next.Tries), ("looks", next.Looks), ("ticket", next.Ticket), ("external", next.ExternalId),
            ("address", next.Address), ("published", next.PublishedAt), ("reason", next.Reason), ("id", next.Id), ("fence", claim.Publication.Fence));
        if (moved == 1 && next.NotBefore is null)
            await change.TellAsync(now, node, next.State.ToString().ToLower(CultureInfo.InvariantCulture), next.Id, next.Address ?? next.Reason ?? "");
        return moved == 1 && closed == 1;
    }, cancel);
}
