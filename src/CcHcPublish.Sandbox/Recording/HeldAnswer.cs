using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Recording;

/// <summary>An answer held back until faults have had their say.</summary>
public sealed class HeldAnswer(MemoryStream body)
{
    private const int MebibyteLength = 1 << 20;

    private static readonly byte[] Padding = [.. Enumerable.Repeat((byte)'x', MebibyteLength)];

    public MemoryStream Body => body;

    /// <summary>Kind of the fault that hit the request.</summary>
    public string? Fault { get; set; }

    /// <summary>No answer at all: the connection ends.</summary>
    public bool IsCut { get; set; }

    /// <summary>Send only so many bytes of the announced length, then end the connection.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>Mebibytes of JSON to send instead of the body.</summary>
    public int Mebibytes { get; set; }

    public async Task SendAsync(HttpContext http, Stream wire)
    {
        if (IsCut)
        {
            http.Abort();
            return;
        }

        if (Mebibytes > 0)
        {
            await PourAsync(wire, http.RequestAborted);
            return;
        }

        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        http.Response.ContentLength = http.Response.StatusCode is 204 or 304 ? null : bytes.Length;
        if (BreakAfter is { } few)
        {
            await wire.WriteAsync(bytes[..Math.Min(few, bytes.Length)], http.RequestAborted);
            await wire.FlushAsync(http.RequestAborted);
            http.Abort();
        }
        else if (bytes.Length > 0)
        {
            await wire.WriteAsync(bytes, http.RequestAborted);
        }
    }

    private async Task PourAsync(Stream wire, CancellationToken cancel)
    {
        await wire.WriteAsync("{\"data\":\""u8.ToArray(), cancel);
        for (var i = 0; i < Mebibytes; i++)
        {
            await wire.WriteAsync(Padding, cancel);
        }

        await wire.WriteAsync("\"}"u8.ToArray(), cancel);
    }
}
