using System.Text.Json;
using CcHcPublish.Chaos.Runs;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Runtime.Storage;
using Zalo.OA.SDK;

namespace CcHcPublish.Chaos.Nodes;

/// <summary>The fanpage and the OA of the sandbox, as one process reaches them. All processes share the file with the OA's tokens.</summary>
internal sealed class FarSideConnection : IDisposable
{
    private readonly Uri sandbox;
    private readonly PacedTime time;
    private readonly JsonElement facebook;
    private readonly JsonElement zalo;
    private readonly ZaloOAuthClient oauth;
    private readonly ZaloOaClient account;
    private readonly FacebookPagesClient page;

    private FarSideConnection(Uri sandbox, JsonElement accounts, string data, TimeProvider clock, PacedTime time)
    {
        (this.sandbox, this.time) = (sandbox, time);
        (facebook, zalo) = (accounts.GetProperty("facebook")[0], accounts.GetProperty("zalo")[0]);
        oauth = new ZaloOAuthClient(ZaloOptions(), clock: clock);
        Tokens = new RotatingTokenSource(oauth, new FileTokenStore(Path.Combine(data, "zalo-token.json")), clock);
        account = new ZaloOaClient(ZaloOptions(), Tokens, clock: clock);
        page = new FacebookPagesClient(PageOptions(), clock);
        Consent = new GiveConsent(sandbox, zalo, oauth, Tokens);
    }

    public RotatingTokenSource Tokens { get; }

    /// <summary>What the OA's administrator does when the grant is lost.</summary>
    public GiveConsent Consent { get; }

    public static async Task<FarSideConnection> OpenAsync(Uri sandbox, string data, TimeProvider clock, PacedTime time, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var accounts = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(sandbox, "sandbox/accounts"), cancel));
        return new FarSideConnection(sandbox, accounts.RootElement.Clone(), data, clock, time);
    }

    private Uri Home => new(sandbox, $"oa/{Text(zalo, "oa_id")}");

    public IChannel? Connect(ChannelSetting channel, Ledger ledger) => channel.Kind switch
    {
        ChannelKind.Facebook => new FacebookChannel(page),
        ChannelKind.Zalo => new ZaloChannel(account, Home, new RecentTitles(ledger, Home)),
        ChannelKind.ZaloBroadcast => new ZaloBroadcastChannel(account, new ShownArticle(ledger), Home),
        _ => null,
    };

    /// <summary>What stands in a reader's address bar; null when the far side is in trouble just then.</summary>
    public async Task<Uri?> AddressOfAsync(string channel, string id, CancellationToken cancel)
    {
        // A broadcast has no address of its own.
        if (channel == SampleAgency.Broadcasts) return Home;
        if (channel == "fanpage") return await page.GetPostAsync(id, cancel) is GraphResult<PagePost>.Success { Value.Address: var address } ? address : null;
        for (var offset = 0; ; offset += ZaloOaClient.MaxPageSize)
        {
            if (!(await account.ListArticlesAsync(ArticleKind.Normal, offset, cancel: cancel)).TryGet(out var listed, out _) || listed.Items.Count == 0) return null;
            if (listed.Items.FirstOrDefault(item => item.Id == id) is { } found) return found.Link;
        }
    }

    public void Dispose()
    {
        page.Dispose();
        account.Dispose();
        oauth.Dispose();
    }

    private FacebookPageOptions PageOptions()
    {
        var options = new FacebookPageOptions
        {
            BaseAddress = new Uri(sandbox, "graph"),
            PageId = Text(facebook, "page_id"),
            Token = new AccessToken(Text(facebook, "token")),
            AppId = Text(facebook, "app_id"),
            AppSecret = new AccessToken(Text(facebook, "app_secret")),
        };
        return options with { Timeout = Scaled(options.Timeout) };
    }

    private ZaloOaOptions ZaloOptions()
    {
        var options = new ZaloOaOptions
        {
            ApiBase = new Uri(sandbox, "zalo"),
            OAuthBase = new Uri(sandbox, "zalo"),
            AppId = Text(zalo, "app_id"),
            AppSecret = new ZaloSecret(Text(zalo, "secret")),
        };
        return options with { Timeout = Scaled(options.Timeout) };
    }

    /// <summary>Sockets know the system's time only; a time-out is scaled to the desk's pace, as far as a busy machine allows.</summary>
    private TimeSpan Scaled(TimeSpan timeout) => time.Real(timeout) is var real && real > TimeSpan.FromSeconds(1) ? real : TimeSpan.FromSeconds(1);

    private static string Text(JsonElement account, string name) => account.GetProperty(name).GetString() ?? "";
}
