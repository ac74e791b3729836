using System.Text;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Recording;

/// <summary>Holds back each answer of a service, lets the rest of the pipeline shape it, records the exchange, then sends it.</summary>
public sealed class RecordingMiddleware(RequestRecorder recorder, TimeProvider clock)
{
    private const int LongestRecordedText = 8 << 10;

    public async Task RunAsync(HttpContext http, ISandboxSide side, Func<HttpContext, HeldAnswer, Task> answer)
    {
        var number = recorder.NextNumber();
        var at = clock.GetUtcNow();
        http.Request.EnableBuffering(1 << 20);
        var wire = http.Response.Body;
        using var body = new MemoryStream();
        var held = new HeldAnswer(body);
        http.Response.Body = body;
        try
        {
            await answer(http, held);
        }
        finally
        {
            http.Response.Body = wire;
        }

        recorder.Add(new()
        {
            Number = number,
            At = at,
            Side = side.Name,
            Method = http.Request.Method,
            Target = Secrets.InText(http.Request.Path + http.Request.QueryString),
            Headers = http.Request.Headers.ToDictionary(h => h.Key, h => Secrets.InHeader(h.Key, h.Value.ToString())),
            Body = await BodyTextAsync(http.Request),
            Status = held.IsCut ? 0 : http.Response.StatusCode,
            Answer = Text(body.GetBuffer().AsSpan(0, (int)body.Length)),
            Fault = held.Fault,
        });
        await held.SendAsync(http, wire);
    }

    private static async Task<string> BodyTextAsync(HttpRequest request)
    {
        if (request.ContentLength is 0 || !request.Body.CanSeek)
        {
            return "";
        }

        try
        {
            // A request that was answered without being read is read now: faults must not hide what was asked.
            request.Body.Seek(0, SeekOrigin.Begin);
            var buffer = new byte[LongestRecordedText + 1];
            var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            return Text(buffer.AsSpan(0, length));
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException or OperationCanceledException)
        {
            return "(unreadable)";
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var isCut = bytes.Length > LongestRecordedText;
        var part = isCut ? bytes[..LongestRecordedText] : bytes;
        if (part.Contains((byte)0))
        {
            return isCut ? $"(binary, over {LongestRecordedText} bytes)" : $"(binary, {part.Length} bytes)";
        }

        return Secrets.InText(Encoding.UTF8.GetString(part)) + (isCut ? "…" : "");
    }
}
