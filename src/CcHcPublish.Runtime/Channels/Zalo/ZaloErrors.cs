using System.Text.RegularExpressions;
using CcHcPublish.Core.Channels;
using Microsoft.Extensions.Logging;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Zalo;

/// <summary>What an error of the Zalo client means for a publication, in words for the board.</summary>
internal static partial class ZaloErrors
{
    public static DeliveryOutcome Outcome(ZaloError error) => error.Remedy switch
    {
        // With a code and a time it speaks of a limit of the account; else of this call.
        ZaloRemedy.Wait { RetryAfter: { } limit } when error.Code is not null => new DeliveryOutcome.Deferred(Reason(error), limit, DeferralReach.Channel),
        ZaloRemedy.Wait wait => new DeliveryOutcome.Deferred(Reason(error), wait.RetryAfter),
        // A grant in repair makes posts wait, not fail.
        ZaloRemedy.RefreshToken or ZaloRemedy.PersonMustAct when error.IsOfGrant => new DeliveryOutcome.Deferred(Reason(error), null, DeferralReach.Repair),
        ZaloRemedy.LookFirst => new DeliveryOutcome.Unconfirmed(Reason(error)),
        _ => new DeliveryOutcome.Rejected(Reason(error)),
    };

    /// <summary>Our own words, with the service's code or the status it answered with; its English says nothing to the board.</summary>
    public static string Reason(ZaloError error)
    {
        var doing = error.Remedy switch
        {
            ZaloRemedy.Wait => "Zalo đang bận hoặc hết lượt, sẽ thử lại",
            ZaloRemedy.RefreshToken or ZaloRemedy.PersonMustAct when error.IsOfGrant => "Zalo không nhận mã truy cập; cần kết nối lại kênh",
            ZaloRemedy.LookFirst => "Không nhận được trả lời của Zalo",
            ZaloRemedy.PersonMustAct => "Zalo từ chối; cần người quản trị xử lý",
            ZaloRemedy.Unserved => "Zalo không phục vụ người nhận này",
            _ => "Zalo không chấp nhận nội dung",
        };
        return (error.Code, Status().Match(error.Text)) switch
        {
            ({ } code, _) => $"{doing} (mã {code}).",
            (null, { Success: true } status) => $"{doing} (mã {status.Value}).",
            _ => $"{doing}.",
        };
    }

    /// <summary>Leaves the service's own words in the log, where whoever repairs the channel reads them, and hands the error on. The library has blotted secrets out of them.</summary>
    public static ZaloError Noted(this ZaloError error, ILogger log, Delivery delivery)
    {
        LogAnswer(log, delivery.PublicationId, error.Route, error.Code, error.Text);
        return error;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Zalo answered publication {Publication} on {Route} with code {Code}: {Text}")]
    private static partial void LogAnswer(ILogger log, string publication, string route, int? code, string text);

    [GeneratedRegex("^HTTP [1-5][0-9]{2}")]
    private static partial Regex Status();
}
