using System.Diagnostics;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CcHcPublish.Benchmarks.Storage;

/// <summary>
/// Transactions per second of the publisher's own claim and close on the engine at hand, events per second, and the time to verify a long log.
/// PostgreSQL is the one that <c>CCHC_TEST_POSTGRES</c> names; the SQLite file lies in the folder for temporary files, whose disk counts.
/// </summary>
internal static class StorageBenchmark
{
    private const int Publications = 2_000;
    private static readonly DateTimeOffset Due = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(int events)
    {
        var folder = Directory.CreateTempSubdirectory("cchc-bench-");
        CommitCost.Run(folder.FullName);
        await using (var file = await Ledger.OpenFileAsync(folder.FullName, TimeProvider.System, CancellationToken.None)) await RunAsync("sqlite, synchronous=full", file, events);
        folder.Delete(recursive: true);
        if (Environment.GetEnvironmentVariable("CCHC_TEST_POSTGRES") is not { Length: > 0 } postgres)
        {
            Console.WriteLine("postgres: CCHC_TEST_POSTGRES names none");
            return 0;
        }

        var schema = "b" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(postgres, $"create schema {schema}");
        var settings = new NpgsqlConnectionStringBuilder(postgres) { SearchPath = schema };
        await using (var ledger = await Ledger.OpenPostgresAsync(settings.ToString(), TimeProvider.System, CancellationToken.None)) await RunAsync("postgres", ledger, events);
        await ExecuteAsync(postgres, $"drop schema {schema} cascade");
        return 0;
    }

    private static async Task RunAsync(string name, Ledger ledger, int events)
    {
        await FillAsync(ledger);
        var claims = new ClaimPublication(ledger, TimeProvider.System, "may-1");
        var closing = new CloseAttempt(ledger, TimeProvider.System, "may-1");
        var due = await new DuePublications(ledger, TimeProvider.System, NullLogger.Instance).ReadAsync(new DueLimits(Publications), CancellationToken.None);
        foreach (var warmUp in due.Take(100)) await DeliverAsync(warmUp);
        Tell(name, "claim+close, one after another", 2 * (Publications - 100) / 2, await TimeAsync(async () =>
        {
            foreach (var publication in due.Skip(100).Take((Publications - 100) / 2)) await DeliverAsync(publication);
        }));
        var rest = due.Skip(100 + ((Publications - 100) / 2)).ToList();
        Tell(name, "claim+close, four at once", 2 * rest.Count, await TimeAsync(() => Task.WhenAll(rest.Chunk((rest.Count + 3) / 4).Select(part => Task.Run(async () =>
        {
            foreach (var publication in part) await DeliverAsync(publication);
        })))));
        Tell(name, "events in transactions of 1,000", events, await TimeAsync(() => AddEventsAsync(ledger, events)));
        var before = GC.GetTotalAllocatedBytes();
        LogVerdict? verdict = null;
        Tell(name, "events verified", events, await TimeAsync(async () => verdict = await new VerifyLog(ledger).RunAsync(null, CancellationToken.None)));
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-26} {verdict!.GetType().Name}; {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MB live, {(GC.GetTotalAllocatedBytes() - before) / 1048576} MB allocated, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB"));

        async Task DeliverAsync(Publication publication)
        {
            var claim = await claims.RunAsync(publication, CancellationToken.None) ?? throw new InvalidOperationException("Not claimed.");
            await closing.RunAsync(claim, claim.Publication with { State = PublicationState.Published, NotBefore = null, PublishedAt = Due }, "Published", CancellationToken.None);
        }
    }

    private static async Task AddEventsAsync(Ledger ledger, int events)
    {
        for (var done = 0; done < events; done += 1000)
        {
            await ledger.ChangeAsync(async change =>
            {
                for (var number = 0; number < 1000; number++) await change.TellAsync(Due.AddSeconds(number), "may-1", "published", $"so-mau/bai-{done + number}@1/website/publish", "https://cchc.example.vn/so-mau/bai/mot-cua-dien-tu/");
                return 0;
            }, CancellationToken.None);
        }
    }

    private static Task<int> FillAsync(Ledger ledger) => ledger.ChangeAsync(async change =>
    {
        for (var number = 0; number < Publications; number++)
        {
            var (id, edition) = ($"so-mau/bai-{number}", $"so-mau/bai-{number}@1");
            await change.RunAsync(
                "insert into articles (id, agency, slug, path, state, version, edition, changed_at) values (@id, 'so-mau', @id, @id, 'Approved', 1, @edition, 0)", ("id", id), ("edition", edition));
            await change.RunAsync(
                """
                insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
                values (@id, @article, 1, 'h', '', 't', '', 'van-phong', '', 'tin', '1.1', 'dvc', '', 0, '', 0, 'ai')
                """, ("id", edition), ("article", id));
            await PublicationRows.AddAsync(change, new Publication
            {
                Id = edition + "/website/publish",
                Article = id,
                Edition = edition,
                Agency = "so-mau",
                Channel = "website",
                Act = PublicationAct.Publish,
                State = PublicationState.Scheduled,
                DueAt = Due,
                NotBefore = Due,
                RenditionHash = new string('a', 64),
            }, null, notice: null);
        }

        return 0;
    }, CancellationToken.None);

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Tell(string name, string what, int count, TimeSpan time) =>
        Console.WriteLine(FormattableString.Invariant($"{name,-26} {what,-34} {count / time.TotalSeconds,10:#,0}/s  ({count:#,0} in {time.TotalSeconds:0.00} s)"));

    private static async Task ExecuteAsync(string postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
