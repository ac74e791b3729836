using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>What a person says about a publication. Closed.</summary>
public abstract record Settlement
{
    private Settlement()
    {
    }

    /// <summary>It is on the channel, sent by us or posted by hand.</summary>
    public sealed record IsThere(Uri Address) : Settlement;

    /// <summary>It is not there: send it.</summary>
    public sealed record IsNotThere : Settlement;
}

/// <summary>
/// A person decides what the far side cannot tell: an unconfirmed publication is there, under this address, or it is not and shall be sent. What was
/// posted by hand is told the same way; it counts like the rest.
/// </summary>
public sealed class SettlePublication(Ledger ledger, ChannelSet channels, TimeProvider clock)
{
    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(30);

    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string channel, string actor, Settlement settlement, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Editor | DeskRoles.Approver, "xác nhận lượt đăng") is { } forbidden) return forbidden;
        if (content.Agency.Channel(channel) is not { } setting) return NoChannel(content.Agency, channel);
        var all = await PublicationRows.OfArticleAsync(ledger, article, cancel);
        var isWithdrawn = row.State == DeskState.Withdrawn;
        // What may be there keeps a later correction or withdrawal waiting, whatever became of the article meanwhile.
        var open = all.LastOrDefault(publication => publication.Channel == channel && publication is { Act: PublicationAct.Publish, State: PublicationState.Unconfirmed })
            ?? all.LastOrDefault(publication => !isWithdrawn && publication.Channel == channel && publication.Edition == row.ApprovedEdition && publication is { Act: PublicationAct.Publish, State: not PublicationState.Cancelled });
        if (open is null)
            return new DeskOutcome.Refused($"“{row.Title}” chưa được duyệt cho {setting.Name}.", $"“{row.Title}” is not approved for {setting.Name}.");

        return settlement switch
        {
            Settlement.IsThere there => await ThereAsync(open, setting, there.Address, actor, cancel),
            _ when isWithdrawn => await MoveAsync(open, open.Cancel("Đã gỡ trước khi gửi."), actor, "not-there", "", new Words(
                $"Đã ghi: không có trên {setting.Name}; tin bài đã gỡ nên không gửi nữa.", $"Noted: it is not on {setting.Name}; the article is withdrawn and it is not sent."), cancel),
            _ => await NotThereAsync(open, setting, actor, cancel),
        };
    }

    private async Task<DeskOutcome> ThereAsync(Publication open, ChannelSetting setting, Uri address, string actor, CancellationToken cancel)
    {
        if (address is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
            return new DeskOutcome.Refused("Địa chỉ phải bắt đầu bằng https:// hoặc http://.", "The address must begin with https:// or http://.");
        if (open.State is PublicationState.Sending) return BeingSent(setting);
        if (open.State is PublicationState.Published) return new DeskOutcome.Refused(
            $"Đã đăng trên {setting.Name}: {open.Address}", $"It is out on {setting.Name}: {open.Address}");
        var now = clock.GetUtcNow();
        var found = channels.Find(open.Agency, open.Channel)?.Channel is { } far ? await far.FindAtAsync(address, now - LongestAgo, cancel) : null;
        return await MoveAsync(open, open.FoundByHand(found?.ExternalId, address, found?.Since, now), actor, "there", address.ToString(), new Words(
            $"Đã ghi: có trên {setting.Name} tại {address}", $"Noted: it is on {setting.Name} at {address}"), cancel);
    }

    private async Task<DeskOutcome> NotThereAsync(Publication open, ChannelSetting setting, string actor, CancellationToken cancel) => open.State switch
    {
        PublicationState.Unconfirmed => await MoveAsync(open, open.SendAnew(clock.GetUtcNow()), actor, "not-there", "", new Words(
            $"Đã ghi: chưa có trên {setting.Name}; sẽ gửi ngay.", $"Noted: it is not on {setting.Name}; it is sent now."), cancel),
        PublicationState.Sending => BeingSent(setting),
        _ => new DeskOutcome.Refused(
            $"Lượt đăng đang ở trạng thái “{PublicationWords.Of(open.State).Vi}”, không cần xác nhận.",
            $"The publication is {PublicationWords.Of(open.State).En}: nothing to settle."),
    };

    private async Task<DeskOutcome> MoveAsync(Publication from, Publication to, string actor, string verb, string detail, Words message, CancellationToken cancel) =>
        await ledger.ChangeAsync<DeskOutcome>(async change =>
        {
            var now = clock.GetUtcNow();
            if (!await PublicationRows.MoveAsync(change, from, to, now)) return new DeskOutcome.Stale(from.Article);
            await change.TellAsync(now, actor, verb, from.Id, detail);
            return new DeskOutcome.Done(from.Article, message);
        }, cancel);

    private static DeskOutcome.Refused BeingSent(ChannelSetting setting) =>
        new($"Đang gửi lên {setting.Name}; chờ ít phút rồi xem lại (cchc why).", $"It is being sent to {setting.Name}; look again in some minutes (cchc why).");

    private static DeskOutcome.Refused NoChannel(Agency agency, string channel)
    {
        var known = string.Join(", ", agency.Channels.Select(one => one.Id));
        return new($"Không có kênh “{channel}”. Các kênh: {known}.", $"There is no channel “{channel}”. Channels: {known}.");
    }
}
