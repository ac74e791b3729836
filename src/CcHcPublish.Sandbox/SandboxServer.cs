using System.Net;
using CcHcPublish.Sandbox.Facebook;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.Hosting;
using CcHcPublish.Sandbox.Reader;
using CcHcPublish.Sandbox.Recording;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CcHcPublish.Sandbox;

/// <summary>
/// A running sandbox: local stand-ins of the Facebook Graph API (below <c>/graph</c>) and the Zalo OA API (below <c>/zalo</c>) with their
/// limits, delays and faults. It listens on loopback only and answers only requests that name a loopback host.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private static readonly HashSet<string> OwnHosts = new(StringComparer.OrdinalIgnoreCase) { "127.0.0.1", "localhost", "[::1]" };

    private readonly WebApplication app;
    private readonly Journal journal;

    private SandboxServer(WebApplication app, SandboxWorld world, IReadOnlyList<ISandboxSide> sides)
    {
        this.app = app;
        journal = world.Journal;
        Faults = world.Faults;
        Sides = sides;
        Requests = new(world.Options.RememberedRequests);
    }

    /// <summary>Root address with the real port, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    public FaultEngine Faults { get; }

    public RequestRecorder Requests { get; }

    /// <summary>The services, in the order of <c>/sandbox/accounts</c>.</summary>
    public IReadOnlyList<ISandboxSide> Sides { get; }

    /// <summary>Starts a sandbox and returns once it answers.</summary>
    /// <exception cref="IOException">The port is taken, or the state file is in use or cannot be written.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancel)
    {
        var world = new SandboxWorld(
            options,
            new FaultEngine(),
            new Journal(options.StateFile),
            new BlobStore(options.StateFile is { } file ? file + ".media" : null));
        var server = new SandboxServer(Build(options), world, [new FacebookSide(world), new ZaloSide(world)]);
        try
        {
            server.Restore();
            server.Compose(options.Clock, world.Blobs);
            await server.app.StartAsync(cancel);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.BaseAddress = new(server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var side in Sides.OfType<IDisposable>())
        {
            side.Dispose();
        }

        journal.Dispose();
    }

    /// <summary>No configuration files, environment variables or log providers: a sandbox depends on its options alone, and starts fast.</summary>
    private static WebApplication Build(SandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;
        });
        builder.Services.AddRoutingCore();
        return builder.Build();
    }

    private void Restore()
    {
        var byName = Sides.ToDictionary(s => s.Name);
        foreach (var entry in journal.ReadAll())
        {
            if (byName.TryGetValue(entry.Side, out var side))
            {
                side.Restore(entry);
            }
        }
    }

    private void Compose(TimeProvider clock, BlobStore blobs)
    {
        var recording = new RecordingMiddleware(Requests, clock);
        var spoiling = new FaultMiddleware(Faults, clock);
        app.Use((http, next) => OwnHosts.Contains(http.Request.Host.Host) ? next(http) : RefuseAsync(http));
        app.Use((http, next) => Sides.FirstOrDefault(s => http.Request.Path.StartsWithSegments(s.Prefix)) is { } side
            ? recording.RunAsync(http, side, (context, held) => spoiling.RunAsync(context, held, side, () => UnexpectedGuard.RunAsync(context, held, side, () => next(context))))
            : UnexpectedGuard.RunAsync(http, () => next(http)));
        app.UseRouting();
        new ControlApi(Sides, Faults, Requests).Map(app);
        new ReaderPages(Sides, blobs).Map(app);
        foreach (var side in Sides)
        {
            side.Map(app);
        }

        app.UseEndpoints(_ => { });
    }

    /// <summary>Keeps a page on the web from reaching the sandbox through a name that points to loopback.</summary>
    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = 421;
        return Task.CompletedTask;
    }
}
