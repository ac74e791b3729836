using System.Data.Common;
using CcHcPublish.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage;

/// <summary>A ledger from before acts had turns gets them in the order in which the acts were ordered, not in that of their publishing times.</summary>
public sealed class TurnsMigrationTests
{
    private const string Filled = """
        insert into articles (id, agency, slug, path, state, version, edition, changed_at) values ('so-mau/a', 'so-mau', 'a', 'a', 'Approved', 1, 'so-mau/a@10', 0);
        insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
          select 'so-mau/a@' || n, 'so-mau/a', n, 'h' || n, '', '', '', '', '', '', '', '', '', 0, '', 0, '' from (select 2 as n union all select 9 union all select 10) numbers;
        insert into publications (id, article, edition, agency, channel, act, state, due_at, rendition_hash, fence, tries, looks, published_at) values
          ('cu', 'so-mau/a', 'so-mau/a@2', 'so-mau', 'fanpage', 'Publish', 'Cancelled', 5000, 'h', 0, 0, 0, null),
          ('dau', 'so-mau/a', 'so-mau/a@9', 'so-mau', 'fanpage', 'Publish', 'Published', 1000, 'h', 0, 0, 0, 9000),
          ('sua', 'so-mau/a', 'so-mau/a@10', 'so-mau', 'fanpage', 'Correct', 'Published', 3000, 'h', 0, 0, 0, 3100),
          ('lai', 'so-mau/a', 'so-mau/a@9', 'so-mau', 'fanpage', 'Correct', 'Published', 4000, 'h', 0, 0, 0, 2000),
          ('trang', 'so-mau/a', 'so-mau/a@9', 'so-mau', 'website', 'Publish', 'Published', 1000, 'h', 0, 0, 0, 1000);
        """;

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task EveryActGetsItsTurn(string database)
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync(database);
        await using (DbConnection connection = place.Postgres is { } postgres ? new NpgsqlConnection(postgres) : new SqliteConnection($"Data Source={place.File};Pooling=False"))
        {
            await connection.OpenAsync();
            var before = MigrationScript.All().Where(script => script.Number < 4).ToList();
            await new MigrateLedger(TimeProvider.System, before).RunAsync(connection, place.Postgres is null, CancellationToken.None);
        }

        await place.TamperAsync(Filled);
        await using var ledger = await place.OpenAsync();

        (await ledger.ReadAsync("select id || ' ' || turn as line from publications order by channel, turn", row => row.Text("line"), CancellationToken.None))
            .ShouldBe(["cu 1", "dau 2", "sua 3", "lai 4", "trang 1"]);
    }
}
