using System.Globalization;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>What an attempt came to.</summary>
/// <param name="Outcome">A word for the journal.</param>
public sealed record Ended(Claim Claim, Publication Next, string Outcome)
{
    /// <summary>Set when the whole channel must wait: these channels, why, and for how long.</summary>
    public ChannelStop? Stop { get; init; }

    /// <summary>True when this node alone cannot serve the channel.</summary>
    public bool IsOfThisNode { get; init; }

    /// <summary>True for a correction that found nothing: what was approved appears for the first time.</summary>
    public bool Appears { get; init; }

    /// <summary>True when the far side was reached and served: a pause of its channel ends.</summary>
    public bool IsServed { get; init; }
}

/// <summary>A pause to begin on some channels.</summary>
public sealed record ChannelStop(IReadOnlyList<(string Agency, string Channel)> Channels, PauseKind Kind, string Reason, TimeSpan? Wait);

/// <summary>Ends attempts and moves their publications on, in one transaction, each only while its claim's fencing number is still the newest.</summary>
/// <param name="node">Name of this node in the log.</param>
public sealed class CloseAttempt(Ledger ledger, TimeProvider clock, string node)
{
    private const string Dropped = "Đã gỡ trước khi gửi.";

    /// <summary>False when another node took the publication meanwhile: what this node saw is void.</summary>
    public async Task<bool> RunAsync(Claim claim, Publication next, string outcome, CancellationToken cancel) =>
        (await RunAsync([new Ended(claim, next, outcome)], cancel)).Count == 1;

    /// <summary>Those that still were this node's, as they stand now.</summary>
    public Task<IReadOnlyList<Ended>> RunAsync(IReadOnlyList<Ended> ended, CancellationToken cancel) => ledger.ChangeAsync<IReadOnlyList<Ended>>(async change =>
    {
        List<Ended> moved = [];
        foreach (var end in ended)
        {
            if (await MoveAsync(change, end) is { } stands) moved.Add(stands);
        }

        return moved;
    }, cancel);

    private async Task<Ended?> MoveAsync(Change change, Ended end)
    {
        var (now, next) = (clock.GetUtcNow(), end.Next);
        if (end.IsServed) await ChannelPauses.EndRunOutAsync(change, end, now);
        if (end.Stop is { } stop)
        {
            foreach (var (agency, channel) in stop.Channels) await ChannelPauses.BeginAsync(change, agency, channel, stop.Kind, stop.Reason, stop.Wait, now);
        }

        var closed = await change.RunAsync(
            "update attempts set closed_at = @now, outcome = @outcome, detail = @detail where publication = @id and number = @number and closed_at is null",
            ("now", now), ("outcome", end.Outcome), ("detail", next.Reason), ("id", next.Id), ("number", end.Claim.Attempt));
        var moved = await change.RunAsync(
            """
            update publications set state = @state, not_before = @next, tries = @tries, looks = @looks, blind_looks = @blind, waits_since = @since,
              first_sent_at = @sent, ticket = @ticket, external_id = @external, address = @address,
              published_at = @published, reason = @reason, lease_owner = null, lease_until = null
            where id = @id and fence = @fence
            """,
            ("state", next.State), ("next", next.NotBefore), ("tries", next.Tries), ("looks", next.Looks), ("blind", next.BlindLooks),
            ("since", next.NotBefore is null ? null : now), ("sent", next.FirstSentAt), ("ticket", next.Ticket), ("external", next.ExternalId),
            ("address", next.Address), ("published", next.PublishedAt), ("reason", next.Reason), ("id", next.Id), ("fence", end.Claim.Publication.Fence));
        if (moved == 1 && end.Appears) await FirstAppearance.PlanAsync(change, end.Claim.Publication, now);
        if (moved == 1 && next.State is PublicationState.Rejected or PublicationState.Expired && await DropAsync(change, next.Id)) next = next.Cancel(Dropped);
        if (moved == 1 && next.NotBefore is null)
            await change.TellAsync(now, node, next.State.ToString().ToLower(CultureInfo.InvariantCulture), next.Id, next.Address ?? next.Reason ?? "");
        return moved == 1 && closed == 1 ? end with { Next = next } : null;
    }

    /// <summary>
    /// What was refused while the article was being withdrawn is nobody's to mend. Asked only once the row is ours: a withdrawal that held it is committed then, and one
    /// that comes later finds it refused.
    /// </summary>
    private static async Task<bool> DropAsync(Change change, string publication) => await change.RunAsync(
        """
        update publications set state = 'Cancelled', reason = @reason where id = @id and act <> 'Withdraw'
          and exists (select 1 from articles a where a.id = publications.article and a.state = 'Withdrawn')
        """,
        ("reason", Dropped), ("id", publication)) == 1;
}
