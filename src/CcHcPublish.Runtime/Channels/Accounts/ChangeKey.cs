using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Seals every stored secret anew by the present key, so that an old key can be thrown away. Running nodes are not disturbed.</summary>
public sealed class ChangeKey(Ledger ledger, Lazy<KeyRing> keys, TimeProvider clock)
{
    /// <summary>How many accounts were sealed anew. A token that rotates at this very moment is taken up again.</summary>
    /// <exception cref="SealBrokenException">An old key is not here; what was done before stays done.</exception>
    public async Task<int> RunAsync(string actor, CancellationToken cancel)
    {
        var count = 0;
        while (true)
        {
            var old = (await AccountRow.AllAsync(ledger, cancel)).Where(row => keys.Value.IsOld(row.SealedSecret) || keys.Value.IsOld(row.SealedToken)).ToList();
            if (old.Count == 0) return count;
            foreach (var row in old) count += await ResealAsync(row, actor, cancel);
        }
    }

    private async Task<int> ResealAsync(AccountRow row, string actor, CancellationToken cancel)
    {
        var (secret, token) = (Anew(row, ConnectAccount.SecretPlace, row.SealedSecret), Anew(row, LedgerTokenStore.What, row.SealedToken));
        return await ledger.ChangeAsync(async change =>
        {
            var done = await change.RunAsync(
                "update accounts set app_secret = @secret, token = @token where agency = @agency and channel = @channel and app_secret = @oldSecret and token = @oldToken",
                ("secret", secret), ("token", token), ("agency", row.Agency), ("channel", row.Channel), ("oldSecret", row.SealedSecret), ("oldToken", row.SealedToken));
            if (done == 1) await change.TellAsync(clock.GetUtcNow(), actor, "resealed", $"{row.Agency}/{row.Channel}", keys.Value.CurrentId);
            return done;
        }, cancel);
    }

    private string Anew(AccountRow row, string what, string seal) => keys.Value.Seal(row.Place(what), keys.Value.Open(row.Place(what), seal));
}
