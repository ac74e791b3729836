using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Takes an article off every channel it reached, with kind, reason and the order's number; what was never sent is cancelled.</summary>
public sealed class WithdrawArticle(Ledger ledger, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, string kind, string reason, string? order, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Approver, "gỡ tin bài") is { } forbidden) return forbidden;
        if (row.State == DeskState.Withdrawn) return new DeskOutcome.Refused("Tin bài đã được gỡ.", "The article is withdrawn already.");
        if (string.IsNullOrWhiteSpace(reason)) return new DeskOutcome.Refused("Phải nêu lý do gỡ (--reason).", "A reason is needed (--reason).");
        if (Unknown(kind) is { } unknown) return unknown;
        return await DeskChange.RunAsync(ledger, async change =>
        {
            var now = clock.GetUtcNow();
            if (!await ArticleRow.MoveAsync(change, row, DeskState.Withdrawn, now, row.SubmittedBy, row.ApprovedEdition, reason)) return new DeskOutcome.Stale(article);
            await PublicationRows.CancelWaitingAsync(change, article, $"Đã gỡ: {reason}");
            // Read after what waits was cancelled: what a node claimed until then is on its way and must come back.
            var reached = (await PublicationRows.OfArticleAsync(change, article))
                .Where(publication => publication is { Act: not PublicationAct.Withdraw, State: PublicationState.Published or PublicationState.Sending or PublicationState.Unconfirmed })
                .Where(publication => content.Agency.Channel(publication.Channel) is not { Kind: var there } || ChannelAbilities.Of(there).Withdraw.Can)
                .ToList();
            var open = reached.GroupBy(publication => (publication.Channel, PostOf(publication, reached))).Select(group => group.MaxBy(publication => publication.Turn)!).ToList();
            var notice = NoticeJson.Write(new WithdrawalNotice(kind, reason, order, now));
            foreach (var publication in open)
            {
                var isOrdered = await PublicationRows.AddAsync(change, publication with
                {
                    Id = $"{publication.Edition}/{publication.Channel}/withdraw",
                    Act = PublicationAct.Withdraw,
                    State = PublicationState.Scheduled,
                    DueAt = now,
                    NotBefore = now,
                }, waitsFor: null, notice);
                if (!isOrdered) return new DeskOutcome.Stale(article);
            }

            var channels = open.Select(publication => publication.Channel).Distinct().Count();
            await change.TellAsync(now, actor, "withdraw", row.Edition, $"{kind}\n{order}\n{reason}");
            return new DeskOutcome.Done(article, new Words($"Đã ra lệnh gỡ “{row.Title}” khỏi {channels} kênh.", $"“{row.Title}” is being withdrawn from {channels} channels."));
        }, cancel);
    }

    /// <summary>A correction post stands beside what it corrects, and both must go; a correction on its way will stand where the newest post does.</summary>
    private static string PostOf(Publication publication, IReadOnlyList<Publication> reached) =>
        publication.ExternalId
        ?? (publication is { Act: PublicationAct.Publish, State: not PublicationState.Published } ? publication.Id
            : reached.Where(other => other.Channel == publication.Channel && other.State == PublicationState.Published).MaxBy(other => other.Turn)?.ExternalId ?? "");

    private static DeskOutcome.Refused? Unknown(string kind)
    {
        if (WithdrawalKinds.Ids.Contains(kind)) return null;
        var known = string.Join(", ", WithdrawalKinds.Ids);
        return Nearest.Of(kind, WithdrawalKinds.Ids) is { } near
            ? new($"Không có loại gỡ “{kind}”; có phải “{near}”?", $"There is no kind “{kind}”; did you mean “{near}”?")
            : new($"Không có loại gỡ “{kind}”. Chọn một trong: {known}.", $"There is no kind “{kind}”. Choose one of: {known}.");
    }
}
