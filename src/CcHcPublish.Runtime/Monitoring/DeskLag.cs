using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>How the desk keeps up, over all agencies and nodes of one ledger.</summary>
/// <param name="OldestDue">Since when the oldest item that could go out has waited; null when nothing is due.</param>
public sealed record DeskLag(DateTimeOffset At, DateTimeOffset? OldestDue, string? Oldest, long Due)
{
    public long OpenAttempts { get; init; }

    public long Unconfirmed { get; init; }

    public long Rejected { get; init; }

    public long Expired { get; init; }

    /// <summary>Due, and kept back by a person's hold.</summary>
    public long Held { get; init; }

    /// <summary>Channels that wait for a person: not connected, their grant is broken, or the account may make nothing new.</summary>
    public long ChannelsDown { get; init; }

    /// <summary>Due, not held, and kept by such a channel.</summary>
    public long WaitingForChannel { get; init; }

    /// <summary>Since when the oldest of them should be out.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Changed or removed by somebody on the channel, and not decided about.</summary>
    public long Drifted { get; init; }

    public IReadOnlyList<JobRun> Jobs { get; init; } = [];

    /// <summary>How long readers of a channel that is down have waited.</summary>
    public TimeSpan Waiting => WaitingSince is { } since && since < At ? At - since : TimeSpan.Zero;

    public TimeSpan Lag => OldestDue is { } since && since < At ? At - since : TimeSpan.Zero;
}

/// <summary>
/// Reads <see cref="DeskLag"/>. Late is only what the next sweep could send: not what waits for its website, what is held, what a node has, or what a paused
/// channel keeps. What waits for a channel that nobody connected is told apart.
/// </summary>
public sealed class ReadLag(Ledger ledger, TimeProvider clock)
{
    /// <summary>An account that makes nothing new is down for whoever waits for that; nobody can know without a new post when it is not.</summary>
    private const string IsDown = $"""
        s.ended_at is null and s.kind in {ChannelPauses.Lasting} and (s.kind <> 'Posting'
          or exists (select 1 from publications n where n.agency = s.agency and n.channel = s.channel and n.state = 'Scheduled' and n.act = 'Publish' and n.not_before <= @now))
        """;

    public async Task<DeskLag> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = (await ledger.ReadAsync(
            $"select count(*) as many, min(not_before) as since from ({DuePublications.Query}) q", row => (Many: row.Number("many"), Since: row.OptionalTime("since")), cancel, ("now", now)))[0];
        var oldest = due.Many == 0 ? [] : await ledger.ReadAsync(
            $"select id from ({DuePublications.Query}) q order by not_before, id limit 1", row => row.Text("id"), cancel, ("now", now));
        var states = await ledger.ReadAsync(
            "select state, count(*) as many from publications where state in ('Unconfirmed', 'Rejected', 'Expired') group by state",
            row => (State: row.Word<PublicationState>("state"), Many: row.Number("many")), cancel);
        var down = await CountAsync($"pauses s where {IsDown}", cancel, ("now", now));
        // Read only while a channel is down: it looks at all that waits.
        var waiting = down == 0 ? (Many: 0L, Since: null) : (await ledger.ReadAsync(
            $"""
            select count(*) as many, min(p.due_at) as since from pauses s join publications p on p.agency = s.agency and p.channel = s.channel
            where {IsDown} and {ChannelPauses.StopsIt} and p.not_before is not null and p.state = 'Scheduled' and p.due_at <= @now and (p.act = 'Withdraw' or {Holds.NoneOn("p")})
            """,
            row => (Many: row.Number("many"), Since: row.OptionalTime("since")), cancel, ("now", now)))[0];
        return new DeskLag(now, due.Since, oldest.Count > 0 ? oldest[0] : null, due.Many)
        {
            OpenAttempts = await CountAsync("attempts where closed_at is null", cancel),
            Unconfirmed = Of(PublicationState.Unconfirmed),
            Rejected = Of(PublicationState.Rejected),
            Expired = Of(PublicationState.Expired),
            Held = await CountAsync($"publications p where p.not_before <= @now and p.state = 'Scheduled' and p.act <> 'Withdraw' and not ({Holds.NoneOn("p")})", cancel, ("now", now)),
            ChannelsDown = down,
            WaitingForChannel = waiting.Many,
            WaitingSince = waiting.Since,
            Drifted = await CountAsync($"drifts d join publications p on p.id = d.publication where {Drift.IsOpen}", cancel),
            Jobs = await JobRuns.LastAsync(ledger, cancel),
        };

        long Of(PublicationState state) => states.FirstOrDefault(counted => counted.State == state).Many;
    }

    private async Task<long> CountAsync(string what, CancellationToken cancel, params (string Name, object? Value)[] values) =>
        (await ledger.ReadAsync($"select count(*) as many from {what}", row => row.Number("many"), cancel, values))[0];
}
