using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// Moves what is approved and not yet sent to another time; a time in the past means now. A correction or withdrawal that a channel refused is tried again.
/// Where a correction found nothing since the first post had been refused, what was approved appears for the first time.
/// </summary>
public sealed class ScheduleArticle(Ledger ledger, TimeProvider clock)
{
    private const string NeverThere = "Bản trước chưa từng lên kênh; bản đã duyệt được đăng mới.";

    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, DateTimeOffset at, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Editor | DeskRoles.Approver, "xếp lịch") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Approved, DeskState.Withdrawn) is { } elsewhere) return elsewhere;

        var givenUp = await Drift.GivenUpAsync(ledger, article, cancel);
        return await DeskChange.RunAsync(ledger, async change =>
        {
            var now = clock.GetUtcNow();
            var due = at > now ? at : now;
            await PublicationRows.KeepStillAsync(change, article);
            var waiting = new WaitingActs(row, await PublicationRows.OfArticleAsync(change, article), await ChannelsAsync(change, row), givenUp);
            foreach (var publication in waiting.Movable) await MoveAsync(change, publication, due);
            foreach (var publication in waiting.Pointless) await CancelAsync(change, publication);
            foreach (var refused in waiting.NeverAppeared)
            {
                if (!await AppearAsync(change, refused, due)) return new DeskOutcome.Stale(article);
            }

            var moved = waiting.Movable.Count + waiting.NeverAppeared.Count;
            if (moved + waiting.Pointless.Count == 0) return new DeskOutcome.Refused("Không còn lượt đăng nào chờ gửi.", "Nothing is waiting to be sent.");
            await change.TellAsync(now, actor, "schedule", row.Edition, due.ToString("O"));
            if (moved == 0) return new DeskOutcome.Done(article, new Words($"Đã hủy {waiting.Pointless.Count} lượt không còn gì để sửa trên kênh.", $"Cancelled {waiting.Pointless.Count} acts that have nothing to change on their channel."));
            var local = content.Agency.Local(due);
            return new DeskOutcome.Done(article, new Words(
                $"Đã xếp {moved} lượt đăng của “{row.Title}” vào {local:HH:mm 'ngày' dd/MM/yyyy}.", $"{moved} publications of “{row.Title}” are due at {local:yyyy-MM-dd HH:mm}."));
        }, cancel);
    }

    private static async Task<IReadOnlyList<string>> ChannelsAsync(Change change, ArticleRow row) =>
        (await change.FirstAsync("select channels from editions where id = @id", found => found.Text("channels"), ("id", row.ApprovedEdition)))?.Split('\n') ?? [];

    private static Task<int> MoveAsync(Change change, Publication publication, DateTimeOffset due) => change.RunAsync(
        "update publications set due_at = @due, not_before = @due, state = 'Scheduled', reason = null, ticket = null, looks = 0, blind_looks = 0, waits_since = null where id = @id",
        ("due", due), ("id", publication.Id));

    private static Task<int> CancelAsync(Change change, Publication publication) => change.RunAsync(
        "update publications set state = 'Cancelled', not_before = null, reason = @reason where id = @id", ("reason", NeverThere), ("id", publication.Id));

    /// <summary>The bytes that the correction would have put in place of the first post become the first post; they wait for what the correction waited for.</summary>
    private static async Task<bool> AppearAsync(Change change, Publication correction, DateTimeOffset due) => await PublicationRows.AddAsync(
        change,
        correction with { Id = $"{correction.Edition}/{correction.Channel}/publish", Act = PublicationAct.Publish, State = PublicationState.Scheduled, DueAt = due, NotBefore = due },
        await change.FirstAsync("select waits_for from publications where id = @id", row => row.OptionalText("waits_for"), ("id", correction.Id)),
        notice: null);
}
