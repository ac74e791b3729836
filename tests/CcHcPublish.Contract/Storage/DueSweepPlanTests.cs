using CcHcPublish.Contract.Publishing;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage;

/// <summary>The sweep costs what is due, and the watch what it reads; neither costs what was ever published.</summary>
public sealed class DueSweepPlanTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task TheSweepFindsWhatIsDueByItsIndexAmongManyThatAreDone(string database)
    {
        await using var stage = await FilledAsync(database);

        var plan = await PlanAsync(stage.Ledger, $"{DuePublications.Query} {DuePublications.Order} limit 500".Replace("@now", "1000", StringComparison.Ordinal).Replace("@late", "900", StringComparison.Ordinal));

        plan.ShouldContain(stage.Ledger.IsFile ? "p USING INDEX publications_due (not_before" : "publications_due", customMessage: plan);
        plan.ShouldNotContain("Seq Scan on publications p", customMessage: plan);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task TheWatchFindsItsPageByItsIndexAndSortsNothing(string database)
    {
        await using var stage = await FilledAsync(database);

        var plan = await PlanAsync(stage.Ledger, WatchDrift.Query.Replace("@since", "100", StringComparison.Ordinal).Replace("@until", "9000", StringComparison.Ordinal)
            .Replace("@before", "'p9000'", StringComparison.Ordinal).Replace("@most", "50", StringComparison.Ordinal));

        plan.ShouldContain("publications_live", customMessage: plan);
        plan.ShouldNotContain(stage.Ledger.IsFile ? "USE TEMP B-TREE" : "Sort", Case.Sensitive, plan);
    }

    /// <summary>Few of many wait; the rest is live.</summary>
    private static async Task<PublishingStage> FilledAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");
        await stage.Ledger.ChangeAsync(change => change.RunAsync(
            """
            insert into publications (id, article, edition, agency, channel, act, state, due_at, not_before, rendition_hash, fence, tries, looks, turn, published_at, external_id)
            with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < 20000)
            select 'p' || i, 'so-mau/mot-cua', 'so-mau/mot-cua@1', 'so-mau', 'kenh-' || i, 'Publish', case when i % 4000 = 0 then 'Scheduled' else 'Published' end, 0,
              case when i % 4000 = 0 then 0 end, 'h', 0, 0, 0, i, i, 'x' || i from numbers
            """), default);
        await stage.Ledger.ChangeAsync(change => change.RunAsync("analyze"), default);
        return stage;
    }

    private static async Task<string> PlanAsync(Ledger ledger, string query)
    {
        var lines = await ledger.ReadAsync(
            (ledger.IsFile ? "explain query plan " : "explain ") + query, row => row.Text(ledger.IsFile ? "detail" : "QUERY PLAN"), default);
        return string.Join('\n', lines);
    }
}
