using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Zalo;

/// <summary>
/// Broadcasts of an OA's articles to all its followers: a channel of its own, so that the publisher's claim, attempt and closing make each go out once.
/// There is no call that shows what was broadcast: what was cut off is never sent again unless a person says that it did not go out.
/// </summary>
/// <param name="home">Where readers find the account: a broadcast has no address of its own.</param>
public sealed class ZaloBroadcastChannel(ZaloOaClient client, ShownArticle shown, Uri home, ILogger? log = null) : IChannel
{
    private const string Final = "Lượt gửi tới người quan tâm không sửa, không thu hồi được.";

    private const string Blind = "Zalo không cho xem lại lượt gửi: người phụ trách mở trang quản trị OA xem đã gửi chưa rồi ghi lại; phần mềm không tự gửi lại.";

    private static readonly TimeSpan BeforeLookingAgain = TimeSpan.FromMinutes(2);

    public bool AsksBeforeSending => true;

    public async ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        if (Payload(delivery) is not { } notice) return new DeliveryOutcome.Rejected("Bản gửi tới người quan tâm không đọc được; duyệt lại tin bài.");
        if (await shown.FindAsync(delivery, notice.Channel, cancel) is not { } there) return new DeliveryOutcome.Deferred(
            "Bài chưa lên OA; chờ bài hiện rồi mới gửi.", BeforeLookingAgain);
        if (there.Id is not { } id) return new DeliveryOutcome.Rejected("Bài trên OA do người đăng bằng tay; gửi tới người quan tâm bằng tay trong trang quản trị OA.");
        // Followers cannot be sent to a page that is not there: the OA itself is asked, not only the ledger.
        var read = await client.GetArticleAsync(id, cancel);
        if (!read.TryGet(out var article, out var unread)) return ZaloErrors.Outcome(unread.Noted(Log, delivery));
        if (article.Visibility == ArticleVisibility.Hide) return new DeliveryOutcome.Rejected("Bài đang bị ẩn trên OA; cho hiện lại rồi xếp lịch gửi.");
        // There is no way back: what is not said to be shown is not sent to everybody.
        if (article.Visibility != ArticleVisibility.Show) return new DeliveryOutcome.Deferred("Zalo chưa cho biết bài đang hiện hay ẩn; hỏi lại rồi mới gửi.", BeforeLookingAgain);
        if (!await delivery.MaySend()) return Delivery.Overtaken;
        var sent = await client.BroadcastAsync([id], cancel: cancel);
        return sent.TryGet(out var message, out var error) ? new DeliveryOutcome.Published(message, home) : ZaloErrors.Outcome(error.Noted(Log, delivery));
    }

    /// <summary>A broadcast is accepted or not: this channel never hands out a ticket.</summary>
    public ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel) =>
        new(new DeliveryOutcome.Unconfirmed("Zalo không nhận lượt gửi theo phiếu."));

    public ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel) => new(new FindOutcome.CannotTell(Blind));

    public ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel) => new(new LiveState.CannotTell(Blind));

    public ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel) => new(new DeliveryOutcome.Rejected(Final));

    public ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel) => new(new DeliveryOutcome.Rejected(Final));

    private ILogger Log => log ?? NullLogger.Instance;

    private static ZaloNotice? Payload(Delivery delivery)
    {
        try
        {
            return JsonSerializer.Deserialize(delivery.Rendition.Payload, RenditionJson.Readable.ZaloNotice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
