using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Runtime.Storage;

/// <summary>One act of somebody, as the log keeps it.</summary>
public sealed record LedgerEvent(long Number, DateTimeOffset At, string Actor, string Verb, string Subject, string Detail, string Previous, string Hash);

/// <summary>The append-only log. Every event carries the hash of the one before it, so an edit, a gap or a new order shows.</summary>
public static class EventLog
{
    private const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Adds an event inside the transaction of the act it tells about: both happen, or neither.</summary>
    public static async Task TellAsync(this Change change, DateTimeOffset at, string actor, string verb, string subject, string detail = "")
    {
        // On PostgreSQL this row lock puts writers in line; on SQLite they already stand in line.
        await change.RunAsync("insert into ledger (name, value) values ('log', @start) on conflict (name) do update set value = ledger.value", ("start", "0 " + Beginning));
        var head = await change.FirstAsync("select value from ledger where name = 'log'", row => row.Text("value")) ?? throw new InvalidOperationException("The log has no head.");
        var space = head.IndexOf(' ', StringComparison.Ordinal);
        var number = 1 + long.Parse(head.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture);
        var previous = head[(space + 1)..];
        var told = new LedgerEvent(number, DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), actor, verb, subject, detail, previous, "");
        var hash = HashOf(told);
        await change.RunAsync(
            "insert into events (number, at, actor, verb, subject, detail, previous, hash) values (@number, @at, @actor, @verb, @subject, @detail, @previous, @hash)",
            ("number", number), ("at", at), ("actor", actor), ("verb", verb), ("subject", subject), ("detail", detail), ("previous", previous), ("hash", hash));
        await change.RunAsync("update ledger set value = @head where name = 'log'", ("head", $"{number} {hash}"));
    }

    /// <summary>SHA-256 over the event's fields with their lengths, so that no two different events give the same text.</summary>
    public static string HashOf(LedgerEvent told)
    {
        var text = new StringBuilder();
        foreach (var field in (string[])[told.Number.ToString(CultureInfo.InvariantCulture), told.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            told.Actor, told.Verb, told.Subject, told.Detail, told.Previous])
            text.Append(field.Length).Append(':').Append(field).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The number of the first event that does not fit, or null when the whole chain holds up to the recorded head.</summary>
    public static async Task<long?> FirstBrokenAsync(Ledger ledger, CancellationToken cancel)
    {
        var events = await ledger.ReadAsync("select * from events order by number", Read, cancel);
        var previous = Beginning;
        var number = 0L;
        foreach (var told in events)
        {
            if (told.Number != number + 1 || told.Previous != previous || told.Hash != HashOf(told)) return told.Number;
            (number, previous) = (told.Number, told.Hash);
        }

        var head = await ledger.SettingAsync("log", cancel);
        return head is null ? (number == 0 ? null : 1) : head == $"{number} {previous}" ? null : number + 1;
    }

    public static LedgerEvent Read(Row row) => new(
        row.Number("number"), row.Time("at"), row.Text("actor"), row.Text("verb"), row.Text("subject"), row.Text("detail"), row.Text("previous"), row.Text("hash"));
}
