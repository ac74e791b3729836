using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>What a claim is for: a first send, a question about the far side's job, or a look for what may be there.</summary>
public enum AttemptKind
{
    Send,
    Ask,
    Look,
}

/// <summary>A publication that this node holds until its lease ends, with its open attempt.</summary>
public sealed record Claim(Publication Publication, AttemptKind Kind, long Attempt);

/// <summary>
/// Takes a due publication by a conditional update and opens its attempt, in one transaction that is committed before anything is sent.
/// No row changed means that another node has it.
/// </summary>
public sealed class ClaimPublication(Ledger ledger, TimeProvider clock, string node)
{
    /// <summary>Longer than any one call may take, so that two nodes never send at once.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public Task<Claim?> RunAsync(Publication due, CancellationToken cancel) => ledger.ChangeAsync(async change =>
    {
        var now = clock.GetUtcNow();
        var kind = KindOf(due);
        var mine = (kind == AttemptKind.Send ? due.Claimed(now) : due) with { Fence = due.Fence + 1 };
        var taken = await change.RunAsync(
            """
            update publications set state = @state, fence = fence + 1, tries = @tries, first_sent_at = @sent, lease_owner = @node, lease_until = @until, not_before = @until
            where id = @id and fence = @fence and state = @was and not_before <= @now
            """,
            ("state", mine.State), ("tries", mine.Tries), ("sent", mine.FirstSentAt), ("node", node), ("until", now + Lease), ("id", due.Id), ("fence", due.Fence), ("was", due.State), ("now", now));
        if (taken == 0) return null;

        // An attempt still open here was cut off: its lease ran out before it was closed.
        await change.RunAsync(
            "update attempts set closed_at = @now, outcome = 'CutOff' where publication = @id and closed_at is null", ("now", now), ("id", due.Id));
        var number = await change.FirstAsync(
            "select coalesce(max(number), 0) + 1 as next from attempts where publication = @id", row => row.Number("next"), ("id", due.Id));
        await change.RunAsync(
            "insert into attempts (publication, number, kind, node, fence, rendition_hash, opened_at) values (@id, @number, @kind, @node, @fence, @hash, @now)",
            ("id", due.Id), ("number", number), ("kind", kind), ("node", node), ("fence", mine.Fence), ("hash", due.RenditionHash), ("now", now));
        return new Claim(mine, kind, number);
    }, cancel);

    /// <summary>Due publications in the order in which they go out. A channel that links to the website waits until the website shows the same edition.</summary>
    public Task<IReadOnlyList<Publication>> DueAsync(int most, CancellationToken cancel) => ledger.ReadAsync(
        """
        select p.* from publications p
        where p.not_before <= @now
          and (p.waits_for is null or exists (
            select 1 from publications w
            where w.edition = p.edition and w.channel = p.waits_for and w.act in ('Publish', 'Correct') and w.state = 'Published')
            or exists (
            select 1 from publications o
            where o.article = p.article and o.channel = p.waits_for and o.state = 'Published' and p.act <> 'Publish'
              and not exists (select 1 from publications c where c.edition = p.edition and c.channel = p.waits_for)))
        order by p.due_at, p.id
        limit @most
        """,
        PublicationRows.Read, cancel, ("now", clock.GetUtcNow()), ("most", most));

    private static AttemptKind KindOf(Publication due) => due.State switch
    {
        PublicationState.Scheduled => AttemptKind.Send,
        PublicationState.Sending when due.Ticket is not null => AttemptKind.Ask,
        // Cut off while replacing or withdrawing: doing it again does no harm.
        PublicationState.Sending when due.Act != PublicationAct.Publish => AttemptKind.Send,
        _ => AttemptKind.Look,
    };
}
