using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>
/// Ends waits and pauses that began in the future: a clock that ran ahead set them, and they would last longer than they were meant to. What was planned for a
/// time is left alone. Looks are spaced to prove absence: two nodes whose clocks disagree must not shorten that for each other, so a look waits its whole pause
/// again, and more is forgiven before.
/// </summary>
internal sealed partial class EndFutureWaits(Ledger ledger, TimeProvider clock, ILogger log)
{
    /// <summary>Clocks of nodes may differ by so much.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ToleranceOfLooks = TimeSpan.FromHours(1);

    /// <summary>The plus keeps SQLite from the index of all that is due: that of what waits holds far less.</summary>
    private const string Ahead = "+not_before is not null and waits_since > @limit and (state <> 'Unconfirmed' or waits_since > @looks)";

    /// <summary>Sweeps come every few seconds, and waits are minutes.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private (DateTimeOffset Time, long At)? last;

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!IsTime(now)) return;
        (string, object?)[] values = [("now", now), ("limit", now + Tolerance), ("looks", now + ToleranceOfLooks), ("spaced", now + Tolerance + Overdue.Spacing)];
        var ahead = await ledger.ReadAsync(
            $"""
            select count(*) as many from publications where {Ahead}
            union all select count(*) from pauses where ended_at is null and round_at > @limit
            union all select count(*) from spacings where next_at > @spaced
            """,
            row => row.Number("many"), cancel, values[1..]);
        if (ahead.Sum() == 0) return;
        await ledger.ChangeAsync(async change =>
        {
            await change.RunAsync(
                $"update publications set not_before = case when state = 'Unconfirmed' then @now + not_before - waits_since else @now end, waits_since = @now where {Ahead}",
                values[..3]);
            await change.RunAsync("update pauses set until = @now, round_at = @now where ended_at is null and round_at > @limit", values[..2]);
            return await change.RunAsync("update spacings set next_at = @now where next_at > @spaced", values[0], values[3]);
        }, cancel);
        LogEnded(ahead.Sum());
    }

    /// <summary>Once a minute, and at once when this clock was put back.</summary>
    private bool IsTime(DateTimeOffset now)
    {
        lock (gate)
        {
            if (last is { } before && now >= before.Time && clock.GetElapsedTime(before.At) < Every) return false;
            last = (now, clock.GetTimestamp());
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} waits were set by a clock that ran ahead of this one; they are over")]
    private partial void LogEnded(long count);
}
