using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>What a correction is beside the corrected text.</summary>
/// <param name="Note">What readers are told.</param>
public sealed record Correction(string Note)
{
    /// <summary>Channels from which the article was removed, with the board's consent, and where it shall appear again.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];
}

/// <summary>Approves a newer edition of what is already out, with a note to readers. Only channels whose bytes change are touched.</summary>
public sealed class CorrectArticle(Ledger ledger, RenderChannels render, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string actor, Correction correction, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Approver, "đính chính") is { } forbidden) return forbidden;
        if (DeskRules.In(row, DeskState.Submitted) is { } elsewhere) return elsewhere;
        if (DeskRules.NotOwnSubmission(row, actor) is { } own) return own;
        var note = correction.Note;
        if (string.IsNullOrWhiteSpace(note)) return new DeskOutcome.Refused("Phải có lời đính chính cho bạn đọc (--note).", "A note to readers is needed (--note).");
        var (text, unreadable) = DeskRules.Current(content, row);
        if (text is null) return unreadable!;
        if (DeskRules.Checked(text, content).Refusal is { } faulty) return faulty;
        var renderings = render.ForApproval(text, content);
        if (renderings is ChannelRenderings.Broken broken) return RenderChannels.Refuse(broken);
        var givenUp = await Drift.GivenUpAsync(ledger, article, cancel);
        if (correction.Again.FirstOrDefault(channel => !givenUp.Contains(channel) || !text.Channels.Contains(channel)) is { } wrong) return NotGivenUp(content.Agency, wrong);
        var known = await PublicationRows.OfArticleAsync(ledger, article, cancel);
        if (correction.Again.Count == 0 && !known.Any(publication => publication is { State: PublicationState.Published, Act: not PublicationAct.Withdraw }))
            return new DeskOutcome.Refused("Tin bài chưa đăng ở kênh nào: dùng lệnh approve.", "The article is out on no channel: use approve.");

        return await DeskChange.RunAsync(ledger, async change =>
        {
            var now = clock.GetUtcNow();
            if (!await ArticleRow.MoveAsync(change, row, DeskState.Approved, now, row.SubmittedBy, row.Edition)) return new DeskOutcome.Stale(article);
            var planned = Planned(await PublicationRows.OfArticleAsync(change, article), now);
            await PublicationRows.CancelWaitingAsync(change, article, "Có bản đính chính được duyệt.");
            // Read after what waits was cancelled: what is on its way counts as there, else the new edition would stand beside the old one.
            var there = There.Of(await PublicationRows.OfArticleAsync(change, article));
            IReadOnlyList<Rendition> renditions = ((ChannelRenderings.All)renderings).Renditions;
            var corrected = renditions
                // A first post of this very edition stays bound to what was signed for it.
                .Where(rendition => there.TryGetValue(rendition.Channel, out var shown) && shown.RenditionHash != rendition.Hash
                    && (shown.Edition != row.Edition || shown.Act == PublicationAct.Correct) && ChannelAbilities.CanCorrect(content.Agency, rendition.Channel))
                .ToList();
            // Where the board agreed to a removal it stays removed, unless it says otherwise now.
            var added = renditions
                .Where(rendition => !there.ContainsKey(rendition.Channel) && (!givenUp.Contains(rendition.Channel) || correction.Again.Contains(rendition.Channel)))
                .ToList();
            if (correction.Again.Count == 0 && there.Count > 0 && there.Values.All(shown => shown.Edition == row.Edition || !ChannelAbilities.CanCorrect(content.Agency, shown.Channel))) return new DeskOutcome.Refused(
                "Nội dung không khác bản đã đăng: dùng lệnh approve, không cần lời đính chính.", "The text is the one that is out: use approve, no note is needed.");
            if (there.Keys.FirstOrDefault(channel => IsLeftOut(content.Agency, channel, renditions)) is { } leftOut) return LeftOut(content.Agency, leftOut);
            var onTheirWay = there.Values.Where(shown => shown.State != PublicationState.Published).Select(shown => shown.Channel);
            var plan = new SchedulePublications(content.Agency, [.. corrected.Concat(added).Select(rendition => rendition.Channel), .. onTheirWay]);
            if (!await plan.PlanAsync(change, row, corrected, now, actor, now, PublicationAct.Correct, NoticeJson.Write(new CorrectionNote(note, now)))) return new DeskOutcome.Stale(article);
            foreach (var together in added.GroupBy(rendition => planned.GetValueOrDefault(rendition.Channel, now)))
            {
                if (!await plan.PlanAsync(change, row, [.. together], together.Key, actor, now)) return new DeskOutcome.Stale(article);
            }

            await change.TellAsync(now, actor, "correct", row.Edition, note);
            await SchedulePublications.SignAsync(change, now, actor, row.Edition, [.. corrected, .. added]);
            return new DeskOutcome.Done(article, new Words(
                $"Đã duyệt đính chính “{row.Title}” cho {corrected.Count} kênh.", $"Approved the correction of “{row.Title}” for {corrected.Count} channels."));
        }, cancel);
    }

    /// <summary>Channels on which the board has set a later time for the first post: a correction elsewhere does not hasten it.</summary>
    private static Dictionary<string, DateTimeOffset> Planned(IEnumerable<Publication> known, DateTimeOffset now) => known
        .Where(publication => publication is { State: PublicationState.Scheduled, Act: PublicationAct.Publish } && publication.DueAt > now)
        .GroupBy(publication => publication.Channel).ToDictionary(same => same.Key, same => same.Max(publication => publication.DueAt));

    /// <summary>True where readers see, or get, an older edition that says something else and can be corrected.</summary>
    internal static bool IsOutdated(Agency agency, ArticleRow row, Publication shown, IReadOnlyList<Rendition> renditions) =>
        shown.Edition != row.Edition && ChannelAbilities.CanCorrect(agency, shown.Channel)
        && !renditions.Any(rendition => rendition.Channel == shown.Channel && rendition.Hash == shown.RenditionHash);

    private static DeskOutcome.Refused NotGivenUp(Agency agency, string channel)
    {
        var name = agency.Channel(channel)?.Name ?? channel;
        return new($"Tin bài không ở tình trạng đã gỡ trên {name}: bỏ kênh này khỏi --again.", $"The article does not stand as removed from “{name}”: leave it out of --again.");
    }

    /// <summary>What cannot be changed once it is sent, or left the agency's settings, cannot be left out either.</summary>
    private static bool IsLeftOut(Agency agency, string channel, IReadOnlyList<Rendition> renditions) =>
        agency.Channel(channel) is not null && ChannelAbilities.CanCorrect(agency, channel) && renditions.All(rendition => rendition.Channel != channel);

    private static DeskOutcome.Refused LeftOut(Agency agency, string channel) => new(
        $"Bản sửa bỏ {agency.Channel(channel)!.Name}, nơi bản cũ đang hiện và sẽ không được sửa: ghi lại “{channel}” vào channels, hoặc gỡ tin bài.",
        $"The new edition leaves out “{agency.Channel(channel)!.Name}”, where the old text stands and would stay: name “{channel}” in channels again, or withdraw the article.");
}
