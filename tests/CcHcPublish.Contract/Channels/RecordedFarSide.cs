using System.Net;
using CcHcPublish.Sandbox.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CcHcPublish.Contract.Channels;

/// <summary>
/// Plays recorded exchanges back on loopback, in their order and to the letter. A request that is not the next one is refused and remembered;
/// a scene that ends early is remembered too.
/// </summary>
public sealed class RecordedFarSide : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Queue<Exchange> left;
    private readonly List<string> unexpected = [];

    private readonly Exchange? otherwise;

    private RecordedFarSide(WebApplication app, IEnumerable<Exchange> exchanges, Exchange? otherwise)
    {
        this.otherwise = otherwise;
        this.app = app;
        left = new Queue<Exchange>(exchanges);
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What went against the recording, for a person to read.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (left) return [.. unexpected, .. left.Select(missed => $"never asked: {missed.Method} {missed.Target}")];
        }
    }

    /// <param name="otherwise">The answer to what is not recorded; else it is refused.</param>
    public static async Task<RecordedFarSide> StartAsync(IEnumerable<Exchange> exchanges, Exchange? otherwise = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var side = new RecordedFarSide(builder.Build(), exchanges, otherwise);
        side.app.Run(side.AnswerAsync);
        await side.app.StartAsync();
        side.Address = new Uri(side.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return side;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var asked = await ReadAsync(http.Request);
        Exchange? answer = null;
        lock (left)
        {
            if (left.TryPeek(out var next) && next.Asks(asked)) answer = left.Dequeue();
            else unexpected.Add($"not recorded: {asked}\n  next in the recording: {next}");
        }

        answer ??= otherwise;
        if (answer is { Status: 0 })
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer?.Status ?? StatusCodes.Status501NotImplemented;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(answer?.Answer ?? "This request is not recorded.");
    }

    private static async Task<Exchange> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return new Exchange(
            request.Method, Secrets.InText(request.Path + request.QueryString), Exchange.TellingOf(request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))),
            Secrets.InText(body), 0, "");
    }
}
