using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// Moves what is approved and not yet sent to another time; a time in the past means now. A correction or withdrawal that a channel refused is tried again.
/// </summary>
public sealed class ScheduleArticle(Ledger ledger, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, DateTimeOffset at, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Editor | DeskRoles.Approver, "xếp lịch") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Approved, DeskState.Withdrawn) is { } elsewhere) return elsewhere;

        return await ledger.ChangeAsync<DeskOutcome>(async change =>
        {
            var now = clock.GetUtcNow();
            var due = at > now ? at : now;
            var moved = await change.RunAsync(
                """
                update publications set due_at = @due, not_before = @due, state = 'Scheduled', reason = null, ticket = null, looks = 0, blind_looks = 0, waits_since = null
                where article = @article and (@withdrawn = 0 and edition = @edition and act = 'Publish' and state in ('Scheduled', 'Rejected', 'Expired')
                  or act <> 'Publish' and (@withdrawn = 0 or act = 'Withdraw') and state = 'Rejected')
                """,
                ("due", due), ("article", article), ("edition", row.ApprovedEdition), ("withdrawn", row.State == DeskState.Withdrawn ? 1 : 0));
            if (moved == 0) return new DeskOutcome.Refused("Không còn lượt đăng nào chờ gửi.", "Nothing is waiting to be sent.");
            await change.TellAsync(now, actor, "schedule", row.Edition, due.ToString("O"));
            var local = content.Agency.Local(due);
            return new DeskOutcome.Done(article, new Words(
                $"Đã xếp {moved} lượt đăng của “{row.Title}” vào {local:HH:mm 'ngày' dd/MM/yyyy}.", $"{moved} publications of “{row.Title}” are due at {local:yyyy-MM-dd HH:mm}."));
        }, cancel);
    }
}
