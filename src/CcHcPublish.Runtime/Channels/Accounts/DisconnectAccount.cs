using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Forgets an account and its tokens. The grant itself lives on at the service until a person takes it back there.</summary>
public sealed class DisconnectAccount(Ledger ledger, TimeProvider clock)
{
    /// <summary>False when nothing was connected.</summary>
    public Task<bool> RunAsync(string agency, string channel, string actor, CancellationToken cancel) => ledger.ChangeAsync(async change =>
    {
        var gone = await change.RunAsync("delete from accounts where agency = @agency and channel = @channel", ("agency", agency), ("channel", channel));
        if (gone == 1) await change.TellAsync(clock.GetUtcNow(), actor, "disconnected", $"{agency}/{channel}");
        return gone == 1;
    }, cancel);
}
