using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CcHcPublish.Sandbox.Tests.Facebook;
using Shouldly;

namespace CcHcPublish.Sandbox.Tests.Foreign;

/// <summary>Meta's own SDK for Node.js against the sandbox, unchanged but for its base address.</summary>
public sealed class FacebookNodeSdkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [NodeFact("facebook-nodejs")]
    public async Task The_official_sdk_drives_the_whole_life_of_a_post()
    {
        await using var desk = await Desk.OpenAsync();
        await using var pictures = PictureHost.Start();
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = NodeFactAttribute.Folder("facebook-nodejs"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "life-cycle.js",
                desk.Sandbox.Server.BaseAddress.AbsoluteUri,
                pictures.Address.AbsoluteUri,
                desk.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            },
        };

        using var node = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
        await node.WaitForExitAsync(limit.Token);

        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Where(l => l.StartsWith("not ok", StringComparison.Ordinal)).ShouldBeEmpty(await errors);
        lines.Count(l => l.StartsWith("ok - ", StringComparison.Ordinal)).ShouldBe(21, await errors);
        node.ExitCode.ShouldBe(0, await errors);
    }

    /// <summary>One picture on loopback, as a web server of the office would offer it.</summary>
    private sealed class PictureHost : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource stop = new();
        private Task serving = Task.CompletedTask;

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/anh.png");

        public static PictureHost Start()
        {
            var host = new PictureHost();
            host.listener.Start();
            host.serving = host.ServeAsync();
            return host;
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await serving;
            listener.Dispose();
            stop.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var caller = await listener.AcceptTcpClientAsync(stop.Token);
                    var stream = caller.GetStream();
                    await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, stop.Token);
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n"u8.ToArray(), stop.Token);
                    await stream.WriteAsync(Desk.Png, stop.Token);
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }
}
