using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>
/// Waits on loopback for the browser to bring a consent back. It answers one path, believes only an answer with our own state, and
/// tells nothing to anybody else; a wrong answer does not end the wait.
/// </summary>
public sealed class CallbackListener : IAsyncDisposable
{
    public const string Path = "/cchc";

    private readonly WebApplication app;
    private readonly string state;
    private readonly TaskCompletionSource<CallbackAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CallbackListener(WebApplication app, string state)
    {
        this.app = app;
        this.state = state;
    }

    public int Port { get; private set; }

    /// <param name="port">0 takes any free one, which no service has on its list of callbacks.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<CallbackListener> StartAsync(int port, string state, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = 20;
        });
        var listener = new CallbackListener(builder.Build(), state);
        listener.app.Run(listener.AnswerAsync);
        try
        {
            await listener.app.StartAsync(cancel);
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }

        listener.Port = new Uri(listener.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return listener;
    }

    /// <exception cref="TimeoutException">Nobody came back in time.</exception>
    public Task<CallbackAnswer> WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancel) => answer.Task.WaitAsync(longest, clock, cancel);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        // A page on the web may point a name of its own to this machine: only our own names are answered.
        var isOurs = http.Request.Host.Host is "127.0.0.1" or "localhost" && http.Request.Path == Path && HttpMethods.IsGet(http.Request.Method);
        if (!isOurs || CallbackAnswer.Read(http.Request.QueryString.Value ?? "", state) is not { } brought)
        {
            http.Response.StatusCode = isOurs ? StatusCodes.Status400BadRequest : StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        // The address holds the code: it must not travel on in a Referer.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        await http.Response.WriteAsync("""
            <!doctype html><html lang="vi"><meta charset="utf-8"><title>CcHcPublish</title>
            <p>Đã nhận trả lời. Có thể đóng trang này và xem tiếp ở cửa sổ lệnh.</p></html>
            """, http.RequestAborted);
        // Only after the page is out, so that the browser is not cut off by the end of the command.
        await http.Response.CompleteAsync();
        answer.TrySetResult(brought);
    }
}
