using CcHcPublish.Core.Publications;
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

    public IReadOnlyList<JobRun> Jobs { get; init; } = [];

    public TimeSpan Lag => OldestDue is { } since && since < At ? At - since : TimeSpan.Zero;
}

/// <summary>Reads <see cref="DeskLag"/>. An item that waits for its website is not late, and one that a node holds has a later time until its lease ends.</summary>
public sealed class ReadLag(Ledger ledger, TimeProvider clock)
{
    // The index of the sweep answers this: few rows are due, however many there are.
    private const string Waiting = """
        from publications p where p.not_before <= @now
          and (p.waits_for is null or exists (
            select 1 from publications w where w.article = p.article and w.channel = p.waits_for and w.act in ('Publish', 'Correct') and w.state = 'Published'))
        """;

    public async Task<DeskLag> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = (await ledger.ReadAsync($"select count(*) as many {Waiting}", row => row.Number("many"), cancel, ("now", now)))[0];
        var oldest = due == 0 ? [] : await ledger.ReadAsync(
            $"select p.id, p.not_before {Waiting} order by p.not_before, p.id limit 1", row => (Id: row.Text("id"), Since: row.Time("not_before")), cancel, ("now", now));
        var open = (await ledger.ReadAsync("select count(*) as many from attempts where closed_at is null", row => row.Number("many"), cancel))[0];
        var states = await ledger.ReadAsync(
            "select state, count(*) as many from publications where state in ('Unconfirmed', 'Rejected', 'Expired') group by state",
            row => (State: row.Word<PublicationState>("state"), Many: row.Number("many")), cancel);
        return new DeskLag(now, oldest.Count > 0 ? oldest[0].Since : null, oldest.Count > 0 ? oldest[0].Id : null, due)
        {
            OpenAttempts = open,
            Unconfirmed = Of(PublicationState.Unconfirmed),
            Rejected = Of(PublicationState.Rejected),
            Expired = Of(PublicationState.Expired),
            Jobs = await RunDeskJob.LastRunsAsync(ledger, cancel),
        };

        long Of(PublicationState state) => states.FirstOrDefault(counted => counted.State == state).Many;
    }
}
