using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Hosting;

/// <summary>Writes one JSON document as the whole answer.</summary>
public static class JsonAnswer
{
    /// <summary>Keeps Vietnamese letters readable; the answers are never embedded in HTML.</summary>
    public static JsonWriterOptions Style { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteJsonAsync(this HttpResponse response, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Style))
        {
            write(json);
        }

        response.StatusCode = status;
        response.ContentType = "application/json; charset=UTF-8";
        await response.Body.WriteAsync(buffer.WrittenMemory, response.HttpContext.RequestAborted);
    }

    public static Task WriteProblemAsync(this HttpResponse response, int status, string message) =>
        response.WriteJsonAsync(status, json =>
        {
            json.WriteStartObject();
            json.WriteString("error"u8, message);
            json.WriteEndObject();
        });
}
