using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// Moves what is approved and not yet sent to another time; one that has just passed means now, one long past is taken for a slip of the pen. A correction or
/// withdrawal that a channel refused is tried again.
/// </summary>
public sealed class ScheduleArticle(Ledger ledger, TimeProvider clock)
{
    /// <summary>So late a time is still meant for now.</summary>
    private static readonly TimeSpan MostPast = TimeSpan.FromHours(1);

    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, DateTimeOffset at, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Editor | DeskRoles.Approver, "xếp lịch") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Approved, DeskState.Withdrawn) is { } elsewhere) return elsewhere;
        if (clock.GetUtcNow() - at > MostPast) return Past(content.Agency, row, actor, at);

        var givenUp = await Drift.GivenUpAsync(ledger, article, cancel);
        return await DeskChange.RunAsync(ledger, async change =>
        {
            var now = clock.GetUtcNow();
            var due = at > now ? at : now;
            await PublicationRows.KeepStillAsync(change, article);
            var all = await PublicationRows.OfArticleAsync(change, article);
            var channels = (await change.FirstAsync("select channels from editions where id = @id", found => found.Text("channels"), ("id", row.ApprovedEdition)))?.Split('\n') ?? [];
            var movable = all.Where(publication => IsMovable(publication, row)).Concat(row.State == DeskState.Approved ? Unchanged(all, row, [.. channels.Except(givenUp)]) : []).ToList();
            foreach (var publication in movable) await MoveAsync(change, publication, due);
            if (movable.Count == 0) return new DeskOutcome.Refused("Không còn lượt đăng nào chờ gửi.", "Nothing is waiting to be sent.");
            await change.TellAsync(now, actor, "schedule", row.Edition, due.ToString("O"));
            var local = content.Agency.Local(due);
            return new DeskOutcome.Done(article, new Words(
                $"Đã xếp {movable.Count} lượt đăng của “{row.Title}” vào {local:HH:mm 'ngày' dd/MM/yyyy}.",
                $"{movable.Count} publications of “{row.Title}” are due at {local:yyyy-MM-dd HH:mm}."));
        }, cancel);
    }

    private static DeskOutcome.Refused Past(Agency agency, ArticleRow row, string actor, DateTimeOffset at)
    {
        var local = agency.Local(at);
        var publish = $"cchc publish {row.Slug} --agency {agency.Id} --as {actor}";
        return new(
            $"{local:HH:mm 'ngày' dd/MM/yyyy} đã qua; đăng ngay: {publish}. Nếu gõ nhầm, chọn lại giờ.",
            $"{local:yyyy-MM-dd HH:mm} is past; to publish now: {publish}. If it was a slip, give another time.");
    }

    private static bool IsMovable(Publication publication, ArticleRow row) => publication switch
    {
        { Act: PublicationAct.Withdraw } => publication.State == PublicationState.Rejected,
        _ when row.State == DeskState.Withdrawn => false,
        { Act: PublicationAct.Publish } => publication.Edition == row.ApprovedEdition && publication.State is PublicationState.Scheduled or PublicationState.Rejected or PublicationState.Expired,
        _ => publication.State == PublicationState.Rejected,
    };

    /// <summary>
    /// A correction leaves out a channel whose bytes stay the same: where nothing of the article stands and nothing newer was planned, what an earlier edition
    /// failed to bring is approved still.
    /// </summary>
    private static IEnumerable<Publication> Unchanged(IReadOnlyList<Publication> all, ArticleRow row, IReadOnlyCollection<string> channels) =>
        from channel in all.Where(publication => publication.Act != PublicationAct.Withdraw).GroupBy(publication => publication.Channel)
        where channels.Contains(channel.Key) && channel.All(publication => publication.Edition != row.ApprovedEdition)
        where channel.All(publication => publication.State is PublicationState.Rejected or PublicationState.Expired or PublicationState.Cancelled)
        let last = channel.MaxBy(publication => publication.Turn)
        where last is { Act: PublicationAct.Publish, State: not PublicationState.Cancelled }
        select last;

    private static Task<int> MoveAsync(Change change, Publication publication, DateTimeOffset due) => change.RunAsync(
        """
        update publications set due_at = @due, not_before = @due, state = 'Scheduled', reason = null, ticket = null, tries = 0, looks = 0, blind_looks = 0, waits_since = null
        where id = @id
        """,
        ("due", due), ("id", publication.Id));
}
