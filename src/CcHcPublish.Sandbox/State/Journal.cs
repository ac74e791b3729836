using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CcHcPublish.Sandbox.State;

/// <summary>
/// The state on disk: one JSON line per change, handed to the operating system before the change is answered, so that a killed process
/// loses nothing it has confirmed. A line that was cut off at the end is dropped at the next start. Without a file it does nothing.
/// </summary>
public sealed class Journal : IDisposable
{
    private const int LongestLine = 16 << 20;

    private readonly Lock gate = new();
    private readonly FileStream? file;
    private readonly ArrayBufferWriter<byte> line = new();

    public Journal(string? path)
    {
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1);
        }
    }

    /// <summary>Reads all whole lines and leaves the file ready for appending. Call once, before the first <see cref="Put"/>.</summary>
    public IReadOnlyList<JournalEntry> ReadAll()
    {
        if (file is null)
        {
            return [];
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var entries = new List<JournalEntry>();
        var start = 0;
        while (Array.IndexOf(bytes, (byte)'\n', start) is var end and >= 0)
        {
            if (Parse(bytes.AsMemory(start, end - start)) is { } entry)
            {
                entries.Add(entry);
            }

            start = end + 1;
        }

        file.SetLength(start);
        file.Seek(start, SeekOrigin.Begin);
        return entries;
    }

    /// <summary>Writes the new state of one thing.</summary>
    public void Put<T>(string side, string kind, string id, T value, JsonTypeInfo<T> type) =>
        Append(side, kind, id, json => JsonSerializer.Serialize(json, value, type));

    public void Remove(string side, string kind, string id) => Append(side, kind, id, json => json.WriteNullValue());

    public void Dispose() => file?.Dispose();

    private void Append(string side, string kind, string id, Action<Utf8JsonWriter> value)
    {
        if (file is null)
        {
            return;
        }

        lock (gate)
        {
            line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(line))
            {
                json.WriteStartObject();
                json.WriteString("side"u8, side);
                json.WriteString("kind"u8, kind);
                json.WriteString("id"u8, id);
                json.WritePropertyName("value"u8);
                value(json);
                json.WriteEndObject();
            }

            line.Write("\n"u8);
            file.Write(line.WrittenSpan);
            file.Flush();
        }
    }

    private static JournalEntry? Parse(ReadOnlyMemory<byte> text)
    {
        if (text.Length is 0 or > LongestLine)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var value = root.GetProperty("value"u8);
            return new(
                root.GetProperty("side"u8).GetString()!,
                root.GetProperty("kind"u8).GetString()!,
                root.GetProperty("id"u8).GetString()!,
                value.ValueKind == JsonValueKind.Null ? null : value.Clone());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
