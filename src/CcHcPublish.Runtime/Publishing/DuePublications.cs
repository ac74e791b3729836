using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>Reads what may go out now, in the order in which it goes. A row that cannot be read is reported and left out: it stops nobody else.</summary>
public sealed partial class DuePublications(Ledger ledger, TimeProvider clock, ILogger log)
{
    /// <summary>The SQL condition that publication p waits for no website, or that the website shows what p links to.</summary>
    internal const string WebsiteIsThere = """
        (p.waits_for is null or exists (
            select 1 from publications w
            where w.edition = p.edition and w.channel = p.waits_for and w.act in ('Publish', 'Correct') and w.state = 'Published')
          or exists (
            select 1 from publications o
            where o.article = p.article and o.channel = p.waits_for and o.state = 'Published'
              and not exists (select 1 from publications c where c.edition = p.edition and c.channel = p.waits_for)))
        """;

    /// <summary>
    /// The SQL condition that a correction or withdrawal p finds settled what it is to touch. A correction waits for whatever is on its way; a withdrawal is urgent
    /// and waits only while there is nothing to withdraw yet, for the very post that it was ordered for, or while a node is changing what it is to take down: the change
    /// would undo it.
    /// </summary>
    private const string TargetIsSettled = """
        (p.act = 'Publish' or p.state <> 'Scheduled'
          or not exists (select 1 from publications o where o.article = p.article and o.channel = p.channel and o.act <> 'Withdraw' and o.id <> p.id
            and (o.state in ('Sending', 'Unconfirmed') or o.state = 'Scheduled' and o.act = 'Publish'))
          or p.act = 'Withdraw' and exists (select 1 from publications t where t.article = p.article and t.channel = p.channel and t.act <> 'Withdraw' and t.state = 'Published')
            and not exists (select 1 from publications o where o.edition = p.edition and o.channel = p.channel and o.act = 'Publish' and o.state in ('Sending', 'Unconfirmed'))
            and not exists (select 1 from publications o where o.article = p.article and o.channel = p.channel and o.act <> 'Withdraw' and o.state = 'Sending' and o.lease_owner is not null))
        """;

    /// <summary>
    /// A channel that links to the website waits until the website shows the same edition; what was sent is asked about and looked for whatever became of the
    /// website. The index publications_due leads to the few due rows, however many publications there are.
    /// </summary>
    public static readonly string Query = $"""
        select p.* from publications p
        where p.not_before <= @now
          and (p.state <> 'Scheduled' or p.act = 'Withdraw' or {Holds.NoneOn("p")})
          and not exists (select 1 from pauses s where s.agency = p.agency and s.channel = p.channel and s.until > @now and {ChannelPauses.StopsIt})
          and (p.state <> 'Scheduled' or {WebsiteIsThere})
          and {TargetIsSettled}
        """;

    /// <summary>What <see cref="Overdue.IsSpaced"/> says of a channel that notifies.</summary>
    private const string Backlog = "p.state = 'Scheduled' and p.act = 'Publish' and p.due_at < @late";

    /// <summary>
    /// A withdrawal is urgent; the rest in the order in which it was due. Of a backlog, whose posts go out one a minute, what was tried least comes first: a post that
    /// fails each time must not take the minute from all others.
    /// </summary>
    public const string Order = $"order by case when p.act = 'Withdraw' then 0 else 1 end, case when {Backlog} then p.tries else 0 end, p.due_at, p.id";

    public async Task<IReadOnlyList<Publication>> ReadAsync(DueLimits limits, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        List<(string Name, object? Value)> values = [("now", now), ("late", now - Overdue.After), ("most", limits.Most), .. limits.Scope.Values];
        var without = limits.Scope.Condition;
        foreach (var ((agency, channel), rows) in limits.Closed.Select(lane => (lane, "")).Concat(limits.Spaced.Select(lane => (lane, $" and {Backlog}"))))
        {
            without += $" and not (p.agency = @a{values.Count} and p.channel = @c{values.Count}{rows})";
            values.Add(("a" + values.Count, agency));
            values.Add(("c" + (values.Count - 1), channel));
        }

        var due = await ledger.ReadAsync($"{Query}{without} {Order} limit @most", Read, cancel, [.. values]);
        return [.. due.OfType<Publication>()];
    }

    /// <summary>Null, and reported, when the row cannot be read.</summary>
    internal Publication? Read(Row row)
    {
        try
        {
            return PublicationRows.Read(row);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidCastException or FormatException)
        {
            LogUnreadable(failure, row.Text("id"));
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The row of publication {Publication} cannot be read; it stays where it is")]
    private partial void LogUnreadable(Exception failure, string publication);
}

/// <summary>What of all that is due is read.</summary>
/// <param name="Most">Most rows.</param>
public sealed record DueLimits(int Most)
{
    public SweepScope Scope { get; init; } = SweepScope.Everything;

    /// <summary>Channels that this sweep is done with.</summary>
    public IReadOnlyCollection<(string Agency, string Channel)> Closed { get; init; } = [];

    /// <summary>Channels whose overdue posts wait for their minute.</summary>
    public IReadOnlyCollection<(string Agency, string Channel)> Spaced { get; init; } = [];
}
