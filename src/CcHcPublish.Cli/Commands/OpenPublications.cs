using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;

namespace CcHcPublish.Cli.Commands;

/// <summary>What was due and did not come to rest in a sweep: being sent, not confirmed, or waiting, each with its reason and next step.</summary>
internal static class OpenPublications
{
    /// <param name="scope">What the sweep was for; of one article also what is not due yet.</param>
    public static async Task<IReadOnlyList<ConditionLine>> AfterSweepAsync(Desk desk, SweepScope scope, CancellationToken cancel)
    {
        var (now, article) = (desk.Clock.GetUtcNow(), scope.Article);
        var agencies = await desk.Runtime.Ledger.ReadAsync(
            "select distinct agency from publications where (state in ('Sending', 'Unconfirmed') or state = 'Scheduled' and due_at <= @now) and (@any = 1 or article = @article) order by agency",
            row => row.Text("agency"), cancel, ("now", now), ("any", article is null ? 1 : 0), ("article", article ?? ""));
        List<ConditionLine> open = [];
        foreach (var id in agencies.Where(id => scope.Agency is null || id == scope.Agency))
        {
            if (desk.Runtime.Content.Outline(id, cancel).Content is not { Agency: var agency }) continue;
            foreach (var standing in await new ReadArticleFacts(desk.Runtime.Ledger).OpenAsync(agency, cancel))
            {
                if (article is not null && standing.Row.Id != article) continue;
                open.AddRange(ConditionLine.Of(standing, now).Where(line => IsOpen(line.Condition, standing.Facts, article is null ? now : DateTimeOffset.MaxValue)));
            }
        }

        return open;
    }

    private static bool IsOpen(BlockingCondition condition, ArticleFacts facts, DateTimeOffset until) => facts.Publications.Any(one => one.Publication.Channel == condition.Channel
        && (one.Publication.State is PublicationState.Sending or PublicationState.Unconfirmed || (one.Publication.State is PublicationState.Scheduled && one.Publication.DueAt <= until)));
}
