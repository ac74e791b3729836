using CcHcPublish.Core.Channels;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>A fanpage or OA as the publisher sees it: every call goes to the account that is connected now. Without one, work waits and says for whom.</summary>
/// <param name="channel">The channel whose account it is.</param>
/// <param name="part">What of the account this is: its posts, or an OA's broadcasts.</param>
internal sealed class ConnectedChannel(OpenAccounts accounts, string agency, string channel, Func<OpenAccount, IChannel> part) : IChannel
{
    /// <summary>How the reason of every publication that waits for a connection begins.</summary>
    public const string NotConnected = "Kênh chưa được kết nối; Tổ tin học chạy: ";

    /// <summary>Connecting ends the channel's pause; this is for what connects it unseen, such as a restored backup.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    private IChannel? last;

    /// <summary>Every account's channel does; the contract of channels holds them to it.</summary>
    public bool AsksBeforeSending => true;

    public string? App => last?.App;

    public ChannelPressure? Pressure => last?.Pressure;

    public async ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        var (there, why) = await ReachAsync(cancel);
        return there is null ? Waits(why) : await there.SendAsync(delivery, cancel);
    }

    /// <summary>The far side's job goes on without us: its ticket is kept and asked about later.</summary>
    public async ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel)
    {
        var (there, why) = await ReachAsync(cancel);
        return there is null ? new DeliveryOutcome.Unconfirmed(why) : await there.AskAsync(delivery, ticket, cancel);
    }

    public async ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel)
    {
        var (there, why) = await ReachAsync(cancel);
        return there is null ? new FindOutcome.CannotTell(why) : await there.FindAsync(delivery, cancel);
    }

    public async ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        var (there, why) = await ReachAsync(cancel);
        return there is null ? Waits(why) : await there.ReplaceAsync(delivery, externalId, cancel);
    }

    public async ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        var (there, why) = await ReachAsync(cancel);
        return there is null ? Waits(why) : await there.WithdrawAsync(delivery, externalId, cancel);
    }

    public async ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        var (there, why) = await ReachAsync(cancel);
        return there is null ? new LiveState.CannotTell(why) : await there.ReadAsync(delivery, externalId, cancel);
    }

    public async ValueTask<FindOutcome.Found?> FindAtAsync(Uri address, DateTimeOffset since, CancellationToken cancel)
    {
        var (there, _) = await ReachAsync(cancel);
        return there is null ? null : await there.FindAtAsync(address, since, cancel);
    }

    /// <summary>The whole channel waits for a person, and nothing of it expires meanwhile.</summary>
    private static DeliveryOutcome.Deferred Waits(string why) => new(why, Pause, DeferralReach.Repair);

    private async Task<(IChannel? There, string Why)> ReachAsync(CancellationToken cancel)
    {
        try
        {
            var account = await accounts.FindAsync(agency, channel, cancel);
            last = account is null ? null : part(account);
            return (last, $"{NotConnected}cchc channel login {channel} --agency {agency}");
        }
        catch (SealBrokenException broken)
        {
            return (null, broken.Why.Vi);
        }
    }
}
