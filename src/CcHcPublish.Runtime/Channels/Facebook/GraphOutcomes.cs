using CcHcPublish.Core.Channels;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>What a failure at Facebook means for a publication, in words for the board.</summary>
internal static class GraphOutcomes
{
    private const int AppLimit = 4;

    /// <summary>Meta's table asks for "a few": with two minutes between them, a page that is being published is there long before the last.</summary>
    private const int MostReadings = 5;

    /// <param name="error">The failure.</param>
    /// <param name="tries">How often the publication was sent, this time included.</param>
    public static DeliveryOutcome Of(GraphError error, int tries = 1) => error.Advice switch
    {
        GraphAdvice.RetryLater when tries >= MostReadings && GraphErrorTable.IsUnreadableLink(error) =>
            new DeliveryOutcome.Rejected("Facebook không đọc được trang của tin bài sau nhiều lần thử; xem trang có mở được từ Internet không" + Code(error)),
        GraphAdvice.RetryLater later => new DeliveryOutcome.Deferred(Reason(error), later.After, ReachOf(error)),
        GraphAdvice.OutcomeUnknown => new DeliveryOutcome.Unconfirmed(Reason(error)),
        // While a person repairs the grant, posts wait; they do not fail.
        GraphAdvice.PersonMustAct { Task: not PersonTask.SettleBlock } => new DeliveryOutcome.Deferred(Reason(error), null, DeferralReach.Repair),
        _ => new DeliveryOutcome.Rejected(Reason(error)),
    };

    /// <summary>Whose budget a refusal speaks of; a service in trouble has refused this call only.</summary>
    public static DeferralReach ReachOf(GraphError error) => error.Code == AppLimit ? DeferralReach.App
        : error.Code is { } code && GraphErrorTable.IsThrottle(code) ? DeferralReach.Channel
        : DeferralReach.ThisOne;

    public static string Reason(GraphError error)
    {
        var doing = error.Advice switch
        {
            GraphAdvice.RetryLater when GraphErrorTable.IsUnreadableLink(error) => "Facebook chưa đọc được trang của tin bài, sẽ thử lại; xem trang có mở được từ Internet không",
            GraphAdvice.RetryLater => "Facebook đang bận hoặc hết lượt, sẽ thử lại",
            GraphAdvice.OutcomeUnknown => "Không rõ Facebook đã nhận bài hay chưa",
            GraphAdvice.PersonMustAct { Task: PersonTask.RenewToken } => "Facebook không nhận mã truy cập; cần lấy mã mới cho trang",
            GraphAdvice.PersonMustAct { Task: PersonTask.LogInToFacebook } => "Người quản trị trang cần đăng nhập facebook.com và xác minh",
            GraphAdvice.PersonMustAct { Task: PersonTask.GrantPermission } => "Ứng dụng thiếu quyền đăng lên trang",
            GraphAdvice.PersonMustAct { Task: PersonTask.CorrectSettings } => "Cấu hình kết nối fanpage chưa đúng",
            GraphAdvice.PersonMustAct => "Facebook đang hạn chế trang; xem thông báo trên facebook.com",
            _ => "Facebook không chấp nhận nội dung",
        };
        return doing + Code(error);
    }

    /// <summary>Meta's number, and its own words for people where it has some.</summary>
    private static string Code(GraphError error)
    {
        if (error.Code is not { } number) return ".";
        var sub = error.Subcode is { } subcode ? $"/{subcode}" : "";
        return ChannelText.Quoted(error.UserMessage) is { Length: > 0 } words ? $" (mã {number}{sub}: {words})." : $" (mã {number}{sub}).";
    }
}
