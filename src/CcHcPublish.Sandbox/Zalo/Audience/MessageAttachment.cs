using System.Globalization;
using System.Text.Json;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>What may be attached to a message to one follower: pictures by a template, or an uploaded file.</summary>
internal static class MessageAttachment
{
    private const int MostElements = 5;

    /// <summary>The field that is wrong; null when the attachment has its form.</summary>
    public static string? Wrong(JsonElement attachment)
    {
        if (attachment.ValueKind != JsonValueKind.Object || Member(attachment, "payload") is not { ValueKind: JsonValueKind.Object } payload)
        {
            return "attachment";
        }

        return ZaloCall.Text(attachment, "type") switch
        {
            "file" => ZaloCall.Text(payload, "token") is { Length: > 0 } ? null : "token",
            "template" when ZaloCall.Text(payload, "template_type") != "media" => "template_type",
            "template" => Elements(payload) is [_, ..] elements ? elements.Select(WrongPicture).FirstOrDefault(wrong => wrong is not null) : "elements",
            _ => "type",
        };
    }

    /// <summary>The elements of a media template; null where they are no list of 1 to 5 objects.</summary>
    public static IReadOnlyList<JsonElement>? Elements(JsonElement? payload) =>
        payload is { } p && Member(p, "elements") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() is >= 1 and <= MostElements
            && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object)
            ? [.. list.EnumerateArray()]
            : null;

    private static string? WrongPicture(JsonElement element)
    {
        var kind = ZaloCall.Text(element, "media_type");
        if (kind is not ("image" or "gif"))
        {
            return "media_type";
        }

        if (ZaloCall.Text(element, "attachment_id") is not { Length: > 0 }
            && !(Uri.TryCreate(ZaloCall.Text(element, "url"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            return "url";
        }

        return kind == "gif" && !(IsLength(element, "width") && IsLength(element, "height")) ? "width" : null;
    }

    private static bool IsLength(JsonElement element, string name) =>
        int.TryParse(ZaloCall.Text(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
