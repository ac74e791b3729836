using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Logging;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>The connected accounts of one process, and the verbs on them. Keys are read when a secret is first needed.</summary>
public sealed partial class Accounts : IDisposable
{
    private readonly Ledger ledger;
    private readonly RuntimeSettings settings;
    private readonly Lazy<KeyRing> keys;
    private readonly OpenAccounts open;
    private readonly ILogger<Accounts> log;

    public Accounts(Ledger ledger, RuntimeSettings settings)
    {
        this.ledger = ledger;
        this.settings = settings;
        log = settings.Logs.CreateLogger<Accounts>();
        keys = new Lazy<KeyRing>(() => KeyRing.Load(settings.DataFolder, settings.Key), LazyThreadSafetyMode.PublicationOnly);
        open = new OpenAccounts(new AccountTools(ledger, keys, settings.Clock, settings.Logs, Alarmed, Hide));
    }

    public ConnectAccount Connect => new(ledger, keys, settings.Clock);

    public DisconnectAccount Disconnect => new(ledger, settings.Clock);

    public TestAccount Test => new(ledger, open, settings.Clock, settings.Logs.CreateLogger<TestAccount>()) { SettingOf = SettingOf };

    public ReadAllowances Allowances => new(ledger, open, settings.Clock);

    public KeepTokensFresh KeepFresh => new(ledger, open, settings.Logs.CreateLogger<KeepTokensFresh>());

    public ChangeKey ChangeKey => new(ledger, keys, settings.Clock);

    /// <summary>Makes sure that secrets can be sealed here, before a person is asked for any.</summary>
    /// <exception cref="SealBrokenException">They cannot.</exception>
    public void PrepareKey() => _ = keys.Value;

    /// <summary>Tests every connected account of an agency.</summary>
    public async Task TestAgencyAsync(string agency, string actor, CancellationToken cancel)
    {
        foreach (var row in await AccountRow.AllAsync(ledger, cancel))
        {
            if (row.Agency == agency) await Test.RunAsync(agency, row.Channel, actor, cancel);
        }
    }

    public IChannel Channel(Agency agency, ChannelSetting setting) => open.Channel(agency, setting);

    public void Dispose() => open.Dispose();

    private ChannelSetting? SettingOf(string agency, string channel) => new ReadContent(settings.Root).Outline(agency).Content?.Agency.Channel(channel);

    private void Alarmed(AccountRow row, ZaloError error) => LogAlarm(row.Agency, row.Channel, error.Text);

    /// <summary>The last barrier before the log knows every secret that was opened.</summary>
    private void Hide(string secret)
    {
        if (settings.Logs is Logs logs) logs.Mask.Register(new Secret(secret));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tokens of {Agency}/{Channel} cannot be renewed: {Why}")]
    private partial void LogAlarm(string agency, string channel, string why);
}
