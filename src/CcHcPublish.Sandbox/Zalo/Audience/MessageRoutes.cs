using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.Zalo.Articles;
using CcHcPublish.Sandbox.Zalo.Accounts;
using CcHcPublish.Sandbox.Zalo.Uploads;
using CcHcPublish.Sandbox.Zalo.Webhooks;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>Broadcasts of articles (<c>/v2.0/oa/message</c>) and messages to one follower (<c>/v3.0/oa/message/cs</c>).</summary>
internal sealed class MessageRoutes(SandboxWorld world, ArticleBook articles, BroadcastBook broadcasts, AssetBook assets)
{
    private const int MostElements = 5;
    private const int LongestText = 2000;

    private long lastMessage;

    /// <summary>Hears of every message that was sent and arrived.</summary>
    public required Action<Oa, WebhookBody> Told { get; init; }

    public async Task<ZaloReply> BroadcastAsync(ZaloCall call)
    {
        if (await call.BodyAsync() is not { } body || Member(body, "recipient") is not { ValueKind: JsonValueKind.Object } recipient)
        {
            return ZaloReply.Invalid("recipient is invalid!");
        }

        if (recipient.TryGetProperty("user_id", out _))
        {
            return new ZaloReply.Refused(-240, "MessageV2 API has been shut down, please use v3");
        }

        if (Member(recipient, "target") is not { ValueKind: JsonValueKind.Object } target)
        {
            return ZaloReply.Invalid("target is invalid!");
        }

        if (BroadcastTargets.Wrong(target) is { } wrongTarget)
        {
            return ZaloReply.Invalid(wrongTarget + " is invalid!");
        }

        var attachment = Member(Member(body, "message"), "attachment");
        if (attachment is not { } a || ZaloCall.Text(a, "type") != "template")
        {
            return ZaloReply.Invalid("attachment is invalid!");
        }

        var payload = Member(attachment, "payload");
        if (payload is not { } p || ZaloCall.Text(p, "template_type") != "media" || Member(p, "elements") is not { ValueKind: JsonValueKind.Array } elements)
        {
            return ZaloReply.Invalid("attachment is invalid!");
        }

        if (elements.GetArrayLength() is 0 or > MostElements)
        {
            return ZaloReply.Invalid("elements allow 1 to 5 elements");
        }

        string?[] ids = [.. elements.EnumerateArray().Select(e => ZaloCall.Text(e, "media_type") == "article" ? ZaloCall.Text(e, "attachment_id") : null)];
        if (ids.Any(id => id is null || articles.Find(call.Oa, id) is not { IsShown: true }))
        {
            return ZaloReply.Invalid("attachment_id is invalid!");
        }

        return !world.Options.Zalo.IsVerified ? new ZaloReply.Refused(-221, "The OA needs to be verified to use this feature")
            : Vietnam.At(world.Now).Hour is < 6 or >= 22 ? new ZaloReply.Refused(-234, "This message cannot be sent at night (10:00PM - 6:00AM)")
            : call.TakeFault(ZaloFaults.BroadcastQuota) is not null ? new ZaloReply.Refused(-211, "Out of quota")
            : broadcasts.Accept(call.Oa, ids!, target.GetRawText()) is not { } messageId ? new ZaloReply.Refused(-211, "Out of quota")
            : new ZaloReply.Ok(json =>
            {
                json.WriteStartObject();
                json.WriteString("message_id", messageId);
                json.WriteEndObject();
            });
    }

    public async Task<ZaloReply> ConsultAsync(ZaloCall call)
    {
        var body = await call.BodyAsync();
        var recipient = Member(body, "recipient");
        var message = Member(body, "message");
        if (recipient is not { } to || ZaloCall.Text(to, "user_id") is not { Length: > 0 } user)
        {
            return ZaloReply.Invalid("user_id is invalid!");
        }

        if (!Followers.IsFollower(call.Oa, user, world.Options.Zalo.Followers))
        {
            return new ZaloReply.Refused(-213, "User has not followed OA");
        }

        if (Followers.SilentDays(user) > 7)
        {
            return new ZaloReply.Refused(-230, "User has not interacted with the OA in the past 7 days");
        }

        if (message is not { ValueKind: JsonValueKind.Object } m)
        {
            return ZaloReply.Invalid("message is invalid!");
        }

        if (Member(m, "attachment") is { } attachment)
        {
            if (MessageAttachment.Wrong(attachment) is { } wrong)
            {
                return ZaloReply.Invalid(wrong + " is invalid!");
            }

            if (IsExpired(call, attachment))
            {
                return new ZaloReply.Refused(-100, "attachment_id was expired");
            }
        }
        else if (Member(m, "text") is not { ValueKind: JsonValueKind.String } || ZaloCall.Text(m, "text") is not { Length: > 0 } text || text.EnumerateRunes().Count() > LongestText)
        {
            return ZaloReply.Invalid("text is invalid!");
        }

        var id = Interlocked.Increment(ref lastMessage).ToString("D16", CultureInfo.InvariantCulture);
        Told(call.Oa, new WebhookBody("oa_send_" + KindOf(m), user) { MessageId = id, Text = ZaloCall.Text(m, "text") });
        Told(call.Oa, new WebhookBody("user_received_message", user) { MessageId = id });
        return new ZaloReply.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteString("message_id", id);
            json.WriteString("user_id", user);
            json.WriteString("sent_time", world.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

            // Numbers as text; these members are being phased out.
            json.WriteStartObject("quota");
            json.WriteString("quota_type", "sub_quota");
            json.WriteString("remain", "1999");
            json.WriteString("total", "2000");
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>The last part of the event's name: of several pictures the first one tells.</summary>
    private static string KindOf(JsonElement message) => Member(message, "attachment") is not { } attachment ? "text"
        : MessageAttachment.Elements(Member(attachment, "payload")) is [var first, ..] ? ZaloCall.Text(first, "media_type")!
        : "file";

    private bool IsExpired(ZaloCall call, JsonElement attachment)
    {
        var payload = Member(attachment, "payload");
        var named = Member(payload, "elements") is { ValueKind: JsonValueKind.Array } elements
            ? elements.EnumerateArray().Select(e => ZaloCall.Text(e, "attachment_id"))
            : [payload is { } p ? ZaloCall.Text(p, "token") : null];
        return named.OfType<string>().Any(id => !assets.IsLive(call.Oa, id));
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } e && e.TryGetProperty(name, out var value) ? value : null;
}
