using System.Net.Http.Json;
using System.Text.Json.Serialization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Sandbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zalo.OA.SDK;

namespace CcHcPublish.Cli.Rehearsal;

/// <summary>
/// The rehearsal's fanpage and OA: the sandbox that another process of this rehearsal runs, or one started here that goes on from its kept state.
/// </summary>
internal sealed class SandboxConnection : IAsyncDisposable
{
    private readonly SandboxServer? own;
    private readonly SandboxAccounts accounts;
    private readonly RuntimeSettings settings;
    private readonly Ledger ledger;
    private readonly Lazy<ZaloOaClient> oa;
    private readonly List<IDisposable> clients = [];

    private SandboxConnection(SandboxServer? own, Uri address, SandboxAccounts accounts, (RuntimeSettings Settings, Ledger Ledger) desk)
    {
        this.own = own;
        Address = address;
        this.accounts = accounts;
        (settings, ledger) = desk;
        oa = new Lazy<ZaloOaClient>(Oa);
    }

    public Uri Address { get; }

    /// <summary>Pages that show what readers would see, by channel.</summary>
    public Uri FacebookPage => new(Address, $"trang/{accounts.Facebook[0].PageId}");

    public Uri ZaloPage => new(Address, accounts.Zalo.Count > 0 ? $"oa/{accounts.Zalo[0].OaId}" : "");

    public static async Task<SandboxConnection> OpenAsync(RehearsalMark mark, RuntimeSettings settings, Ledger ledger, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        if (!FreePort.IsFree(mark.SandboxPort) && await AccountsAsync(http, mark.Sandbox, cancel) is { } running) return new SandboxConnection(
            null, mark.Sandbox, running, (settings, ledger));
        var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Port = FreePort.IsFree(mark.SandboxPort) ? mark.SandboxPort : 0,
            StateFile = Path.Combine(settings.DataFolder, "sandbox", "journal"),
            Clock = settings.Clock,
        }, cancel);
        var accounts = await AccountsAsync(http, server.BaseAddress, cancel) ?? throw new IOException("The sandbox has no accounts.");
        return new SandboxConnection(server, server.BaseAddress, accounts, (settings, ledger));
    }

    public IChannel? Connect(Agency _, ChannelSetting channel) => channel.Kind switch
    {
        ChannelKind.Facebook when accounts.Facebook.Count > 0 => Facebook(),
        ChannelKind.Zalo when accounts.Zalo.Count > 0 => new ZaloChannel(oa.Value, ZaloPage, new RecentTitles(ledger, ZaloPage), settings.Logs.CreateLogger<ZaloChannel>()),
        ChannelKind.ZaloBroadcast when accounts.Zalo.Count > 0 => new ZaloBroadcastChannel(oa.Value, new ShownArticle(ledger), ZaloPage),
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        if (own is not null) await own.DisposeAsync();
    }

    private FacebookChannel Facebook()
    {
        var account = accounts.Facebook[0];
        var client = new FacebookPagesClient(new FacebookPageOptions
        {
            BaseAddress = new Uri(Address, "graph"),
            PageId = account.PageId,
            Token = new AccessToken(account.Token),
            AppId = account.AppId,
            AppSecret = new AccessToken(account.AppSecret),
        }, settings.Clock, settings.Logs.CreateLogger<FacebookPagesClient>());
        clients.Add(client);
        // Nobody serves the rehearsal's site while it plays: that a link card lacks its picture then is no news.
        return new FacebookChannel(client, NullLogger<FacebookChannel>.Instance);
    }

    private ZaloOaClient Oa()
    {
        var account = accounts.Zalo[0];
        var options = new ZaloOaOptions
        {
            ApiBase = new Uri(Address, "zalo"),
            OAuthBase = new Uri(Address, "zalo"),
            AppId = account.AppId,
            AppSecret = new ZaloSecret(account.Secret),
        };
        var oauth = new ZaloOAuthClient(options, clock: settings.Clock);
        // The sandbox tells its present pair at every start; the file keeps the rotations of this run.
        var store = new FileTokenStore(Path.Combine(settings.DataFolder, "sandbox", "zalo-token.json"));
        var tokens = new RotatingTokenSource(oauth, store, settings.Clock);
        tokens.AdoptAsync(TokenPair.Pasted(new ZaloSecret(account.AccessToken), new ZaloSecret(account.RefreshToken), settings.Clock.GetUtcNow())).GetAwaiter().GetResult();
        var client = new ZaloOaClient(options, tokens, clock: settings.Clock);
        clients.Add(client);
        return client;
    }

    private static async Task<SandboxAccounts?> AccountsAsync(HttpClient http, Uri sandbox, CancellationToken cancel)
    {
        try
        {
            return await http.GetFromJsonAsync(new Uri(sandbox, "sandbox/accounts"), SandboxJson.Default.SandboxAccounts, cancel);
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            cancel.ThrowIfCancellationRequested();
            return null;
        }
    }
}

internal sealed record SandboxAccounts(IReadOnlyList<FacebookAccount> Facebook, IReadOnlyList<ZaloAccount> Zalo);

internal sealed record FacebookAccount(string PageId, string Token, string AppId, string AppSecret);

internal sealed record ZaloAccount(string OaId, string AppId, string Secret, string AccessToken, string RefreshToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SandboxAccounts))]
internal sealed partial class SandboxJson : JsonSerializerContext;
