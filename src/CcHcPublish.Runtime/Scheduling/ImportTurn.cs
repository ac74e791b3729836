using System.Globalization;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Which node reads the content files in: one, and the same one as long as it reports. Two nodes whose files differ for a while would else make an edit and
/// take it back in turns. On a SQLite file all processes read the same files.
/// </summary>
public sealed class ImportTurn(Ledger ledger, TimeProvider clock, string node)
{
    /// <summary>
    /// A node that did not report for so long is gone. Who takes over reports a newer time: nodes whose clocks differ do not take the turn from each other
    /// again and again.
    /// </summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>Whoever reported from so far ahead had a wrong clock: its turn would last until that time.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public async Task<bool> IsMineAsync(CancellationToken cancel)
    {
        if (ledger.IsFile) return true;
        var now = clock.GetUtcNow();
        return await ledger.ChangeAsync(change => change.RunAsync(
            """
            insert into ledger (name, value) values ('import', @mine) on conflict (name) do update set value = @mine
            where substr(ledger.value, 17) = @node or substr(ledger.value, 1, 15) < @stale or substr(ledger.value, 1, 15) > @ahead
            """,
            ("mine", $"{Stamp(now)} {node}"), ("node", node), ("stale", Stamp(now - Silence)), ("ahead", Stamp(now + Ahead))), cancel) > 0;
    }

    /// <summary>Milliseconds of a fixed width, which compare as texts.</summary>
    private static string Stamp(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);
}
