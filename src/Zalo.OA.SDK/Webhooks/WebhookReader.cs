using System.Globalization;
using System.Text.Json;

namespace Zalo.OA.SDK;

/// <summary>
/// Reads the webhook calls of one app: signature first, then the event. Bytes that fail the signature are never turned into an event. Holds no state
/// and is safe for concurrent use.
/// </summary>
public sealed class WebhookReader
{
    /// <summary>The largest body that is read: 256 KiB.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    private readonly string appId;
    private readonly ZaloSecret oaSecretKey;
    private readonly TimeProvider clock;

    /// <summary>A reader for one app.</summary>
    /// <param name="appId">The app's id.</param>
    /// <param name="oaSecretKey">The "OA Secret Key"; see <see cref="WebhookSignature.Verify"/>.</param>
    /// <param name="clock">The time; default the system's.</param>
    public WebhookReader(string appId, ZaloSecret oaSecretKey, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentNullException.ThrowIfNull(oaSecretKey);
        this.appId = appId;
        this.oaSecretKey = oaSecretKey;
        this.clock = clock ?? TimeProvider.System;
    }

    /// <summary>How old a call may be. Default 2 h: the service repeats for about an hour. Null accepts any age.</summary>
    public TimeSpan? MaxAge { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Checks and reads one call.</summary>
    /// <param name="body">The request's bytes as they came.</param>
    /// <param name="signature">The value of <see cref="WebhookSignature.HeaderName"/>.</param>
    public WebhookCall Read(ReadOnlyMemory<byte> body, string? signature)
    {
        if (body.Length > MaxBodyBytes)
        {
            return new WebhookCall.Refused("The body is larger than 256 KiB.");
        }

        if (Envelope.Parse(body) is not { Root: var root })
        {
            return new WebhookCall.Refused("The body is no JSON object.");
        }

        var timestamp = Text(root, "timestamp");
        if (!WebhookSignature.Verify(appId, body.Span, timestamp, oaSecretKey, signature))
        {
            return new WebhookCall.Refused("The signature does not fit.");
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) || ms > 253_402_300_799_999)
        {
            return new WebhookCall.Refused("The timestamp cannot be read.");
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(ms);
        return MaxAge is { } age && (clock.GetUtcNow() - at).Duration() > age
            ? new WebhookCall.Refused("The call is too old.")
            : new WebhookCall.Accepted(ReadEvent(root, at));
    }

    private static WebhookEvent ReadEvent(JsonElement root, DateTimeOffset at)
    {
        var name = Text(root, "event_name");
        var app = Text(root, "app_id");
        var (sender, recipient) = (Text(Child(root, "sender"), "id"), Text(Child(root, "recipient"), "id"));
        var follower = Text(Child(root, "follower"), "id");
        var message = Child(root, "message");
        var messageId = Text(message, "msg_id");
        return name switch
        {
            "follow" => new WebhookEvent.Followed(follower, Text(root, "oa_id"), Text(root, "source")) { Name = name, AppId = app, At = at },
            "unfollow" => new WebhookEvent.Unfollowed(follower, Text(root, "oa_id")) { Name = name, AppId = app, At = at },
            "user_submit_info" => new WebhookEvent.DetailsSubmitted(sender, recipient) { Name = name, AppId = app, At = at },
            "user_received_message" => new WebhookEvent.MessageDelivered(recipient, sender, messageId) { Name = name, AppId = app, At = at },
            "user_seen_message" => new WebhookEvent.MessagesSeen(recipient, sender, Texts(message, "msg_ids")) { Name = name, AppId = app, At = at },
            _ when name.StartsWith("oa_send_", StringComparison.Ordinal) =>
                new WebhookEvent.MessageSent(recipient, sender, messageId) { Name = name, AppId = app, At = at },
            _ when name.StartsWith("user_send_", StringComparison.Ordinal) => new WebhookEvent.MessageReceived
            {
                Name = name,
                AppId = app,
                At = at,
                UserId = sender,
                OaId = recipient,
                MessageId = messageId,
                Kind = name["user_send_".Length..],
                Text = Text(message, "text"),
                AttachmentAddresses = [.. Items(message, "attachments").Select(a => Text(Child(a, "payload"), "url")).Where(t => t.Length > 0)],
            },
            _ => new WebhookEvent.Other { Name = name, AppId = app, At = at },
        };
    }

    // Ids are text by contract; a number is tolerated.
    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetRawText()
            : Envelope.ReadText(element, name);

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static List<string> Texts(JsonElement element, string name) =>
        [.. Items(element, name).Select(Envelope.TextOf).Where(t => t.Length > 0)];
}

/// <summary>What became of a webhook call. Closed.</summary>
public abstract record WebhookCall
{
    private WebhookCall()
    {
    }

    /// <summary>Genuine: answer 200 within 2 seconds, then work.</summary>
    /// <param name="Event">What happened.</param>
    public sealed record Accepted(WebhookEvent Event) : WebhookCall;

    /// <summary>Not genuine or not readable: answer 401 and do nothing.</summary>
    /// <param name="Reason">Why; holds nothing of the body.</param>
    public sealed record Refused(string Reason) : WebhookCall;
}
