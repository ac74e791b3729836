using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>
/// Takes publications by conditional updates and opens their attempts, in one transaction that is committed before anything is sent.
/// A row that did not change belongs to another node, was held, or moved on meanwhile.
/// </summary>
/// <param name="owner">This run of this node; unlike a process id it never comes back.</param>
public sealed class ClaimPublication(Ledger ledger, TimeProvider clock, string owner)
{
    /// <summary>
    /// How long a claim lasts without renewal. Together with the sweep's interval it bounds how long the work of a dead node waits; it may be
    /// short because a node renews it while it sends, and because who takes over looks before it sends.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private const string NeverCalled = "NeverCalled";

    /// <summary>Claims one whose send counts as made from now on.</summary>
    public async Task<Claim?> RunAsync(Publication due, CancellationToken cancel) => (await RunAsync([due], isAnnounced: false, cancel)).SingleOrDefault();

    /// <summary>Claims what it can of the list, in its order.</summary>
    /// <param name="isAnnounced">True when <see cref="AnnounceCall"/> will tell of each send; else it counts as made from now on.</param>
    public Task<IReadOnlyList<Claim>> RunAsync(IReadOnlyList<Publication> due, bool isAnnounced, CancellationToken cancel) => ledger.ChangeAsync<IReadOnlyList<Claim>>(async change =>
    {
        List<Claim> claims = [];
        foreach (var publication in due)
        {
            if (await TakeAsync(change, publication, isAnnounced) is { } claim) claims.Add(claim);
        }

        return claims;
    }, cancel);

    private async Task<Claim?> TakeAsync(Change change, Publication due, bool isAnnounced)
    {
        var now = clock.GetUtcNow();
        var kind = Claim.KindOf(due);
        if (kind == AttemptKind.Look && due.State == PublicationState.Sending && await EndUncalledAsync(change, due, now))
        {
            // Whatever kills one node after the other before they send, such as a picture that is too much for them, must not do so without a pause.
            var before = await UncalledBeforeAsync(change, due);
            await PutBackAsync(change, due, now, before > 0 ? now + Waiting.BeforeRetry(before) : now);
            return null;
        }

        var mine = (kind == AttemptKind.Send ? due.Claimed(now) : due) with { Fence = due.Fence + 1 };
        var taken = await change.RunAsync(
            $"""
            update publications set state = @state, fence = fence + 1, tries = @tries, first_sent_at = @sent, lease_owner = @owner, lease_until = @until, not_before = null
            where id = @id and fence = @fence and state = @was and rendition_hash = @hash and (not_before <= @now or lease_owner is not null)
              and (@kind <> 'Send' or act = 'Withdraw' or {Holds.NoneOn("publications")})
            """,
            ("state", mine.State), ("tries", mine.Tries), ("sent", mine.FirstSentAt), ("owner", owner), ("until", now + Lease), ("id", due.Id), ("fence", due.Fence),
            ("was", due.State), ("hash", due.RenditionHash), ("now", now), ("kind", kind));
        if (taken == 0)
        {
            if (kind == AttemptKind.Send && due.State == PublicationState.Sending) await PutBackAsync(change, due, now, now);
            return null;
        }

        // An attempt still open here was cut off: its node died, or lost the ledger before it could close it.
        if (due.Fence > 0) await CutOffAsync(change, due, now);
        var number = await change.FirstAsync(
            """
            insert into attempts (publication, number, kind, node, fence, rendition_hash, opened_at, called_at)
            select @id, coalesce(max(number), 0) + 1, @kind, @owner, @fence, @hash, @now, @called from attempts where publication = @id
            returning number
            """,
            row => row.Number("number"), ("id", due.Id), ("kind", kind), ("owner", owner), ("fence", mine.Fence), ("hash", due.RenditionHash), ("now", now),
            ("called", isAnnounced ? null : now));
        return new Claim(mine, kind, number, clock.GetTimestamp());
    }

    /// <summary>
    /// True when its node died before it called the far side: nothing can be there, and nothing needs to be looked for. The attempt is ended by the very statement that
    /// finds it so: a node that only slept either has its call written down before, or learns from <see cref="AnnounceCall"/> that it must not make it.
    /// </summary>
    private static async Task<bool> EndUncalledAsync(Change change, Publication cutOff, DateTimeOffset now) => await change.RunAsync(
        $"""
        update attempts set closed_at = @now, outcome = '{NeverCalled}'
        where publication = @id and fence = @fence and closed_at is null and kind = 'Send' and called_at is null
        """,
        ("now", now), ("id", cutOff.Id), ("fence", cutOff.Fence)) > 0;

    /// <summary>How many attempts in a row had ended so before the one that has just ended so.</summary>
    private static async Task<int> UncalledBeforeAsync(Change change, Publication cutOff) =>
        (await change.ReadAsync("select outcome from attempts where publication = @id order by number desc limit 10", row => row.OptionalText("outcome"), ("id", cutOff.Id)))
        .TakeWhile(outcome => outcome == NeverCalled).Count() - 1;

    /// <summary>
    /// What a node that died was doing waits for its turn again: what was never sent, and what a hold forbids to do again. Nothing is put back that moved on meanwhile.
    /// </summary>
    private static async Task PutBackAsync(Change change, Publication cutOff, DateTimeOffset now, DateTimeOffset next)
    {
        var put = await change.RunAsync(
            """
            update publications set state = 'Scheduled', fence = fence + 1, lease_owner = null, lease_until = null, not_before = @next, waits_since = @now, reason = null
            where id = @id and fence = @fence and state = 'Sending' and lease_owner is not null
            """,
            ("now", now), ("next", next), ("id", cutOff.Id), ("fence", cutOff.Fence));
        if (put == 1) await CutOffAsync(change, cutOff, now);
    }

    private static Task<int> CutOffAsync(Change change, Publication publication, DateTimeOffset now) =>
        change.RunAsync("update attempts set closed_at = @now, outcome = 'CutOff' where publication = @id and closed_at is null", ("now", now), ("id", publication.Id));
}
