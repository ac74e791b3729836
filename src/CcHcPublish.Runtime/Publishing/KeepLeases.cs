using System.Collections.Concurrent;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>Renews the leases of what this node is sending. A claim whose lease it could not renew in time must not be sent any more.</summary>
internal sealed partial class KeepLeases(Ledger ledger, TimeProvider clock, string owner, ILogger log)
{
    private static readonly TimeSpan Every = ClaimPublication.Lease / 3;

    /// <summary>A claim is only used while it has this much left: a call that has not begun by then never begins.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (long Fence, long RenewedAt)> held = new(StringComparer.Ordinal);

    public bool Holds(Publication publication) => held.TryGetValue(publication.Id, out var claim) && claim.Fence == publication.Fence;

    public void Add(Claim claim) => held[claim.Publication.Id] = (claim.Publication.Fence, claim.TakenAt);

    /// <summary>A newer claim of the same publication, by another sweep of this node, stays.</summary>
    public void Remove(Claim claim)
    {
        var id = claim.Publication.Id;
        // A renewal may come between the two.
        while (held.TryGetValue(id, out var mine) && mine.Fence == claim.Publication.Fence && !held.TryRemove(KeyValuePair.Create(id, mine)))
        {
        }
    }

    /// <summary>False when the process slept, or the ledger was away, for so long that another node may have taken over.</summary>
    public bool IsFresh(Claim claim) =>
        held.TryGetValue(claim.Publication.Id, out var mine) && clock.GetElapsedTime(mine.RenewedAt) < ClaimPublication.Lease - Reserve;

    /// <summary>Runs beside a sweep until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel)) await RenewAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // The sweep is over.
        }
    }

    private async Task RenewAsync(CancellationToken cancel)
    {
        foreach (var (id, claim) in held)
        {
            // Taken before the update: the lease is not believed to last longer than it does.
            var at = clock.GetTimestamp();
            try
            {
                var renewed = await ledger.ChangeAsync(change => change.RunAsync(
                    "update publications set lease_until = @until where id = @id and fence = @fence and lease_owner = @owner",
                    ("until", clock.GetUtcNow() + ClaimPublication.Lease), ("id", id), ("fence", claim.Fence), ("owner", owner)), cancel);
                if (renewed == 1) held.TryUpdate(id, (claim.Fence, at), claim);
            }
            catch (System.Data.Common.DbException failure)
            {
                LogNotRenewed(failure, id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of publication {Publication} could not be renewed")]
    private partial void LogNotRenewed(Exception failure, string publication);
}
