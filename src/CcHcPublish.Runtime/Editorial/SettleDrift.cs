using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

public enum DriftDecision
{
    /// <summary>What stands over there now is right.</summary>
    Adopt,

    /// <summary>What was approved shall stand there again.</summary>
    Restore,
}

/// <summary>The board's answer to a post that was edited or removed over there: keep it so, or put the approved text back.</summary>
public sealed class SettleDrift(Ledger ledger, ChannelSet channels, TimeProvider clock)
{
    private const string Removed = "Đã bị gỡ ở kênh; Ban biên tập chấp nhận.";

    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string channel, string actor, DriftDecision decision, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Approver, "quyết định về bài bị sửa hoặc gỡ ở kênh") is { } forbidden) return forbidden;
        var name = content.Agency.Channel(channel)?.Name ?? channel;
        var open = (await Drift.OpenAsync(ledger, content.Agency.Id, cancel)).FirstOrDefault(drift => drift.Publication.Article == article && drift.Publication.Channel == channel);
        if (open is null) return new DeskOutcome.Refused($"“{row.Title}” không bị sửa hay gỡ trên {name}.", $"“{row.Title}” was not changed or removed on {name}.");

        if (open.Kind == DriftKind.Gone && decision == DriftDecision.Restore && await SeenAgainAsync(open, name, actor, cancel) is { } seen) return seen;

        return await DeskChange.RunAsync(ledger, async change =>
        {
            var now = clock.GetUtcNow();
            await PublicationRows.KeepStillAsync(change, article);
            var decided = await change.RunAsync(
                "update drifts set decision = @decision, decided_by = @by, decided_at = @now where publication = @id and mark = @mark and decision is null",
                ("decision", decision), ("by", actor), ("now", now), ("id", open.Publication.Id), ("mark", open.Mark));
            if (decided == 0 || !await ActAsync(change, open, decision, now)) return new DeskOutcome.Stale(article);
            await change.TellAsync(now, actor, decision == DriftDecision.Adopt ? "adopt" : "restore", open.Publication.Id, open.Mark);
            return new DeskOutcome.Done(article, decision == DriftDecision.Adopt
                ? new Words($"Đã chấp nhận bản đang có trên {name}.", $"What stands on {name} is adopted.")
                : new Words($"Sẽ đưa bản đã duyệt trở lại {name}.", $"What was approved will be put back on {name}."));
        }, cancel);
    }

    /// <summary>
    /// What was missing when the watch looked may stand there again, or may have been out of sight only: it is read once more before a second one is posted.
    /// Null when it is gone indeed.
    /// </summary>
    private async Task<DeskOutcome?> SeenAgainAsync(Drift open, string name, string actor, CancellationToken cancel)
    {
        var there = open.Publication;
        if (channels.Find(there.Agency, there.Channel)?.Channel is not { } channel || await new LoadDelivery(ledger).RunAsync(there, cancel) is not { Delivery: var delivery })
            return new DeskOutcome.Refused(
                $"{name} chưa được kết nối nên không xem lại được; kết nối kênh rồi làm lại.",
                $"“{name}” is not connected and cannot be read again; connect it and try again.");
        switch (await channel.ReadAsync(delivery, there.ExternalId!, cancel))
        {
            case LiveState.Gone:
                return null;
            case LiveState.AsApproved:
                await ledger.ChangeAsync(async change =>
                {
                    await change.RunAsync("delete from drifts where publication = @id and mark = @mark and decision is null", ("id", there.Id), ("mark", open.Mark));
                    await change.TellAsync(clock.GetUtcNow(), actor, "seen-again", there.Id, open.Mark);
                    return true;
                }, cancel);
                return new DeskOutcome.Done(
                    there.Article,
                    new Words($"Bài đã có lại trên {name}, đúng như bản đã duyệt; không đăng thêm.", $"The post stands on “{name}” again, as it was approved; nothing was posted."));
            case LiveState.Edited:
                return new DeskOutcome.Refused(
                    $"Bài có trên {name} nhưng đã bị sửa; chờ lượt xem lại kế tiếp báo rồi quyết định.",
                    $"The post stands on “{name}” but was edited; decide when the next look reports that.");
            default:
                return new DeskOutcome.Refused(
                    $"Chưa đọc được {name} để chắc bài không còn; thử lại sau ít phút.",
                    $"“{name}” cannot be read now to make sure that the post is gone; try again in some minutes.");
        }
    }

    private static async Task<bool> ActAsync(Change change, Drift open, DriftDecision decision, DateTimeOffset now)
    {
        var there = open.Publication;
        switch (open.Kind, decision)
        {
            case (DriftKind.Gone, DriftDecision.Adopt):
                return await EndAllAsync(change, there) > 0 && await GiveUpAsync(change, there);
            case (DriftKind.Gone, _):
                return await SendAnewAsync(change, there, now);
            case (_, DriftDecision.Adopt):
                return true;
            default:
                // The older text would replace what was approved since, or is on its way.
                if (await IsOvertakenAsync(change, there)) return false;
                var restore = there with { Id = $"{there.Edition}/{there.Channel}/restore", Act = PublicationAct.Restore, State = PublicationState.Scheduled, DueAt = now, NotBefore = now };
                return await PublicationRows.AddAsync(change, restore, waitsFor: null, notice: null);
        }
    }

    private static async Task<bool> IsOvertakenAsync(Change change, Publication there) => await change.FirstAsync(
        "select count(*) as many from publications where article = @article and channel = @channel and turn > @turn and state in ('Scheduled', 'Sending', 'Unconfirmed', 'Published')",
        row => row.Number("many"), ("article", there.Article), ("channel", there.Channel), ("turn", there.Turn)) > 0;

    /// <summary>The post is no more on the channel, neither as it first appeared nor as it was corrected.</summary>
    private static async Task<int> EndAllAsync(Change change, Publication there) => await change.RunAsync(
        """
        update publications set state = 'Cancelled', reason = @reason, fence = fence + 1
        where article = @article and channel = @channel and act <> 'Withdraw' and state = 'Published' and external_id = @external
        """,
        ("reason", Removed), ("article", there.Article), ("channel", there.Channel), ("external", there.ExternalId));

    /// <summary>What was ordered before the removal was seen, and refused or not yet done, has nothing left to change: it counts as decided with it.</summary>
    private static async Task<bool> GiveUpAsync(Change change, Publication there)
    {
        await change.RunAsync(
            """
            update publications set state = 'Cancelled', reason = @reason, not_before = null, fence = fence + 1
            where article = @article and channel = @channel and act in ('Correct', 'Restore') and state in ('Scheduled', 'Rejected')
              and not exists (select 1 from publications o where o.article = @article and o.channel = @channel and o.act <> 'Withdraw' and o.state in ('Published', 'Sending', 'Unconfirmed'))
            """,
            ("reason", Removed), ("article", there.Article), ("channel", there.Channel));
        await change.RunAsync(
            "update publications set turn = (select max(o.turn) + 1 from publications o where o.article = @article and o.channel = @channel) where id = @id",
            ("article", there.Article), ("channel", there.Channel), ("id", there.Id));
        return true;
    }

    /// <summary>The newest text goes out as a post of its own; it counts from the first appearance.</summary>
    private static async Task<bool> SendAnewAsync(Change change, Publication there, DateTimeOffset now)
    {
        var first = await change.FirstAsync(
            "select min(published_at) as at from publications where article = @article and channel = @channel and act = 'Publish' and state = 'Published'",
            row => row.OptionalTime("at"), ("article", there.Article), ("channel", there.Channel));
        // What said something else than its edition, as a correction post does, still does.
        var notice = await change.FirstAsync(
            "select notice from publications where edition = @edition and channel = @channel and act = 'Publish' and rendition_hash = @hash",
            row => row.OptionalText("notice"), ("edition", there.Edition), ("channel", there.Channel), ("hash", there.RenditionHash));
        await EndAllAsync(change, there);
        var anew = there.SendAnew(now) with { Id = $"{there.Edition}/{there.Channel}/publish", Act = PublicationAct.Publish };
        return await PublicationRows.AddAsync(change, anew, waitsFor: null, notice)
            && await change.RunAsync("update publications set published_at = @first, address = null where id = @id", ("first", first), ("id", anew.Id)) == 1;
    }
}
