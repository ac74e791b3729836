using System.Text.RegularExpressions;
using CcHcPublish.Core.Channels;
using Microsoft.Extensions.Logging;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Zalo;

/// <summary>What an error of the Zalo client means for a publication, in words for the board.</summary>
internal static partial class ZaloErrors
{
    private const int UploadFailed = -200;

    private const int InvalidField = -201;

    /// <summary>The one refusal of an account's person that is about the article.</summary>
    private const int Standards = -248;

    public static DeliveryOutcome Outcome(ZaloError error) => error.Remedy switch
    {
        ZaloRemedy.Wait wait => new DeliveryOutcome.Deferred(Reason(error), wait.RetryAfter, ReachOf(error)),
        // The month's articles are used up: what is there is served all the same.
        ZaloRemedy.PersonMustAct when IsUsedUp(error) => new DeliveryOutcome.Deferred(Reason(error), null, DeferralReach.Posting),
        // What the account lacks makes posts wait, not fail, be it a right, a package or the month's quota, whose day of renewal nobody tells: the channel asks again
        // by itself, and finds the repair, the higher package or the new month. Only the article's own content is refused.
        ZaloRemedy.RefreshToken or ZaloRemedy.PersonMustAct when error.Code is not Standards => new DeliveryOutcome.Deferred(Reason(error), null, DeferralReach.Repair),
        ZaloRemedy.LookFirst => new DeliveryOutcome.Unconfirmed(Reason(error)),
        _ => new DeliveryOutcome.Rejected(Reason(error)),
    };

    /// <summary>With a code and a time an error speaks of a limit of the account; else of this call.</summary>
    public static DeferralReach ReachOf(ZaloError error) =>
        error is { Remedy: ZaloRemedy.Wait { RetryAfter: not null }, Code: not null } ? DeferralReach.Channel : DeferralReach.ThisOne;

    /// <summary>Our own words, with the service's code or the status it answered with. Its English says nothing to the board.</summary>
    public static string Reason(ZaloError error)
    {
        var doing = error.Remedy switch
        {
            ZaloRemedy.Wait => "Zalo đang bận hoặc hết lượt, sẽ thử lại",
            ZaloRemedy.RefreshToken or ZaloRemedy.PersonMustAct when error.IsOfGrant => "Zalo không nhận mã truy cập; cần kết nối lại kênh",
            ZaloRemedy.LookFirst => "Không nhận được trả lời của Zalo",
            ZaloRemedy.PersonMustAct => Lack(error),
            ZaloRemedy.Unserved => "Zalo không phục vụ người nhận này",
            _ => Fault(error),
        };
        return (error.Code, Status().Match(error.Text)) switch
        {
            ({ } code, _) => $"{doing} (mã {code}).",
            (null, { Success: true } status) => $"{doing} (mã {status.Value}).",
            _ => $"{doing}.",
        };
    }

    /// <summary>
    /// Leaves the service's own words in the log, where whoever repairs the channel reads them, and hands the error on. The library has blotted secrets out of
    /// them.
    /// </summary>
    public static ZaloError Noted(this ZaloError error, ILogger log, Delivery delivery)
    {
        LogAnswer(log, delivery.PublicationId, error.Route, error.Code, error.Text);
        return error;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Zalo answered publication {Publication} on {Route} with code {Code}: {Text}")]
    private static partial void LogAnswer(ILogger log, string publication, string route, int? code, string text);

    /// <summary>-223 has two meanings, which its text alone tells apart.</summary>
    private static bool IsUsedUp(ZaloError error) => error.Code == -223 && error.Text.Contains("quota", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a person must see to at the account.</summary>
    private static string Lack(ZaloError error) => error.Code switch
    {
        _ when IsUsedUp(error) => "Hết hạn mức bài của gói OA trong tháng",
        -212 or -223 => "OA chưa cấp cho ứng dụng quyền quản lý bài viết; cần đánh dấu nhóm quyền rồi kết nối lại kênh",
        -224 => "Gói OA không cho đăng bài qua API; cần nâng gói",
        -221 => "OA chưa xác thực; cần làm thủ tục xác thực",
        -204 or -205 => "OA bị khóa hoặc không còn; cần liên hệ Zalo",
        -209 or -219 => "Ứng dụng Zalo chưa hoạt động hoặc bị khóa; cần xem trang nhà phát triển",
        -242 => "Ứng dụng Zalo đòi appsecret_proof; cần kết nối lại kênh với --proof",
        Standards => "Nội dung vi phạm quy định của Zalo",
        _ => "Zalo từ chối; cần người quản trị xử lý",
    };

    /// <summary>What of the article must change, by the field that the text begins with.</summary>
    private static string Fault(ZaloError error) => (error.Code, Field().Match(error.Text).Value) switch
    {
        (UploadFailed, _) => "Zalo không tải được ảnh của bài; thay ảnh dưới 1 MB, jpg hoặc png, mở được từ Internet",
        (InvalidField, "title") => "Zalo không chấp nhận tiêu đề: để trống, quá dài hoặc sai",
        (InvalidField, "description") => "Zalo không chấp nhận mô tả: để trống, quá dài hoặc sai",
        (InvalidField, "author") => "Zalo không chấp nhận tên tác giả: để trống, quá dài hoặc sai",
        (InvalidField, "photo_url" or "cover" or "url" or "thumb") => "Zalo không chấp nhận ảnh: địa chỉ sai hoặc không mở được từ Internet",
        (InvalidField, "body" or "content") => "Zalo không chấp nhận thân bài",
        (InvalidField, "tracking_link") => "Zalo không chấp nhận liên kết của bài",
        _ => "Zalo không chấp nhận nội dung",
    };

    [GeneratedRegex("^[a-z_]+")]
    private static partial Regex Field();

    [GeneratedRegex("^HTTP [1-5][0-9]{2}")]
    private static partial Regex Status();
}
