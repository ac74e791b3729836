namespace CcHcPublish.Chaos.Runs;

/// <summary>
/// After the violence: the far side serves again, one node is left, and the desk's time jumps from moment to moment until nothing waits any more
/// but what is held. Hours of retries and look plans pass in seconds.
/// </summary>
internal sealed class ComeToRest(Stage stage, Board board)
{
    private const int MostRounds = 3000;

    /// <summary>What a publisher may still move by itself.</summary>
    private const string Open = """
        select count(*) as many from publications p where (p.not_before is not null or p.lease_owner is not null)
          and not exists (select 1 from holds h where h.lifted_at is null and h.scope = 'article:' || p.article)
        """;

    private const string Moments = """
        select min(moment) as moment from (
          select min(not_before) as moment from publications where not_before > @now
          union all select min(until) from pauses where until > @now and ended_at is null
          union all select min(lease_until) from publications where lease_owner is not null and lease_until > @now
          union all select min(next_at) from spacings where next_at > @now) as moments
        """;

    /// <summary>True when everything came to rest.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        stage.Clock.StandAt(stage.Clock.GetUtcNow());
        for (var round = 0; round < MostRounds; round++)
        {
            await board.RepairAsync(cancel);
            await board.DecideAsync(cancel);
            await stage.Runtime.Publisher.SweepAsync(cancel);
            // What is refused now is scheduled anew in the next round: with the far side in order, nothing may stay refused.
            if (await OpenAsync(cancel) == 0 && !await IsRefusedAsync(cancel))
            {
                // What appeared just now is not watched yet.
                stage.Clock.StandAt(stage.Clock.GetUtcNow() + TimeSpan.FromHours(1));
                if (!await board.SettleDriftsAsync(cancel)) return true;
            }

            stage.Clock.StandAt(await NextAsync(cancel));
        }

        return false;
    }

    private async Task<bool> IsRefusedAsync(CancellationToken cancel) =>
        (await stage.Ledger.ReadAsync("select id from publications where state in ('Rejected', 'Expired') limit 1", row => row.Text("id"), cancel)).Count > 0;

    private async Task<long> OpenAsync(CancellationToken cancel) => (await stage.Ledger.ReadAsync(Open, row => row.Number("many"), cancel))[0];

    /// <summary>A claim of a dead node is taken once its lease ran out by the allowance between clocks: a minute is the longest jump.</summary>
    private async Task<DateTimeOffset> NextAsync(CancellationToken cancel)
    {
        var now = stage.Clock.GetUtcNow();
        var next = (await stage.Ledger.ReadAsync(Moments, row => row.OptionalTime("moment"), cancel, ("now", now)))[0];
        var claimed = (await stage.Ledger.ReadAsync("select id from publications where lease_owner is not null limit 1", row => row.Text("id"), cancel)).Count > 0;
        var most = now + (claimed ? TimeSpan.FromSeconds(20) : TimeSpan.FromHours(1));
        return next is { } moment && moment < most ? moment : claimed || next is not null ? most : now + TimeSpan.FromMinutes(1);
    }
}
