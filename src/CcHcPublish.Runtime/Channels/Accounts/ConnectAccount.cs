using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>The app through which an account is reached.</summary>
/// <param name="Base">A stand-in's API on this machine; null for the real service.</param>
/// <param name="Signs">Zalo: the app asks for <c>appsecret_proof</c>. Calls to Facebook are always signed.</param>
public sealed record AppAccess(string AppId, Secret AppSecret, Uri? Base, bool Signs = false);

/// <summary>What a sign-in brought: the account and its token. Closed: a Page has one token, an OA a pair that rotates.</summary>
public abstract record SignedIn(string Account, string Name)
{
    /// <param name="ExpiresAt">When the token or its right to read ends; null for no known end.</param>
    public sealed record Page(string Account, string Name, Secret Token, DateTimeOffset? ExpiresAt) : SignedIn(Account, Name);

    /// <param name="Account">Empty where nobody said whose tokens these are.</param>
    public sealed record Oa(string Account, string Name, TokenPair Pair) : SignedIn(Account, Name)
    {
        /// <summary>The service itself said whose tokens these are.</summary>
        public bool IsConfirmed { get; init; } = true;
    }
}

/// <summary>Puts an account in place of whatever was connected to a channel, and wakes the publications that waited for it.</summary>
public sealed class ConnectAccount(Ledger ledger, Lazy<KeyRing> keys, TimeProvider clock)
{
    internal const string SecretPlace = "app_secret";

    /// <param name="cancel">Not heard for an OA: its pair is the only one there is, and exists nowhere else.</param>
    public async Task<AccountRow> RunAsync(string agency, ChannelSetting channel, AppAccess app, SignedIn account, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (account is SignedIn.Oa) cancel = CancellationToken.None;
        if (account is SignedIn.Oa { Account: "" } unnamed) account = unnamed with { Account = await KnownAsync(agency, channel, app) };
        var row = Seal(new AccountRow
        {
            Agency = agency,
            Channel = channel.Id,
            Kind = channel.Kind,
            Account = account.Account,
            Name = account.Name,
            AppId = app.AppId,
            Base = app.Base,
            Signs = app.Signs,
            Login = Guid.NewGuid().ToString("N"),
            SealedSecret = "",
            SealedToken = "",
            TokenVersion = 1,
            ConnectedAt = now,
            ConnectedBy = actor,
        }, app, account);
        return await ledger.ChangeAsync(async change =>
        {
            await change.RunAsync(
                """
                insert into accounts (agency, channel, kind, account, name, app_id, base, signs, login, app_secret, token, token_version, expires_at, connected_at, connected_by, findings)
                values (@agency, @channel, @kind, @account, @name, @app, @base, @signs, @login, @secret, @token, 1, @expires, @at, @by, '')
                on conflict (agency, channel) do update set kind = @kind, account = @account, name = @name, app_id = @app, base = @base, signs = @signs, login = @login,
                  app_secret = @secret, token = @token, token_version = 1, expires_at = @expires, trouble = null, connected_at = @at, connected_by = @by,
                  tested_at = null, able = null, findings = ''
                """,
                ("agency", row.Agency), ("channel", row.Channel), ("kind", row.Kind), ("account", row.Account), ("name", row.Name), ("app", row.AppId),
                ("base", row.Base?.AbsoluteUri ?? ""), ("signs", row.Signs ? 1 : 0), ("login", row.Login), ("secret", row.SealedSecret), ("token", row.SealedToken),
                ("expires", row.ExpiresAt), ("at", now), ("by", actor));
            // Only what waits for the connection: everything else keeps its time.
            await change.RunAsync(
                """
                update publications set not_before = @now
                where agency = @agency and channel = @channel and reason like @waiting and (not_before > @now or (state = 'Unconfirmed' and not_before is null))
                """,
                ("now", now), ("agency", row.Agency), ("channel", row.Channel), ("waiting", ConnectedChannel.NotConnected + "%"));
            await ChannelPauses.EndAsync(change, row.Agency, row.Channel, now);
            await change.TellAsync(now, actor, "connected", $"{row.Agency}/{row.Channel}", $"{row.Account} {row.Name}");
            return row;
        }, cancel);
    }

    /// <summary>The OA that the channel had through the same app: a renewed consent is for the same one as a rule, and a test will tell.</summary>
    private async Task<string> KnownAsync(string agency, ChannelSetting channel, AppAccess app) =>
        await AccountRow.FindAsync(ledger, agency, channel.Id, CancellationToken.None) is { } row && row.Kind == channel.Kind && row.AppId == app.AppId && row.Base == app.Base ? row.Account : "";

    private AccountRow Seal(AccountRow row, AppAccess app, SignedIn account)
    {
        var secret = keys.Value.Seal(row.Place(SecretPlace), Encoding.UTF8.GetBytes(app.AppSecret.Reveal()));
        if (account is SignedIn.Page page)
            return row with { SealedSecret = secret, SealedToken = keys.Value.Seal(row.Place(LedgerTokenStore.What), Encoding.UTF8.GetBytes(page.Token.Reveal())), ExpiresAt = page.ExpiresAt };
        var state = new StoredTokens(1, ((SignedIn.Oa)account).Pair);
        return row with { SealedSecret = secret, SealedToken = LedgerTokenStore.Seal(keys.Value, row, state), ExpiresAt = LedgerTokenStore.ExpiryOf(state) };
    }
}
