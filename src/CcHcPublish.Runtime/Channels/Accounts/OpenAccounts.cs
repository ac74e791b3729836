using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>
/// The accounts of all agencies as they are connected at the moment of asking: who signs in or out while a node runs is heard at the next call.
/// Safe for all threads.
/// </summary>
internal sealed class OpenAccounts(AccountTools tools) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Agency, string Channel), OpenAccount> open = [];
    private readonly List<OpenAccount> replaced = [];

    public Lazy<KeyRing> Keys => tools.Keys;

    /// <summary>Null where nothing is connected.</summary>
    /// <exception cref="SealBrokenException">The secrets cannot be opened on this machine.</exception>
    public async Task<OpenAccount?> FindAsync(string agency, string channel, CancellationToken cancel)
    {
        if (await AccountRow.FindAsync(tools.Ledger, agency, channel, cancel) is not { } row) return null;
        lock (gate)
        {
            if (open.TryGetValue((agency, channel), out var known))
            {
                if (known.Row.Login == row.Login) return known;
                // A call may still be under way on it; sign-ins are rare, so it lives until the process ends.
                replaced.Add(known);
            }

            return open[(agency, channel)] = tools.Open(row);
        }
    }

    public IChannel Channel(Agency agency, ChannelSetting setting) => setting.Of is { } oa
        ? new ConnectedChannel(this, agency.Id, oa, account => account.Broadcast)
        : new ConnectedChannel(this, agency.Id, setting.Id, account => account.Channel);

    public void Dispose()
    {
        foreach (var account in open.Values.Concat(replaced)) account.Dispose();
    }
}
