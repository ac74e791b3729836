using CcHcPublish.Contract.Publishing;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage;

/// <summary>The sweep costs what is due, and not what was ever published.</summary>
public sealed class DueSweepPlanTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task TheSweepFindsWhatIsDueByItsIndexAmongManyThatAreDone(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.Ledger.ChangeAsync(change => change.RunAsync(
            """
            insert into publications (id, article, edition, agency, channel, act, state, due_at, not_before, rendition_hash, fence, tries, looks, turn, published_at)
            with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < 20000)
            select 'p' || i, 'so-mau/mot-cua', 'so-mau/mot-cua@1', 'so-mau', 'kenh-' || i, 'Publish', case when i % 4000 = 0 then 'Scheduled' else 'Published' end, 0,
              case when i % 4000 = 0 then 0 end, 'h', 0, 0, 0, i, i from numbers
            """), default);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("analyze"), default);

        var plan = await PlanAsync(stage.Ledger);

        plan.ShouldContain(stage.Ledger.IsFile ? "p USING INDEX publications_due (not_before" : "publications_due", customMessage: plan);
        plan.ShouldNotContain("Seq Scan on publications p", customMessage: plan);
    }

    private static async Task<string> PlanAsync(Ledger ledger)
    {
        var query = DuePublications.Query.Replace("@now", "1000", StringComparison.Ordinal) + " order by p.due_at, p.id limit 64";
        var lines = await ledger.ReadAsync(
            (ledger.IsFile ? "explain query plan " : "explain ") + query, row => row.Text(ledger.IsFile ? "detail" : "QUERY PLAN"), default);
        return string.Join('\n', lines);
    }
}
