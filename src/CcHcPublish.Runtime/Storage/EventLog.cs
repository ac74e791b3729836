using CcHcPublish.Runtime.Storage.History;

namespace CcHcPublish.Runtime.Storage;

/// <summary>The append-only log. Every event carries the hash of the one before it, so an edit, a gap or a new order shows.</summary>
public static class EventLog
{
    /// <summary>Verb of the event that a restored ledger goes on with: what came after the backup is in no log any more.</summary>
    public const string Restored = "restored";

    /// <summary>Adds an event inside the transaction of the act it tells about: both happen, or neither.</summary>
    public static async Task TellAsync(this Change change, DateTimeOffset at, string actor, string verb, string subject, string detail = "")
    {
        // On PostgreSQL this row lock puts writers in line; on SQLite they already stand in line.
        var head = LogHead.Parse(await change.FirstAsync(
            "insert into ledger (name, value) values ('log', @start) on conflict (name) do update set value = ledger.value returning value",
            row => row.Text("value"), ("start", LogHead.Beginning.ToString()))) ?? throw new InvalidOperationException("The log has no head.");
        var told = new StoredEvent(
            head.Number + 1, at.ToUnixTimeMilliseconds(), StorableText.Of(actor), StorableText.Of(verb),
            StorableText.Of(subject), StorableText.Of(detail), head.Hash, "");
        var hash = LogChain.HashOf(told);
        // Two statements in one: PostgreSQL is asked twice per event and not four times.
        await change.RunAsync(
            """
            insert into events (number, at, actor, verb, subject, detail, previous, hash) values (@number, @at, @actor, @verb, @subject, @detail, @previous, @hash);
            update ledger set value = @head where name = 'log'
            """,
            ("number", told.Number), ("at", at), ("actor", told.Actor), ("verb", told.Verb), ("subject", told.Subject), ("detail", told.Detail),
            ("previous", told.Previous), ("hash", hash),
            ("head", new LogHead(told.Number, hash).ToString()));
    }

    /// <summary>The number of the first event that does not fit, or null when the whole chain holds up to the recorded head.</summary>
    public static async Task<long?> FirstBrokenAsync(Ledger ledger, CancellationToken cancel) => await new VerifyLog(ledger).RunAsync(null, cancel) switch
    {
        LogVerdict.Holds or LogVerdict.LacksHead => null,
        LogVerdict.Broken broken => broken.Number,
        _ => 1,
    };
}
