using System.Globalization;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;

namespace CcHcPublish.Runtime.Monitoring;

/// <param name="Broken">The first event that does not fit, or null.</param>
public sealed record LogTail(int Count, long? Broken);

/// <summary>Verifies the end of the log, where work goes on: quick however long the log is. <see cref="WatchLog"/> verifies all of it.</summary>
public sealed class LookAtLogEnd(Ledger ledger)
{
    private const int Most = 1000;

    public async Task<LogTail> RunAsync(CancellationToken cancel)
    {
        List<StoredEvent> events = [];
        // One moment of both: else an act that is told in between looks like a change of the log.
        await using var snapshot = await ledger.SnapshotAsync(cancel);
        var head = await snapshot.FirstAsync("select value from ledger where name = 'log'", cancel) as string;
        await using (var rows = await VerifyLog.NewestAsync(snapshot, Most, cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                if (VerifyLog.Read(rows) is not { } told) return new LogTail(events.Count, events.Count > 0 ? events[^1].Number - 1 : LogHead.Parse(head)?.Number ?? 1);
                events.Add(told);
            }
        }

        events.Reverse();
        StoredEvent? before = null;
        foreach (var told in events)
        {
            var follows = before is null || (told.Number == before.Number + 1 && told.Previous == before.Hash);
            if (!follows || told.Hash != LogChain.HashOf(told)) return new LogTail(events.Count, told.Number);
            before = told;
        }

        if (before is null) return new LogTail(0, head is null ? null : 1);
        return new LogTail(events.Count, head == string.Create(CultureInfo.InvariantCulture, $"{before.Number} {before.Hash}") ? null : before.Number + 1);
    }
}
