using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcHcPublish.Sandbox.Recording;

/// <summary>The last requests to the services, oldest first.</summary>
public sealed class RequestRecorder(int capacity)
{
    private readonly Lock gate = new();
    private readonly Queue<RecordedExchange> kept = new();
    private long last;

    public IReadOnlyList<RecordedExchange> All
    {
        get
        {
            lock (gate)
            {
                return [.. kept];
            }
        }
    }

    public long NextNumber() => Interlocked.Increment(ref last);

    public void Add(RecordedExchange exchange)
    {
        lock (gate)
        {
            while (kept.Count >= Math.Max(1, capacity))
            {
                kept.Dequeue();
            }

            kept.Enqueue(exchange);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
        }
    }

    public void Write(Utf8JsonWriter json) => JsonSerializer.Serialize(json, All, RecordingJson.Default.IReadOnlyListRecordedExchange);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<RecordedExchange>))]
internal sealed partial class RecordingJson : JsonSerializerContext;
