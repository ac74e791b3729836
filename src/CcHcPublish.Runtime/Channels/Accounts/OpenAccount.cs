using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>An account with its secrets opened and its client made. Closed: a Page or an OA. Good for many calls at once, until its row's sign-in changes.</summary>
internal abstract class OpenAccount(AccountRow row, IChannel channel, IChannel? broadcast = null) : IDisposable
{
    public AccountRow Row => row;

    public IChannel Channel => channel;

    /// <summary>An OA's broadcasts; a Page has none and no channel that asks for them.</summary>
    public IChannel Broadcast => broadcast ?? throw new InvalidOperationException("This account broadcasts nothing.");

    public abstract void Dispose();

    internal sealed class Page(AccountRow row, FacebookPagesClient client, ILogger<FacebookChannel> log) : OpenAccount(row, new FacebookChannel(client, log))
    {
        public FacebookPagesClient Client => client;

        public override void Dispose() => client.Dispose();
    }

    internal sealed class Oa(AccountRow row, ZaloOaClient client, IChannel posts, IChannel broadcasts) : OpenAccount(row, posts, broadcasts)
    {
        public ZaloOaClient Client => client;

        public required ZaloOAuthClient SignIn { private get; init; }

        public required RotatingTokenSource Tokens { get; init; }

        public required IZaloTokenStore Store { get; init; }

        /// <summary>Makes a client that uses this token as it is and renews none, for whoever may leave in the middle of a call.</summary>
        public required Func<ZaloSecret, ZaloOaClient> Onlooker { get; init; }

        public override void Dispose()
        {
            client.Dispose();
            SignIn.Dispose();
        }
    }
}

/// <summary>What opening an account needs.</summary>
/// <param name="Alarmed">Told when an OA's tokens can no longer be renewed.</param>
/// <param name="SecretSeen">Told every secret that is opened, and every token that replaces one.</param>
internal sealed record AccountTools(Ledger Ledger, Lazy<KeyRing> Keys, TimeProvider Clock, ILoggerFactory Logs, Action<AccountRow, ZaloError> Alarmed, Action<string> SecretSeen)
{
    /// <exception cref="SealBrokenException">The secrets cannot be opened on this machine.</exception>
    public OpenAccount Open(AccountRow row)
    {
        var secret = Text(row, ConnectAccount.SecretPlace, row.SealedSecret);
        return row.Kind == ChannelKind.Facebook ? OpenPage(row, secret) : OpenOa(row, secret);
    }

    private OpenAccount.Page OpenPage(AccountRow row, string secret)
    {
        var options = new FacebookPageOptions
        {
            PageId = row.Account,
            Token = new AccessToken(Text(row, LedgerTokenStore.What, row.SealedToken)),
            AppId = row.AppId,
            AppSecret = new AccessToken(secret),
        };
        if (row.Base is { } stand) options = options with { BaseAddress = stand };
        return new OpenAccount.Page(row, new FacebookPagesClient(options, Clock, Logs.CreateLogger<FacebookPagesClient>()), Logs.CreateLogger<FacebookChannel>());
    }

    private OpenAccount.Oa OpenOa(AccountRow row, string secret)
    {
        var options = ZaloSignIn.OptionsOf(new AppAccess(row.AppId, new Core.Text.Secret(secret), row.Base, row.Signs));
        var oauth = new ZaloOAuthClient(options, clock: Clock);
        var store = new LedgerTokenStore(Ledger, Keys.Value, row, SecretSeen);
        var tokens = new RotatingTokenSource(oauth, store, Clock) { OnAlarm = error => Alarmed(row, error) };
        var (client, home, log) = (new ZaloOaClient(options, tokens, clock: Clock), HomeOf(row), Logs.CreateLogger<ZaloChannel>());
        var posts = new ZaloChannel(client, home, new RecentTitles(Ledger, home), log);
        return new OpenAccount.Oa(row, client, posts, new ZaloBroadcastChannel(client, new ShownArticle(Ledger), home, log))
        {
            SignIn = oauth,
            Tokens = tokens,
            Store = store,
            Onlooker = token => new ZaloOaClient(options, new FixedTokenSource(token), clock: Clock),
        };
    }

    /// <summary>Where readers find an OA: zalo.me, or the page of the stand-in.</summary>
    private static Uri HomeOf(AccountRow row) => row.Base is { } stand ? new Uri(stand, $"/oa/{row.Account}") : new Uri($"https://zalo.me/{row.Account}");

    private string Text(AccountRow row, string what, string seal)
    {
        var text = Encoding.UTF8.GetString(Keys.Value.Open(row.Place(what), seal));
        SecretSeen(text);
        return text;
    }
}
