using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Storage;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Writes down which OA a row's tokens are for, where the sign-in got no answer to that.</summary>
internal sealed class NameAccount(Ledger ledger, OpenAccounts accounts, TimeProvider clock)
{
    /// <summary>The row as it is then. It stays as it was while the service does not say, names another OA than the known one, or a renewal is under way.</summary>
    public async Task<AccountRow> RunAsync(AccountRow row, string actor, CancellationToken cancel)
    {
        if (row.Kind != ChannelKind.Zalo || (row.Account.Length > 0 && row.Name.Length > 0)) return row;
        try
        {
            if (await accounts.FindAsync(row.Agency, row.Channel, cancel) is not OpenAccount.Oa open || open.Row.Login != row.Login) return row;
            var asked = await open.Client.GetOaInfoAsync(cancel);
            if (!asked.TryGet(out var oa, out _) || oa.Name.Length == 0 || (row.Account.Length > 0 && row.Account != oa.Id)) return row;
            return await WriteAsync(row, open.Store, oa, actor, cancel);
        }
        catch (SealBrokenException)
        {
            // The test itself says so.
            return row;
        }
    }

    private async Task<AccountRow> WriteAsync(AccountRow row, IZaloTokenStore store, OaProfile oa, string actor, CancellationToken cancel)
    {
        // Asking may have renewed the tokens. Who renews claims first, and its claim raises the version: one of the two sees the other.
        if (await AccountRow.FindAsync(ledger, row.Agency, row.Channel, cancel) is not { } now || now.Login != row.Login) return row;
        if (await store.ReadAsync(cancel) is not { Claim: null } state || state.Version != now.TokenVersion) return row;
        // Seals are bound to the account, so all of them are new; a new sign-in makes every node open the row anew.
        var keys = accounts.Keys.Value;
        var named = now with { Account = oa.Id, Name = oa.Name, Login = Guid.NewGuid().ToString("N") };
        named = named with
        {
            SealedSecret = keys.Seal(named.Place(ConnectAccount.SecretPlace), keys.Open(now.Place(ConnectAccount.SecretPlace), now.SealedSecret)),
            SealedToken = LedgerTokenStore.Seal(keys, named, state),
        };
        var done = await ledger.ChangeAsync(async change =>
        {
            var changed = await change.RunAsync(
                """
                update accounts set account = @account, name = @name, login = @next, app_secret = @secret, token = @token
                where agency = @agency and channel = @channel and login = @login and app_secret = @oldSecret and token = @oldToken
                """,
                ("account", named.Account), ("name", named.Name), ("next", named.Login), ("secret", named.SealedSecret), ("token", named.SealedToken),
                ("agency", now.Agency), ("channel", now.Channel), ("login", now.Login), ("oldSecret", now.SealedSecret), ("oldToken", now.SealedToken));
            if (changed == 1) await change.TellAsync(clock.GetUtcNow(), actor, "connected", $"{now.Agency}/{now.Channel}", $"{named.Account} {named.Name}");
            return changed;
        }, cancel);
        return done == 1 ? named : row;
    }
}
