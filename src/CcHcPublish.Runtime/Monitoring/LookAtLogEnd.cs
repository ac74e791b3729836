using System.Globalization;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Monitoring;

/// <param name="Broken">The first event that does not fit, or null.</param>
public sealed record LogTail(int Count, long? Broken);

/// <summary>Verifies the end of the log, where work goes on: quick however long the log is. <see cref="WatchLog"/> verifies all of it.</summary>
public sealed class LookAtLogEnd(Ledger ledger)
{
    private const int Most = 1000;

    public async Task<LogTail> RunAsync(CancellationToken cancel)
    {
        var events = (await ledger.ReadAsync("select * from events order by number desc limit @most", EventLog.Read, cancel, ("most", Most))).Reverse().ToList();
        LedgerEvent? before = null;
        foreach (var told in events)
        {
            var follows = before is null || (told.Number == before.Number + 1 && told.Previous == before.Hash);
            if (!follows || told.Hash != EventLog.HashOf(told)) return new LogTail(events.Count, told.Number);
            before = told;
        }

        var head = await ledger.SettingAsync("log", cancel);
        if (before is null) return new LogTail(0, head is null ? null : 1);
        return new LogTail(events.Count, head == string.Create(CultureInfo.InvariantCulture, $"{before.Number} {before.Hash}") ? null : before.Number + 1);
    }
}
