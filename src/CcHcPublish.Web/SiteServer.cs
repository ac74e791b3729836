using System.Net;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Web.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CcHcPublish.Web;

/// <summary>
/// Shows the public folders of the agencies' websites: each at <c>/&lt;agency&gt;/</c>, or one site at the root when the folder is a site itself.
/// Answers GET and HEAD only, never lists a folder, never leaves it. Any other web server can take its place.
/// </summary>
public sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SiteServer(WebApplication app)
    {
        this.app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where it listens, with the port it was given when none was asked for.</summary>
    public Uri Address { get; }

    /// <summary>Listens on this machine only.</summary>
    /// <param name="port">0 takes any free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<SiteServer> StartAsync(string folder, int port, CancellationToken cancel) =>
        StartAsync(folder, new IPEndPoint(IPAddress.Loopback, port), cancel);

    /// <param name="health">Answered besides the site where there is one.</param>
    public static async Task<SiteServer> StartAsync(string folder, IPEndPoint listen, CancellationToken cancel, HealthEndpoints? health = null)
    {
        // The empty builder reads no settings files and starts no logging: it is up in some 30 ms.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Listen(listen, connection => connection.Protocols = HttpProtocols.Http1AndHttp2);
        });
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        var app = builder.Build();
        var site = new SiteFiles(Path.GetFullPath(folder));
        app.Run(async http =>
        {
            if (health is null || !await health.AnswerAsync(http)) await site.AnswerAsync(http);
        });
        await app.StartAsync(cancel);
        return new SiteServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
