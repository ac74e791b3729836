using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// Signs off what every channel will show and plans its publications for the article's date. The stored renditions are what will be sent, byte for byte.
/// </summary>
/// <param name="stampOf">Changes whenever the agency's templates or settings do; taken before rendering.</param>
public sealed class ApproveArticle(Ledger ledger, RenderChannels render, Func<string, string> stampOf, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Approver, "duyệt") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Submitted) is { } elsewhere) return elsewhere;
        if (DeskRules.NotOwnSubmission(row, actor) is { } own) return own;
        var (text, unreadable) = DeskRules.Current(content, row);
        if (text is null) return unreadable!;
        if (DeskRules.Checked(text, content).Refusal is { } faulty) return faulty;
        var all = await PublicationRows.OfArticleAsync(ledger, article, cancel);
        var there = There.Of(all);
        var stamp = stampOf(content.Agency.Id);
        var renderings = render.ForApproval(text, content);
        if (renderings is ChannelRenderings.Broken broken) return RenderChannels.Refuse(broken);
        var renditions = ((ChannelRenderings.All)renderings).Renditions.ToList();
        // Channels that show what would be sent, or are getting it, stay as they are: only those that were reopened, or added, are approved.
        var isOlder = there.Values.Any(shown => CorrectArticle.IsOutdated(content.Agency, row, shown, renditions));
        if (isOlder && all.Any(publication => publication is { Act: not PublicationAct.Withdraw, State: PublicationState.Published }))
            return new DeskOutcome.Refused("Tin bài đã đăng: dùng lệnh correct kèm lời đính chính (--note).", "The article is out: use correct with a note (--note).");
        if (isOlder)
            return new DeskOutcome.Refused(
                "Bản trước đang được gửi hoặc chưa xác nhận; chờ ngã ngũ rồi duyệt (cchc why).",
                "An earlier edition is being sent or unconfirmed; wait until that is settled (cchc why).");
        renditions.RemoveAll(rendition => there.ContainsKey(rendition.Channel));
        var givenUp = await Drift.GivenUpAsync(ledger, article, cancel);
        if (renditions.RemoveAll(rendition => givenUp.Contains(rendition.Channel)) > 0 && renditions.Count == 0 && there.Count == 0)
        {
            return new DeskOutcome.Refused(
                "Tin bài đã bị gỡ ở mọi kênh và Ban biên tập đã chấp nhận; muốn đăng lại thì dùng lệnh correct kèm --again.",
                "The article was removed from every channel and the board agreed; to post it again use correct with --again.");
        }

        return await DeskChange.RunAsync(ledger, async change =>
        {
            var now = clock.GetUtcNow();
            if (!await ArticleRow.MoveAsync(change, row, DeskState.Approved, now, row.SubmittedBy, row.Edition)) return new DeskOutcome.Stale(article);
            await change.RunAsync("update articles set rendered_with = @stamp where id = @id", ("stamp", stamp), ("id", row.Id));
            await PublicationRows.CancelWaitingAsync(change, article, "Có bản mới được duyệt.");
            // A node may have begun to send, or put off, what was looked at before rendering: beside it the new edition would stand twice, or nowhere.
            var isStill = There.Of(await PublicationRows.OfArticleAsync(change, article)).Values.Select(publication => publication.Id).ToHashSet(StringComparer.Ordinal)
                .SetEquals(there.Values.Select(publication => publication.Id));
            var due = content.Agency.At(text.Date);
            var plan = new SchedulePublications(content.Agency, [.. there.Keys]);
            if (!isStill || !await plan.PlanAsync(change, row, renditions, due > now ? due : now, actor, now)) return new DeskOutcome.Stale(article);
            await change.TellAsync(now, actor, "approve", row.Edition, SchedulePublications.Signed(renditions));
            return new DeskOutcome.Done(article, new Words($"Đã duyệt “{row.Title}” cho {renditions.Count} kênh.", $"Approved “{row.Title}” for {renditions.Count} channels."));
        }, cancel);
    }
}
