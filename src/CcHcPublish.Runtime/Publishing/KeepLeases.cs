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
        var mine = held.ToArray();
        if (mine.Length == 0) return;
        // Taken before the update: the lease is not believed to last longer than it does.
        var at = clock.GetTimestamp();
        try
        {
            // On a file one transaction for all: a disk that is slow to flush must not let the last of many run out. A server flushes many at once, and
            // whoever locked several rows there would wait for those who lock them in another order.
            foreach (var part in ledger.IsFile ? [mine] : mine.Select(one => (KeyValuePair<string, (long Fence, long RenewedAt)>[])[one]))
            {
                foreach (var (id, claim) in await ledger.ChangeAsync(change => RenewAsync(change, part), cancel)) held.TryUpdate(id, (claim.Fence, at), claim);
            }
        }
        catch (System.Data.Common.DbException failure)
        {
            LogNotRenewed(failure, mine[0].Key, mine.Length);
        }
    }

    private async Task<IReadOnlyList<KeyValuePair<string, (long Fence, long RenewedAt)>>> RenewAsync(Change change, KeyValuePair<string, (long Fence, long RenewedAt)>[] mine)
    {
        List<KeyValuePair<string, (long Fence, long RenewedAt)>> renewed = [];
        foreach (var one in mine)
        {
            var rows = await change.RunAsync(
                "update publications set lease_until = @until where id = @id and fence = @fence and lease_owner = @owner",
                ("until", clock.GetUtcNow() + ClaimPublication.Lease), ("id", one.Key), ("fence", one.Value.Fence), ("owner", owner));
            if (rows == 1) renewed.Add(one);
        }

        return renewed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leases of publication {Publication} and others, {Count} in all, could not be renewed")]
    private partial void LogNotRenewed(Exception failure, string publication, int count);
}
