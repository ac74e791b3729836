using System.Text.Json;
using CcHcPublish.Sandbox.Recording;

namespace CcHcPublish.Contract.Channels;

/// <summary>One request and its answer as <c>exchanges.json</c> keeps them, without secrets.</summary>
/// <param name="Status">0: the connection was cut without an answer.</param>
public sealed record Exchange(string Method, string Target, string Headers, string Body, int Status, string Answer)
{
    /// <summary>Host and port change with every run; recordings name this one.</summary>
    private const string RecordedHost = "http://127.0.0.1:5081/";

    /// <summary>Headers that decide: who asks, and in which form.</summary>
    private static readonly string[] Telling = ["Authorization", "access_token", "Content-Type"];

    public static Exchange Of(RecordedExchange recorded, Uri host) => new(
        recorded.Method, recorded.Target, TellingOf(recorded.Headers), recorded.Body, recorded.Status, recorded.Answer.Replace(host.AbsoluteUri, RecordedHost, StringComparison.Ordinal));

    public static string TellingOf(IEnumerable<KeyValuePair<string, string>> headers) => string.Join("; ", headers
        .Where(header => Telling.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .Select(header => $"{header.Key.ToLowerInvariant()}: {Secrets.InHeader(header.Key, header.Value)}").Order(StringComparer.Ordinal));

    /// <summary>The same request, whatever the answer.</summary>
    public bool Asks(Exchange other) => (Method, Target, Headers, Body) == (other.Method, other.Target, other.Headers, other.Body);

    public static IReadOnlyDictionary<string, IReadOnlyList<Exchange>> ReadAll(string file)
    {
        if (!File.Exists(file)) return new Dictionary<string, IReadOnlyList<Exchange>>();
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.EnumerateObject().ToDictionary(scene => scene.Name, scene => (IReadOnlyList<Exchange>)[.. scene.Value.EnumerateArray().Select(Read)]);
    }

    public static void WriteAll(string file, IEnumerable<KeyValuePair<string, IReadOnlyList<Exchange>>> scenes)
    {
        using var stream = new FileStream(file, FileMode.Create);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var (name, exchanges) in scenes.OrderBy(scene => scene.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(name);
                foreach (var exchange in exchanges) exchange.Write(json);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static Exchange Read(JsonElement element) => new(
        Text(element, "method"), Text(element, "target"), Text(element, "headers"), Text(element, "body"), element.GetProperty("status").GetInt32(), Text(element, "answer"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("method", Method);
        json.WriteString("target", Target);
        json.WriteString("headers", Headers);
        json.WriteString("body", Body);
        json.WriteNumber("status", Status);
        json.WriteString("answer", Answer);
        json.WriteEndObject();
    }
}
