using System.Collections.Concurrent;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Bulletins;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Channels.Website;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Reporting;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.Backup;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime;

/// <summary>Everything a process can do, put together once. Parts are made when first used, so that a small command starts fast.</summary>
public sealed class RuntimeServices : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string Stamp, TemplateSet Set)> templates = new(StringComparer.Ordinal);
    private readonly Lazy<Publisher> publisher;
    private readonly Lazy<ChannelSet> channels;
    private readonly Lazy<PublishingMeter> meter = new(() => new PublishingMeter());
    private readonly Lazy<DeskHealth> health;
    private readonly Lazy<Accounts> accounts;

    private RuntimeServices(RuntimeSettings settings, Ledger ledger)
    {
        Settings = settings;
        Ledger = ledger;
        var composed = settings.RehearsalSite is null ? null : new ContentRoot(settings.DataFolder);
        Content = new ReadContent(settings.Root, composed, settings.RehearsalSite);
        channels = new Lazy<ChannelSet>(OpenChannels);
        publisher = new Lazy<Publisher>(() => new Publisher(ledger, channels.Value, settings.Clock, settings.Node, settings.Logs.CreateLogger<Publisher>())
        {
            Meter = Meter,
            FinishWithin = settings.Installation.Schedule.ShutdownWait,
        });
        health = new Lazy<DeskHealth>(() => new DeskHealth(ledger, Meter, settings.Clock));
        accounts = new Lazy<Accounts>(() => new Accounts(ledger, settings));
    }

    public RuntimeSettings Settings { get; }

    public Ledger Ledger { get; }

    public ReadContent Content { get; }

    public Publisher Publisher => publisher.Value;

    /// <summary>The declared channels with their connections.</summary>
    public ChannelSet Channels => channels.Value;

    public PublishingMeter Meter => meter.Value;

    public DeskHealth Health => health.Value;

    public WatchLog WatchLog => new(Ledger, BackupFolder, Settings.Clock, Settings.Logs.CreateLogger<WatchLog>());

    public BackUpNightly BackUp => new(Ledger, Settings.Clock, BackupFolder)
    {
        Keep = new BackupRetention(Settings.Installation.Backup.KeepDaily, Settings.Installation.Backup.KeepMonthly),
    };

    /// <summary>The fanpages and OAs that agencies connected.</summary>
    public Accounts Accounts => accounts.Value;

    public ImportArticles Import => new(Ledger, Render, Settings.Clock);

    public SubmitArticle Submit => new(Ledger, Settings.Clock);

    public ReturnArticle Return => new(Ledger, Settings.Clock);

    public ApproveArticle Approve => new(Ledger, Render, StampOf, Settings.Clock);

    public ScheduleArticle Schedule => new(Ledger, Settings.Clock);

    public CorrectArticle Correct => new(Ledger, Render, Settings.Clock);

    public WithdrawArticle Withdraw => new(Ledger, Settings.Clock);

    public RenderChannels Render => new(TemplatesOf);

    public HoldPublishing Hold => new(Ledger, Settings.Clock);

    public ReleasePublishing Release => new(Ledger, Settings.Clock);

    public SettlePublication Settle => new(Ledger, channels.Value, Settings.Clock);

    public SettleByHand SettleByHand => new(Ledger, channels.Value, Settings.Clock);

    public PostCorrection PostCorrection => new(Ledger, Render, Settings.Clock);

    public SettleDrift SettleDrift => new(Ledger, channels.Value, Settings.Clock);

    public ReviewApprovals Review => new(Ledger, Render, StampOf, Settings.Clock);

    public WatchDrift WatchDrift => new(Ledger, channels.Value, Settings.Clock, Settings.Logs.CreateLogger<WatchDrift>());

    public CountedArticles Counted => new(Ledger);

    public ComposeMonthlyBulletin Bulletin => new(Ledger, TemplatesOf, Settings);

    /// <summary>The same for a person who means a month that published nothing.</summary>
    public ComposeMonthlyBulletin EmptyBulletin => new(Ledger, TemplatesOf, Settings) { TakesEmpty = true };

    public ComposeMissingBulletins MissingBulletins => new(Bulletin, Ledger, Settings.Logs.CreateLogger<ComposeMissingBulletins>());

    /// <summary>Puts the parts together over an open ledger, which it then owns.</summary>
    public static RuntimeServices Over(Ledger ledger, RuntimeSettings settings) => new(settings, ledger);

    /// <summary>An agency's templates as their files are now; read again only when one of them changed.</summary>
    public TemplateSet TemplatesOf(string agency)
    {
        var stamp = SourceStamp.Of(Settings, agency);
        if (templates.TryGetValue(agency, out var kept) && kept.Stamp == stamp) return kept.Set;
        var set = new ReadTemplates(Settings.Root).Run(agency).Templates;
        templates[agency] = (stamp, set);
        return set;
    }

    /// <summary>An agency's whole site made anew; what the state folder lost is brought back from the ledger first.</summary>
    public BuildSite BuildSite => new(Settings, Ledger);

    /// <summary>The import job's reading of the agencies this process serves.</summary>
    public ImportAll ImportAll(IReadOnlyList<string> agencies) => new(Content, Import, Review, agencies);

    public async ValueTask DisposeAsync()
    {
        if (meter.IsValueCreated) meter.Value.Dispose();
        if (health.IsValueCreated) health.Value.Dispose();
        if (accounts.IsValueCreated) accounts.Value.Dispose();
        await Ledger.DisposeAsync();
    }

    private string BackupFolder => Path.GetFullPath(Settings.Installation.Backup.Folder, Settings.DataFolder);

    private string StampOf(string agency) => SourceStamp.Of(Settings, agency);

    /// <summary>The list of channel kinds: a new kind is one more line here.</summary>
    private ChannelSet OpenChannels()
    {
        var set = new ChannelSet();
        foreach (var id in Settings.Root.Agencies())
        {
            if (Content.Outline(id).Content is not { Agency: var agency }) continue;
            foreach (var setting in agency.Channels)
            {
                if (setting.Kind == ChannelKind.Website) AddWebsite(set, agency, setting);
                else if (Settings.Connect is { } rehearsed) set.Add(agency.Id, setting, rehearsed(agency, setting));
                else if (setting.Of is not null || ChannelAbilities.Of(setting.Kind).HasAccount) set.Add(agency.Id, setting, Accounts.Channel(agency, setting));
                else set.Add(agency.Id, setting, null);
            }
        }

        return set;
    }

    private void AddWebsite(ChannelSet set, Agency agency, ChannelSetting setting)
    {
        var website = new WebsiteChannel(agency, setting, Settings) { Recall = new RecallArticles(Ledger, Settings, agency.Id, setting.Id).RunAsync };
        set.Add(agency.Id, setting, website);
        set.AfterSweep.Add(website.RefreshAsync);
    }
}
