using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>
/// Finds claims whose node is gone. Nodes' clocks may differ, so a lease counts as run out when this node has itself watched it stand unrenewed for its
/// whole length; only for what it meets for the first time it compares clocks, with an allowance.
/// </summary>
internal sealed class AbandonedClaims(Ledger ledger, TimeProvider clock, KeepLeases mine, DuePublications due)
{
    /// <summary>Clocks of machines that keep time by NTP differ by milliseconds; this forgives a wrongly set one. Processes on one file share a clock.</summary>
    private readonly TimeSpan allowance = ledger.IsFile ? TimeSpan.Zero : TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Fence, DateTimeOffset Until, long SeenAt)> watched = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Publication>> ReadAsync(CancellationToken cancel)
    {
        var claimed = await ledger.ReadAsync(
            "select * from publications where lease_owner is not null order by due_at, id",
            row => (Publication: due.Read(row), Until: row.Time("lease_until")), cancel);
        var readable = claimed.Where(claim => claim.Publication is not null).Select(claim => (claim.Publication!, claim.Until)).ToList();
        var (now, at) = (clock.GetUtcNow(), clock.GetTimestamp());
        // Two jobs of one node may sweep at the same time.
        lock (gate) return Abandoned(readable, now, at);
    }

    private List<Publication> Abandoned(IReadOnlyList<(Publication Publication, DateTimeOffset Until)> claimed, DateTimeOffset now, long at)
    {
        foreach (var id in watched.Keys.Except(claimed.Select(claim => claim.Publication.Id)).ToList()) watched.Remove(id);
        List<Publication> abandoned = [];
        foreach (var (publication, until) in claimed)
        {
            if (mine.Holds(publication)) continue;
            if (!watched.TryGetValue(publication.Id, out var seen) || seen.Fence != publication.Fence || seen.Until != until)
                watched[publication.Id] = seen = (publication.Fence, until, at);
            if (clock.GetElapsedTime(seen.SeenAt, at) >= ClaimPublication.Lease || until + allowance <= now) abandoned.Add(publication);
        }

        return abandoned;
    }
}
