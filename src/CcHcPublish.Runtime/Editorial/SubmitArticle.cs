using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Hands an article to the editorial board. Errors do not stop it here: the board may help to mend them.</summary>
public sealed class SubmitArticle(Ledger ledger, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Writer | DeskRoles.Editor | DeskRoles.Approver, "gửi duyệt") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Draft, DeskState.Returned) is { } elsewhere) return elsewhere;
        if (DeskRules.Current(content, row).Refusal is { } unreadable) return unreadable;

        return await ledger.ChangeAsync<DeskOutcome>(async change =>
        {
            var now = clock.GetUtcNow();
            if (!await ArticleRow.MoveAsync(change, row, DeskState.Submitted, now, actor, row.ApprovedEdition)) return new DeskOutcome.Stale(article);
            await change.TellAsync(now, actor, "submit", row.Edition);
            return new DeskOutcome.Done(article, new Words($"Đã gửi duyệt “{row.Title}”.", $"Submitted “{row.Title}”."));
        }, cancel);
    }
}
