using System.Text;
using System.Text.Json;
using CcHcPublish.Sandbox;

namespace Zalo.OA.SDK.Tests;

/// <summary>A running sandbox, and clients that talk to it over loopback.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<IDisposable> owned = [];
    private readonly HttpClient http = new();

    private Stage(SandboxServer server, LeapingClock clock, JsonElement account)
    {
        Server = server;
        Clock = clock;
        OaId = Text(account, "oa_id");
        AppId = Text(account, "app_id");
        AppSecret = new ZaloSecret(Text(account, "secret"));
    }

    public SandboxServer Server { get; }

    public LeapingClock Clock { get; }

    public string OaId { get; }

    public string AppId { get; }

    public ZaloSecret AppSecret { get; }

    public ZaloOaOptions Options => new()
    {
        ApiBase = new Uri(Server.BaseAddress, "/zalo"),
        OAuthBase = new Uri(Server.BaseAddress, "/zalo"),
        AppId = AppId,
        AppSecret = AppSecret,
    };

    public static async Task<Stage> OpenAsync(Func<ZaloOptions, ZaloOptions>? set = null, string? stateFile = null, LeapingClock? clock = null)
    {
        clock ??= new LeapingClock();
        var zalo = new ZaloOptions { JobDelay = TimeSpan.Zero, VideoDelay = TimeSpan.Zero };
        var server = await SandboxServer.StartAsync(
            new SandboxOptions { Clock = clock, StateFile = stateFile, Zalo = set?.Invoke(zalo) ?? zalo }, CancellationToken.None);
        return new Stage(server, clock, await AccountAsync(server));
    }

    /// <summary>The pair that the sandbox holds for valid at this moment.</summary>
    public async Task<TokenPair> PairAsync()
    {
        var account = await AccountAsync(Server);
        var now = Clock.GetUtcNow();
        return new TokenPair(
            new ZaloSecret(Text(account, "access_token")), new ZaloSecret(Text(account, "refresh_token")), now, now + TokenPair.DocumentedLife);
    }

    public ZaloOAuthClient OAuth(ZaloOaOptions? options = null) => Own(new ZaloOAuthClient(options ?? Options, clock: Clock));

    public ZaloOaClient Client(IZaloTokenSource tokens, ZaloOaOptions? options = null) => Own(new ZaloOaClient(options ?? Options, tokens, clock: Clock));

    /// <summary>A client with the sandbox's own token and no way to renew it.</summary>
    public async Task<ZaloOaClient> ClientAsync(ZaloOaOptions? options = null) => Client(new FixedTokenSource((await PairAsync()).AccessToken), options);

    /// <summary>A client whose tokens rotate over a store that starts with the sandbox's pair.</summary>
    public async Task<(ZaloOaClient Client, RotatingTokenSource Tokens, IZaloTokenStore Store)> RotatingAsync()
    {
        var store = new MemoryTokenStore();
        var tokens = new RotatingTokenSource(OAuth(), store, Clock);
        await tokens.AdoptAsync(await PairAsync());
        return (Client(tokens), tokens, store);
    }

    public async Task ArmAsync(string faults)
    {
        using var content = new StringContent(faults, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Server.BaseAddress, "/sandbox/faults"), content);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(Server.BaseAddress, path));
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Server.BaseAddress, path), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A request as any client would send it, with the OA's token unless told otherwise.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.BaseAddress, "/zalo" + path));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (headers.Length == 0)
        {
            headers = [("access_token", (await PairAsync()).AccessToken.Reveal())];
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
    }

    public async Task<JsonElement[]> PostsAsync() => [.. JsonDocument.Parse(await ReadAsync("/sandbox/posts")).RootElement.GetProperty("zalo").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        owned.ForEach(o => o.Dispose());
        http.Dispose();
        await Server.DisposeAsync();
    }

    private T Own<T>(T made)
        where T : IDisposable
    {
        owned.Add(made);
        return made;
    }

    private static async Task<JsonElement> AccountAsync(SandboxServer server)
    {
        using var http = new HttpClient();
        var json = await http.GetStringAsync(new Uri(server.BaseAddress, "/sandbox/accounts"));
        return JsonDocument.Parse(json).RootElement.GetProperty("zalo")[0];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
