using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Gives a submitted article back to its writer, with the reason.</summary>
public sealed class ReturnArticle(Ledger ledger, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, string reason, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Editor | DeskRoles.Approver, "trả lại tin bài") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Submitted) is { } elsewhere) return elsewhere;
        if (string.IsNullOrWhiteSpace(reason)) return new DeskOutcome.Refused("Phải nêu lý do trả lại (--reason).", "A reason is needed (--reason).");

        return await ledger.ChangeAsync<DeskOutcome>(async change =>
        {
            var now = clock.GetUtcNow();
            if (!await ArticleRow.MoveAsync(change, row, DeskState.Returned, now, row.SubmittedBy, row.ApprovedEdition, reason)) return new DeskOutcome.Stale(article);
            await change.TellAsync(now, actor, "return", row.Edition, reason);
            return new DeskOutcome.Done(article, new Words($"Đã trả lại “{row.Title}”: {reason}", $"Returned “{row.Title}”: “{reason}”"));
        }, cancel);
    }
}
