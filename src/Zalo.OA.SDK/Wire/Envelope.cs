using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Zalo.OA.SDK;

/// <summary>The parsed frame of an answer: <c>{"error":0,"message":"…","data":{…}}</c>.</summary>
/// <param name="Error">The code; null where the member is missing or no integer, which is never a success.</param>
/// <param name="Message">The service's words, or empty.</param>
/// <param name="Root">The whole object; undefined where the body was no JSON object.</param>
internal readonly record struct Envelope(int? Error, string Message, JsonElement Root)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Ids are about 20 characters, job tokens some hundred: what is longer than this is neither.</summary>
    private const int LongestName = 2048;

    /// <summary>The datum part; undefined where there is none.</summary>
    public JsonElement Data => Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty("data", out var data) ? data : default;

    /// <summary>Null for anything that is not one well-formed JSON object: empty, truncated, HTML, contradictory members.</summary>
    public static Envelope? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var root = document.RootElement.Clone();
            return new Envelope(ReadCode(root), ReadText(root, "message"), root);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a text can be the id or token of something: opaque, but visible ASCII (hex digits, digits, base64 by section 1 of the reference), neither
    /// empty nor the "0" of nothing. An answer that names nothing proves nothing.
    /// </summary>
    public static bool IsName([NotNullWhen(true)] string? text) => text is { Length: > 0 and <= LongestName } and not "0" && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>A text member, or empty.</summary>
    public static string ReadText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? TextOf(value) : "";

    /// <summary>The text of an element; empty where it is none, or holds a lone surrogate or broken UTF-8.</summary>
    public static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    // The code has been seen as a number everywhere; a numeric string is tolerated.
    private static int? ReadCode(JsonElement root)
    {
        if (!root.TryGetProperty("error", out var error))
        {
            return null;
        }

        return error.ValueKind switch
        {
            JsonValueKind.Number when error.TryGetInt32(out var number) => number,
            JsonValueKind.String when int.TryParse(
                ReadText(root, "error"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }
}
