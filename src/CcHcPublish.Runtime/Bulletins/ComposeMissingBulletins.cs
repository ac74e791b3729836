using CcHcPublish.Core.Content;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Bulletins;

/// <summary>
/// Composes every month's bulletin that is missing since the last one, oldest first, and none further back than <see cref="FurthestBack"/>. An agency
/// that has had none yet begins with last month. A refused month stops the run, so that the next run begins with it; one
/// that published nothing is noted and left out.
/// </summary>
public sealed partial class ComposeMissingBulletins(ComposeMonthlyBulletin compose, Ledger ledger, ILogger<ComposeMissingBulletins> log)
{
    /// <summary>Months; news that are older interest nobody.</summary>
    private const int FurthestBack = 3;

    /// <param name="today">Local day of the agency.</param>
    /// <returns>One outcome for each month that was tried, in their order.</returns>
    public async Task<IReadOnlyList<BulletinOutcome>> RunAsync(AgencyContent content, DateOnly today, string actor, CancellationToken cancel)
    {
        var current = Period.Of(today, PeriodKind.Month, content.Agency.Counting.Period);
        var last = await LastAsync(content.Agency.Id, cancel);
        List<BulletinOutcome> outcomes = [];
        for (var back = last is null ? 1 : FurthestBack; back >= 1; back--)
        {
            var month = current.Later(-back);
            if (string.CompareOrdinal(month.Id, last) <= 0) continue;
            var outcome = await compose.RunAsync(content, month, actor, cancel);
            outcomes.Add(outcome);
            if (outcome is BulletinOutcome.Empty) Empty(content.Agency.Id, month.Id);
            if (outcome is not BulletinOutcome.Refused refused) continue;
            Refused(content.Agency.Id, month.Id, refused.Reason.Vi);
            break;
        }

        return outcomes;
    }

    /// <summary>Id of the latest month that has its bulletin; ids of months sort as the months do.</summary>
    private async Task<string?> LastAsync(string agency, CancellationToken cancel) =>
        (await ledger.ReadAsync("select max(period) as last from bulletins where agency = @agency", row => row.OptionalText("last"), cancel, ("agency", agency)))[0];

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bulletin of {Agency} for {Month} is not composed: nothing was published")]
    private partial void Empty(string agency, string month);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bulletin of {Agency} for {Month} is not composed: {Reason}")]
    private partial void Refused(string agency, string month, string reason);
}
