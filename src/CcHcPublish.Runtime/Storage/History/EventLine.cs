using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>One event as one line of JSON. The same event always gives the same bytes, so a line that gives other bytes was changed.</summary>
internal static class EventLine
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // For files, never for HTML: Vietnamese stays readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, StoredEvent told)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("number", told.Number);
            json.WriteString("at", DateTimeOffset.FromUnixTimeMilliseconds(told.At).ToString(TimeFormat, CultureInfo.InvariantCulture));
            json.WriteString("actor", told.Actor);
            json.WriteString("verb", told.Verb);
            json.WriteString("subject", told.Subject);
            json.WriteString("detail", told.Detail);
            json.WriteString("previous", told.Previous);
            json.WriteString("hash", told.Hash);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Null for anything but a line that <see cref="Write"/> wrote; the line end may have become that of Windows.</summary>
    public static StoredEvent? Read(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray().AsSpan();
        if (bytes.EndsWith("\r"u8)) bytes = bytes[..^1];
        if (Parse(bytes.ToArray()) is not { } told) return null;
        var again = new ArrayBufferWriter<byte>(bytes.Length + 1);
        Write(again, told);
        return again.WrittenSpan[..^1].SequenceEqual(bytes) ? told : null;
    }

    private static StoredEvent? Parse(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (!DateTimeOffset.TryParseExact(Text("at"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
            return new StoredEvent(
                json.GetProperty("number").GetInt64(), at.ToUnixTimeMilliseconds(), Text("actor"), Text("verb"), Text("subject"), Text("detail"), Text("previous"), Text("hash"));

            string Text(string name) => json.GetProperty(name).GetString() ?? throw new JsonException();
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
