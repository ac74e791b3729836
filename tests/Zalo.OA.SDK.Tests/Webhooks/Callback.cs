using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Zalo.OA.SDK.Tests.Webhooks;

/// <summary>An address of ours that the service calls: hands out every call as it came and answers as it was told to, 200 at first.</summary>
internal sealed class Callback : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Channel<Heard> heard = Channel.CreateUnbounded<Heard>();

    public Callback()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/hook/");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>The status of the n-th call, from 0; null for no answer.</summary>
    public Func<int, int?> Status { get; set; } = _ => 200;

    public async Task<Heard> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await heard.Reader.ReadAsync(patience.Token);
    }

    public bool IsQuiet => heard.Reader.Count == 0;

    public void Dispose() => listener.Close();

    private async Task ListenAsync()
    {
        for (var n = 0; listener.IsListening; n++)
        {
            try
            {
                var call = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                if (Status(n) is { } status)
                {
                    call.Response.StatusCode = status;
                    call.Response.Close();
                }

                heard.Writer.TryWrite(new(body.ToArray(), call.Request.Headers[WebhookSignature.HeaderName], call.Request.Headers["num_retry"], call.Request.ContentType));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public sealed record Heard(byte[] Body, string? Signature, string? Retry, string? ContentType);
}
