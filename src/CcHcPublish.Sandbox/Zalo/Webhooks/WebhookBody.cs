using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Webhooks;

/// <summary>One event as the service tells it. All ids are text; the timestamp is epoch milliseconds, as text.</summary>
/// <param name="Name">Such as <c>user_send_text</c>.</param>
/// <param name="UserId">The person.</param>
internal sealed record WebhookBody(string Name, string UserId)
{
    public string MessageId { get; init; } = "";

    public string? Text { get; init; }

    /// <summary>Following has members of its own.</summary>
    private bool IsFollowing => Name is "follow" or "unfollow";

    /// <summary>What the OA does, or what is told of its messages, has the OA as sender.</summary>
    private bool IsFromOa => Name.StartsWith("oa_send_", StringComparison.Ordinal) || Name is "user_received_message" or "user_seen_message";

    public static string Stamp(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public byte[] Write(Oa oa, DateTimeOffset at)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("app_id", oa.AppId);
            json.WriteString("user_id_by_app", UserId);
            json.WriteString("event_name", Name);
            if (IsFollowing)
            {
                json.WriteString("oa_id", oa.Id);
                WriteId(json, "follower", UserId);
                json.WriteString("source", "oa_profile");
            }
            else
            {
                WriteId(json, "sender", IsFromOa ? oa.Id : UserId);
                WriteId(json, "recipient", IsFromOa ? UserId : oa.Id);
                WriteMessage(json);
            }

            json.WriteString("timestamp", Stamp(at));
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private void WriteMessage(Utf8JsonWriter json)
    {
        json.WriteStartObject("message");
        if (Name == "user_seen_message")
        {
            json.WriteStartArray("msg_ids");
            json.WriteStringValue(MessageId);
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("msg_id", MessageId);
        }

        if (Text is not null)
        {
            json.WriteString("text", Text);
        }

        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("id", id);
        json.WriteEndObject();
    }
}
