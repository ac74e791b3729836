using System.Text;
using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Sandbox;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

/// <summary>A sandbox on a free port with its ready-made accounts, and what a desk needs to reach them.</summary>
public sealed class SandboxStage : IAsyncDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });

    private SandboxStage(SandboxServer server, JsonElement accounts)
    {
        Server = server;
        Facebook = accounts.GetProperty("facebook")[0];
        Zalo = accounts.GetProperty("zalo")[0];
    }

    public static ChannelSetting Fanpage { get; } = new("fanpage", ChannelKind.Facebook, "Fanpage", TimeSpan.FromHours(6));

    public static ChannelSetting Oa { get; } = new("zalo", ChannelKind.Zalo, "Zalo OA", TimeSpan.FromHours(6));

    public SandboxServer Server { get; }

    public HttpClient Http => http;

    public JsonElement Facebook { get; }

    public JsonElement Zalo { get; }

    public Uri Graph => new(Server.BaseAddress, "/graph");

    public Uri ZaloApi => new(Server.BaseAddress, "/zalo");

    public AppAccess FacebookApp => new(Text(Facebook, "app_id"), new Secret(Text(Facebook, "app_secret")), Graph);

    public AppAccess ZaloApp => new(Text(Zalo, "app_id"), new Secret(Text(Zalo, "secret")), ZaloApi);

    public SignedIn.Page Page => new(Text(Facebook, "page_id"), "Sở Mẫu", new Secret(Text(Facebook, "token")), null);

    public static async Task<SandboxStage> OpenAsync(SandboxOptions? options = null)
    {
        var server = await SandboxServer.StartAsync(options ?? new SandboxOptions { RememberedRequests = 100_000, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        return new SandboxStage(server, await AccountsAsync(server));
    }

    /// <summary>The pair that the sandbox holds for valid at this moment, as if it had just been issued.</summary>
    public async Task<TokenPair> PairAsync(DateTimeOffset now)
    {
        var zalo = (await AccountsAsync(Server)).GetProperty("zalo")[0];
        return new TokenPair(new ZaloSecret(Text(zalo, "access_token")), new ZaloSecret(Text(zalo, "refresh_token")), now, now + TokenPair.DocumentedLife);
    }

    public async Task<SignedIn.Oa> OaAsync(DateTimeOffset now) => new(Text(Zalo, "oa_id"), "Sở Mẫu", await PairAsync(now));

    public async Task ArmAsync(string rule)
    {
        using var content = new StringContent(rule, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Server.BaseAddress, "/sandbox/faults"), content);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Every post ever made on a side, hidden and removed ones too.</summary>
    public async Task<IReadOnlyList<JsonElement>> PostsAsync(string side)
    {
        using var posts = JsonDocument.Parse(await http.GetStringAsync(new Uri(Server.BaseAddress, "/sandbox/posts")));
        return [.. posts.RootElement.Clone().GetProperty(side).EnumerateArray()];
    }

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<JsonElement> AccountsAsync(SandboxServer server)
    {
        using var http = new HttpClient();
        using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri(server.BaseAddress, "/sandbox/accounts")));
        return json.RootElement.Clone();
    }
}
