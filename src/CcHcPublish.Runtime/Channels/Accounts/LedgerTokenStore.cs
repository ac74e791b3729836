using CcHcPublish.Runtime.Storage;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>
/// The tokens of one OA in its row of the ledger, sealed, for every node that shares the ledger. One conditional update is the whole of a
/// change: it happens for one of several racing nodes, and it is durable when it returns.
/// </summary>
/// <param name="seen">Told every token in the clear before anybody else can know it: the log's mask listens.</param>
/// <remarks>Bound to one sign-in: once a person signs in again, this store is empty and takes nothing, and the caller opens the row anew.</remarks>
public sealed class LedgerTokenStore(Ledger ledger, KeyRing keys, AccountRow row, Action<string> seen) : IZaloTokenStore
{
    public const string What = "token";

    /// <exception cref="SealBrokenException">The state cannot be opened on this machine.</exception>
    public async ValueTask<StoredTokens?> ReadAsync(CancellationToken cancel)
    {
        if (await AccountRow.FindAsync(ledger, row.Agency, row.Channel, cancel) is not { } now || now.Login != row.Login) return null;
        var state = StoredTokensJson.Read(keys.Open(row.Place(What), now.SealedToken));
        // An older state of the same row, put back by somebody who can write the table, must not come to life.
        if (state?.Version != now.TokenVersion) throw new SealBrokenException(new(
            "Mã truy cập Zalo trong sổ không khớp phiên bản. Kết nối lại bằng “cchc channel login”.",
            "The stored Zalo token is of another version. Connect again by “cchc channel login”."));
        Show(state);
        return state;
    }

    public async ValueTask<bool> TryReplaceAsync(long expectedVersion, StoredTokens successor, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(successor.Version, expectedVersion + 1);
        // First, so that not even a failure of the write can tell a token.
        Show(successor);
        return await ledger.ChangeAsync(change => change.RunAsync(
            """
            update accounts set token = @token, token_version = @next, expires_at = @expires, trouble = @trouble
            where agency = @agency and channel = @channel and login = @login and token_version = @expected
            """,
            ("token", Seal(keys, row, successor)), ("next", successor.Version), ("expires", ExpiryOf(successor)), ("trouble", successor.Trouble?.Text),
            ("agency", row.Agency), ("channel", row.Channel), ("login", row.Login), ("expected", expectedVersion)), cancel) == 1;
    }

    private void Show(StoredTokens state)
    {
        seen(state.Pair.AccessToken.Reveal());
        seen(state.Pair.RefreshToken.Reveal());
    }

    internal static string Seal(KeyRing keys, AccountRow row, StoredTokens state) => keys.Seal(row.Place(What), StoredTokensJson.Write(state));

    /// <summary>Three months after the issue; at the access token's end once the refresh token is of no use any more.</summary>
    internal static DateTimeOffset ExpiryOf(StoredTokens state) => state.Trouble?.IsFinal == true ? state.Pair.AccessExpiresAt : state.Pair.RefreshExpiresAt;
}
