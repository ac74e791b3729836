using System.Text;
using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Tests;

/// <summary>A sandbox on a free port with a clock of its own, and a plain HTTP client that knows only its address.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private RunningSandbox(SandboxServer server, ManualClock clock)
    {
        Server = server;
        Clock = clock;
        Http = new() { BaseAddress = server.BaseAddress };
    }

    public SandboxServer Server { get; }

    public ManualClock Clock { get; }

    public HttpClient Http { get; }

    public static async Task<RunningSandbox> StartAsync(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var clock = new ManualClock();
        var options = new SandboxOptions { Clock = clock };
        return new(await SandboxServer.StartAsync(change?.Invoke(options) ?? options, CancellationToken.None), clock);
    }

    public async Task<HttpResponseMessage> PostJsonAsync(string path, string json) =>
        await Http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<JsonNode> GetJsonAsync(string path) => JsonNode.Parse(await Http.GetStringAsync(path))!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
