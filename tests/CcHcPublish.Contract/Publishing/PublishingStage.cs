using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A ledger with approved publications, channels whose answers the test sets, and a clock that stands.</summary>
public sealed class PublishingStage : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private readonly LedgerUnderTest database;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Publisher> nodes = new();

    private PublishingStage(LedgerUnderTest database, DeskClock clock)
    {
        this.database = database;
        Clock = clock;
        Channels.Add("so-mau", new ChannelSetting("website", ChannelKind.Website, "Trang", null), Website);
        Channels.Add("so-mau", new ChannelSetting("fanpage", ChannelKind.Facebook, "Fanpage", TimeSpan.FromHours(6)), Fanpage);
    }

    public DeskClock Clock { get; }

    public ChannelSet Channels { get; } = new();

    public FakeChannel Website { get; } = new();

    public FakeChannel Fanpage { get; } = new();

    public Runtime.Storage.Ledger Ledger => database.Ledger;

    public static async Task<PublishingStage> OpenAsync(string databaseName)
    {
        var clock = new DeskClock();
        clock.StandAt(Start);
        return new PublishingStage(await OnBothDatabases.OpenAsync(databaseName, clock), clock);
    }

    /// <summary>A node that runs on from sweep to sweep.</summary>
    public Publisher Publisher(string node = "may-1") => nodes.GetOrAdd(node, name => new Publisher(Ledger, Channels, Clock, name, NullLogger<Publisher>.Instance));

    public HoldPublishing Hold => new(Ledger, Clock);

    public ReleasePublishing Release => new(Ledger, Clock);

    public SettlePublication Settle => new(Ledger, Channels, Clock);

    public SettleByHand ByHand => new(Ledger, Channels, Clock);

    public PostCorrection PostCorrection => new(Ledger, LaterEditions.Render, Clock);

    public SettleDrift SettleDrift => new(Ledger, Channels, Clock);

    public WatchDrift Watch => new(Ledger, Channels, Clock, NullLogger<WatchDrift>.Instance);

    /// <summary>The agency with the people who may act.</summary>
    public static AgencyContent Content { get; } = A.Content(A.Agency() with
    {
        Users =
        [
            new DeskUser("duyet-1", "Người duyệt", "ban-bien-tap", DeskRoles.Approver),
            new DeskUser("quan-tri", "Người quản trị", "van-phong", DeskRoles.Admin),
            new DeskUser("viet", "Người viết", "van-phong", DeskRoles.Writer),
        ],
    });

    public Task<IReadOnlyList<Publication>> SweepAsync(string node = "may-1") => Publisher(node).SweepAsync(CancellationToken.None);

    /// <summary>An hour later, when what was published has settled.</summary>
    public async Task<int> WatchAsync()
    {
        Pass(TimeSpan.FromHours(1));
        return await Watch.RunAsync(CancellationToken.None);
    }

    public void Disconnect(string channel) => Channels.Add("so-mau", Channels.Find("so-mau", channel)!.Value.Setting, null);

    public void Reconnect(string channel) => Channels.Add("so-mau", Channels.Find("so-mau", channel)!.Value.Setting, channel == "website" ? Website : Fanpage);

    public void Pass(TimeSpan time) => Clock.StandAt(Clock.GetUtcNow() + time);

    /// <summary>An approved article with one publication per channel.</summary>
    public async Task<IReadOnlyList<string>> ApprovedAsync(string slug, DateTimeOffset due, params string[] channels)
    {
        var article = $"so-mau/{slug}";
        await Ledger.ChangeAsync(async change =>
        {
            await change.RunAsync(
                "insert into articles (id, agency, slug, path, state, version, edition, approved_edition, changed_at) values (@id, 'so-mau', @slug, @slug, 'Approved', 1, @edition, @edition, 0)",
                ("id", article), ("slug", slug), ("edition", article + "@1"));
            await change.RunAsync(
                """
                insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
                values (@id, @article, 1, 'h', '', @title, '', 'van-phong', '', 'tin', '1.1', 'dvc', '', @due, '', 0, 'ai')
                """,
                ("id", article + "@1"), ("article", article), ("title", slug), ("due", due));
            foreach (var channel in channels)
            {
                var rendition = new Rendition(channel, $"nội dung của {slug}");
                await change.RunAsync(
                    "insert into renditions (edition, channel, hash, payload, approved_by, approved_at) values (@edition, @channel, @hash, @payload, 'duyet', 0)",
                    ("edition", article + "@1"), ("channel", channel), ("hash", rendition.Hash), ("payload", rendition.Payload));
                await PublicationRows.AddAsync(change, new Publication
                {
                    Id = $"{article}@1/{channel}/publish",
                    Article = article,
                    Edition = article + "@1",
                    Agency = "so-mau",
                    Channel = channel,
                    Act = PublicationAct.Publish,
                    State = PublicationState.Scheduled,
                    DueAt = due,
                    NotBefore = due,
                    RenditionHash = rendition.Hash,
                }, channel == "fanpage" && channels.Contains("website") ? "website" : null, notice: null);
            }

            return 0;
        }, CancellationToken.None);
        return [.. channels.Select(channel => $"{article}@1/{channel}/publish")];
    }

    public async Task<Publication> FindAsync(string id) =>
        (await Ledger.ReadAsync("select * from publications where id = @id", PublicationRows.Read, CancellationToken.None, ("id", id))).Single();

    public Task<IReadOnlyList<string>> AttemptsAsync(string id) => Ledger.ReadAsync(
        "select kind, outcome from attempts where publication = @id order by number", row => $"{row.Text("kind")} {row.OptionalText("outcome") ?? "open"}", CancellationToken.None, ("id", id));

    /// <summary>The ids of an article's publications that are not cancelled.</summary>
    public Task<IReadOnlyList<string>> LiveAsync(string article) => Ledger.ReadAsync(
        "select id from publications where article = @article and state <> 'Cancelled' order by id", row => row.Text("id"), CancellationToken.None, ("article", article));

    public async Task SweepOnAsync(TimeSpan time, string node = "may-1")
    {
        for (var until = Clock.GetUtcNow() + time; Clock.GetUtcNow() < until; Pass(TimeSpan.FromMinutes(1))) await SweepAsync(node);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
