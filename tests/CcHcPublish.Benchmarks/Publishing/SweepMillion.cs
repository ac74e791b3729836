using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcHcPublish.Benchmarks.Publishing;

/// <summary>What a sweep costs that finds nothing due, and what reading fifty due rows costs, with a million publications in the ledger; and how the database goes about it.</summary>
internal static class SweepMillion
{
    private const int Editions = 1000;
    private const int Channels = 1000;
    private const int Rounds = 101;

    public static async Task<int> RunAsync(string? postgres)
    {
        if (postgres is not null)
        {
            await using var server = await Ledger.OpenPostgresAsync(postgres, TimeProvider.System, CancellationToken.None);
            return await MeasureAsync("PostgreSQL", server);
        }

        var folder = Directory.CreateTempSubdirectory("cchc-bench-");
        try
        {
            await using var file = await Ledger.OpenFileAsync(folder.FullName, TimeProvider.System, CancellationToken.None);
            return await MeasureAsync("SQLite", file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A slower sweep gives exit code 1.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromMilliseconds(5);

    private static async Task<int> MeasureAsync(string name, Ledger ledger)
    {
        await FillAsync(ledger);
        var channels = new ChannelSet();
        channels.Add("so-mau", new ChannelSetting("k0", ChannelKind.Website, "Trang", null), null);
        var publisher = new Publisher(ledger, channels, TimeProvider.System, "do", NullLogger<Publisher>.Instance);
        var idle = await MedianAsync(() => publisher.DeliverDueAsync(CancellationToken.None));

        var due = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await ledger.ChangeAsync(change => change.RunAsync(
            "update publications set state = 'Scheduled', not_before = @now where channel = 'k0' and edition in (select id from editions order by id limit 50)", ("now", due)), CancellationToken.None);
        var query = new DuePublications(ledger, TimeProvider.System, NullLogger.Instance);
        var found = (await query.ReadAsync(new DueLimits(500), CancellationToken.None)).Count;
        var fifty = await MedianAsync(() => query.ReadAsync(new DueLimits(500), CancellationToken.None));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {Editions * Channels:N0} publications; a sweep with nothing due {idle.TotalMilliseconds:0.00} ms; reading {found} due rows {fifty.TotalMilliseconds:0.00} ms (medians of {Rounds})"));
        foreach (var line in await PlanAsync(ledger)) Console.WriteLine("  " + line);
        return found == 50 && idle <= Promised && fifty <= Promised ? 0 : 1;
    }

    private static async Task<TimeSpan> MedianAsync(Func<Task> act)
    {
        for (var warm = 0; warm < 20; warm++) await act();
        var times = new TimeSpan[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await act();
            times[round] = Stopwatch.GetElapsedTime(started);
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    /// <summary>Most are out; one in a hundred waits for its day.</summary>
    private static async Task FillAsync(Ledger ledger) => await ledger.ChangeAsync(async change =>
    {
        const string Numbers = "with recursive n (i) as (select 0 union all select i + 1 from n where i < @last)";
        await change.RunAsync($"""
            {Numbers} insert into articles (id, agency, slug, path, state, version, edition, changed_at)
            select 'so-mau/bai-' || i, 'so-mau', 'bai-' || i, 'bai-' || i, 'Approved', 1, 'so-mau/bai-' || i || '@1', 0 from n
            """, ("last", Editions - 1));
        await change.RunAsync($"""
            {Numbers} insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
            select 'so-mau/bai-' || i || '@1', 'so-mau/bai-' || i, 1, 'h', '', 't', '', 'u', '', 'tin', '1.1', 'c', '', 0, '', 0, 'do' from n
            """, ("last", Editions - 1));
        // In parts, each well within the time one statement may take.
        for (var part = 0; part < 10; part++) await change.RunAsync($"""
            {Numbers} insert into publications (id, article, edition, agency, channel, act, state, due_at, not_before, rendition_hash, fence, tries, looks, external_id, published_at)
            select e.id || '/k' || i || '/publish', e.article, e.id, 'so-mau', 'k' || i, 'Publish', case when i % 100 = 1 then 'Scheduled' else 'Published' end,
              1700000000000 + i, case when i % 100 = 1 then 4000000000000 + i else null end, 'h', 1, 1, 0, 'x', 1700000000000 + i
            from editions e cross join n where i % 10 = @part
            """, ("last", Channels - 1), ("part", part));
        await change.RunAsync("analyze");
        return 0;
    }, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> PlanAsync(Ledger ledger)
    {
        var (explain, column) = ledger.IsFile ? ("explain query plan ", "detail") : ("explain ", "QUERY PLAN");
        return await ledger.ReadAsync($"{explain}{DuePublications.Query} {DuePublications.Order} limit @most", row => row.Text(column), CancellationToken.None,
            ("now", TimeProvider.System.GetUtcNow()), ("late", TimeProvider.System.GetUtcNow() - Overdue.After), ("most", 500));
    }
}
