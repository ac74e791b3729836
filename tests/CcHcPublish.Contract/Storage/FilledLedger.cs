using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.Tables;

namespace CcHcPublish.Contract.Storage;

/// <summary>Rows in every table, with what is hard to carry: diacritics, line ends, quotes, emptiness beside absence, extreme numbers.</summary>
public static class FilledLedger
{
    private static readonly string[] Texts =
        ["", "Một cửa điện tử – “đúng hẹn”", "dòng 1\ndòng 2\r\n\ttab", "'; drop table events; --", "😀 ệ e\u0323\u0302", new string('đ', 9000), "\\N \\. {\"a\":null}"];

    private static readonly long[] Numbers = [0, 1, -1, long.MaxValue, long.MinValue, 1_796_000_000_000];

    /// <summary>Adds <paramref name="count"/> articles with all that hangs on them, and as many events. Different <paramref name="seed"/>s do not collide.</summary>
    public static Task AddAsync(Ledger ledger, int count, int seed = 1) => ledger.ChangeAsync(async change =>
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var id = $"so-mau/bai-{seed}-{number}";
            foreach (var table in LedgerTables.All.Where(table => table.Name is not ("events" or "ledger" or "bulletins"))) await InsertAsync(change, table, id, random);
            await change.TellAsync(DateTimeOffset.UnixEpoch.AddMilliseconds(number), "duyệt-1", "approve", id, $"{Texts[random.Next(Texts.Length)]}\nwebsite {Hash(id)}");
        }

        await InsertAsync(change, LedgerTables.All.Single(table => table.Name == "bulletins"), $"co-quan-{seed}", random);
        await change.RunAsync("insert into ledger (name, value) values (@name, 'rehearsal')", ("name", "mode-" + seed));
        return 0;
    }, CancellationToken.None);

    private static string Hash(string id) => $"băm của {id}";

    private static async Task InsertAsync(Change change, LedgerTable table, string id, Random random)
    {
        var values = table.Columns.Select(column => (column.Name, Value(table.Name, column, id, random))).ToArray();
        await change.RunAsync(
            $"insert into {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) values ({string.Join(", ", table.Columns.Select(column => "@" + column.Name))})", values);
    }

    /// <summary>The ids hang together; what is optional is left out now and then; the rest is any text and any number.</summary>
    private static object? Value(string table, LedgerColumn column, string id, Random random) => (table, column.Name) switch
    {
        (_, "id" or "article" or "edition" or "publication" or "agency" or "scope") => id,
        ("renditions" or "publications", "channel") => "website",
        // As the event of its approval has it.
        ("renditions", "hash") => Hash(id),
        ("renditions", "approved_by") => "duyệt-1",
        ("editions", "number") or ("attempts", "number") => 1L,
        ("articles", "approved_edition" or "submitted_by" or "reason") or ("attempts", "closed_at" or "outcome" or "detail")
            or ("publications", "not_before" or "lease_owner" or "lease_until" or "first_sent_at" or "ticket" or "external_id" or "address" or "published_at" or "reason" or "notice" or "waits_for")
            when random.Next(2) == 0 => null,
        _ when column.Kind == ColumnKind.Number => Numbers[random.Next(Numbers.Length)],
        _ => Texts[random.Next(Texts.Length)],
    };
}
