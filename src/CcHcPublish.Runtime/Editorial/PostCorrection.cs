using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// Approves a post of its own for a correction that its channel refused: readers are told there what was wrong, with the link to the corrected article. The old
/// post stays; a later withdrawal takes both away. The article counts from its first appearance, as before.
/// </summary>
public sealed class PostCorrection(Ledger ledger, RenderChannels render, TimeProvider clock)
{
    private const string Replaced = "Thay bằng bài đính chính riêng.";

    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string channel, string actor, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Approver, "duyệt bài đính chính") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Approved) is { } elsewhere) return elsewhere;
        if (DeskRules.NotOwnSubmission(row, actor) is { } own) return own;
        var (text, unreadable) = DeskRules.Current(content, row);
        if (text is null) return unreadable!;
        var refused = await ledger.ReadAsync(
            "select * from publications where article = @article and edition = @edition and channel = @channel and act = 'Correct' and state = 'Rejected'",
            found => (Publication: PublicationRows.Read(found), Note: NoticeJson.Correction(found.OptionalText("notice"))), cancel,
            ("article", article), ("edition", row.ApprovedEdition), ("channel", channel));
        if (content.Agency.Channel(channel) is not { Kind: ChannelKind.Facebook or ChannelKind.Zalo } setting || refused is not [var (open, note)] || note is null)
            return new DeskOutcome.Refused($"Không có đính chính nào bị từ chối trên “{channel}”.", $"No correction was refused on “{channel}”.");
        var there = (await PublicationRows.OfArticleAsync(ledger, article, cancel)).Where(other => other.Channel == channel).ToList();
        if (!there.Exists(other => other is { Act: not PublicationAct.Withdraw, State: PublicationState.Published }))
        {
            return new DeskOutcome.Refused(
                $"Trên {setting.Name} chưa có gì để đính chính: xếp lịch (cchc schedule) để đăng bản đã duyệt.",
                $"There is nothing to correct on “{setting.Name}”: schedule it (cchc schedule) and what was approved is posted.");
        }

        if (there.Exists(other => other.Edition == open.Edition
            && other is { Act: PublicationAct.Publish, State: PublicationState.Published or PublicationState.Sending or PublicationState.Unconfirmed }))
        {
            return new DeskOutcome.Refused(
                $"Bản này đã có bài riêng trên {setting.Name}: tự sửa trên kênh rồi ghi lại (--by-hand).",
                $"This edition has a post of its own on “{setting.Name}”: change it there and note that (--by-hand).");
        }

        var renderings = render.Run(AsPost(text, channel, note.Text), content);
        if (renderings is not ChannelRenderings.All { Renditions: var renditions }) return RenderChannels.Refuse((ChannelRenderings.Broken)renderings);

        return await DeskChange.RunAsync(ledger, async change =>
        {
            var now = clock.GetUtcNow();
            if (!await PublicationRows.MoveAsync(change, open, open.Cancel(Replaced), now)
                || !await new SchedulePublications(content.Agency, []).PlanAsync(change, row, renditions, now, actor, now, PublicationAct.Publish, NoticeJson.Write(note)))
            {
                return new DeskOutcome.Stale(article);
            }

            await change.TellAsync(now, actor, "correction-post", $"{row.Edition}/{channel}/publish", note.Text);
            await SchedulePublications.SignAsync(change, now, actor, row.Edition, renditions);
            return new DeskOutcome.Done(
                article,
                new Words($"Đã duyệt bài đính chính “{row.Title}” cho {setting.Name}.", $"Approved a correction post of “{row.Title}” for “{setting.Name}”."));
        }, cancel);
    }

    /// <summary>The article as its correction post tells it: the channel's template shows the note where it shows the summary.</summary>
    private static Article AsPost(Article text, string channel, string note) => text with
    {
        Channels = [channel],
        Title = $"Đính chính: {text.Title}",
        Summary = note,
        FanpageText = null,
        ZaloTitle = $"Đính chính: {text.ZaloTitle ?? text.Title}",
        ZaloDescription = note,
        ZaloBroadcast = false,
    };
}
