using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>
/// Reads back what was published and reports what somebody changed or removed over there. It only ever reads, gives way to publishing when a budget
/// runs low, and reports a state once: what the board adopted is not reported again.
/// </summary>
public sealed partial class WatchDrift(Ledger ledger, ChannelSet channels, TimeProvider clock, ILogger<WatchDrift> log)
{
    /// <summary>Older posts are rarely read and rarely touched.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromDays(30);

    /// <summary>Reads lag behind writes: what appeared just now may not be there yet, or still in its old words.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(15);

    /// <summary>The index publications_live leads to the rows of a page, however many there are.</summary>
    public const string Query = """
        select * from publications p where p.state = 'Published' and p.act <> 'Withdraw' and p.published_at >= @since and p.published_at <= @until and p.external_id is not null and p.by_hand is null
          and (p.published_at < @until or p.published_at = @until and p.id < @before)
          and not exists (select 1 from publications w where w.article = p.article and w.channel = p.channel and w.id <> p.id
            and (w.act = 'Withdraw' and w.state <> 'Cancelled' or w.state in ('Scheduled', 'Sending', 'Unconfirmed') or w.state = 'Published' and w.turn > p.turn))
        order by p.published_at desc, p.id desc limit @most
        """;

    /// <summary>Rows in memory at a time.</summary>
    public int AtOnce { get; init; } = 500;

    /// <summary>How many drifts are new.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (since, load, found) = (clock.GetUtcNow() - Watched, new LoadDelivery(ledger), 0);
        var (until, before) = (clock.GetUtcNow() - Settles, "");
        while (true)
        {
            var live = await LiveAsync(since, until, before, cancel);
            foreach (var publication in live)
            {
                if (channels.Find(publication.Agency, publication.Channel)?.Channel is not { } channel || channel.Pressure is { IsHigh: true }) continue;
                if (await load.RunAsync(publication, cancel) is not { IsApproved: true, Delivery: var delivery }) continue;
                if (await TryReportAsync(channel, publication, delivery, cancel)) found++;
            }

            if (live.Count < AtOnce) return found;
            (until, before) = (live[^1].PublishedAt!.Value, live[^1].Id);
        }
    }

    /// <summary>The newest acts that show a text on their channel, the latest first, from behind <paramref name="before"/> on.</summary>
    private Task<IReadOnlyList<Publication>> LiveAsync(DateTimeOffset since, DateTimeOffset until, string before, CancellationToken cancel) => ledger.ReadAsync(
        Query, PublicationRows.Read, cancel, ("since", since), ("until", until), ("before", before), ("most", AtOnce));

    private async Task<bool> TryReportAsync(IChannel channel, Publication publication, Delivery delivery, CancellationToken cancel)
    {
        try
        {
            return await ReportAsync(publication, await channel.ReadAsync(delivery, publication.ExternalId!, cancel), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure, publication.Id);
            return false;
        }
    }

    private Task<bool> ReportAsync(Publication publication, LiveState seen, CancellationToken cancel) => seen switch
    {
        LiveState.Edited edited => ledger.ChangeAsync(change => AddAsync(change, publication, DriftKind.Edited, edited.Mark, edited.Text), cancel),
        LiveState.Gone => ledger.ChangeAsync(change => AddAsync(change, publication, DriftKind.Gone, "gone", ""), cancel),
        // Somebody over there put it right again: an open report is over.
        LiveState.AsApproved => ledger.ChangeAsync(async change =>
        {
            await change.RunAsync("delete from drifts where publication = @id and decision is null", ("id", publication.Id));
            return false;
        }, cancel),
        _ => Task.FromResult(false),
    };

    private async Task<bool> AddAsync(Change change, Publication publication, DriftKind kind, string mark, string text)
    {
        var now = clock.GetUtcNow();
        var isNew = await change.RunAsync(
            """
            insert into drifts (publication, kind, mark, seen, seen_at) values (@id, @kind, @mark, @seen, @now)
            on conflict (publication) do update set kind = @kind, mark = @mark, seen = @seen, seen_at = @now, decision = null, decided_by = null, decided_at = null
            where drifts.mark <> @mark or drifts.decision = 'Restore'
            """,
            ("id", publication.Id), ("kind", kind), ("mark", mark), ("seen", text), ("now", now)) == 1;
        if (isNew) await change.TellAsync(now, "he-thong", "drift", publication.Id, mark);
        return isNew;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Publication {Publication} could not be read back")]
    private partial void LogFailure(Exception failure, string publication);
}
