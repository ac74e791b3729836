using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcHcPublish.Contract.Storage.Faults;

/// <summary>Approved articles that are due on one channel, on any ledger, and a publisher for them.</summary>
/// <param name="kind">A website's publications are claimed and closed in groups; a fanpage's one by one.</param>
public sealed class DuePublications(Ledger ledger, DeskClock clock, ChannelKind kind = ChannelKind.Website)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public FakeChannel Channel { get; } = new();

    public Publisher Publisher()
    {
        var channels = new ChannelSet();
        channels.Add("so-mau", new ChannelSetting("website", kind, "Trang", null), Channel);
        return new Publisher(ledger, channels, clock, "may-1", NullLogger<Publisher>.Instance);
    }

    public Task AddAsync(int count) => ledger.ChangeAsync(async change =>
    {
        for (var number = 0; number < count; number++)
        {
            var (id, edition, rendition) = ($"so-mau/bai-{number}", $"so-mau/bai-{number}@1", new Rendition("website", $"nội dung {number}"));
            await change.RunAsync(
                "insert into articles (id, agency, slug, path, state, version, edition, approved_edition, changed_at) values (@id, 'so-mau', @id, @id, 'Approved', 1, @edition, @edition, 0)",
                ("id", id), ("edition", edition));
            await change.RunAsync(
                """
                insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
                values (@id, @article, 1, 'h', '', 't', '', 'van-phong', '', 'tin', '1.1', 'dvc', '', 0, '', 0, 'ai')
                """, ("id", edition), ("article", id));
            await change.RunAsync(
                "insert into renditions (edition, channel, hash, payload, approved_by, approved_at) values (@edition, 'website', @hash, @payload, 'duyet', 0)",
                ("edition", edition), ("hash", rendition.Hash), ("payload", rendition.Payload));
            await PublicationRows.AddAsync(change, new Publication
            {
                Id = $"{edition}/website/publish",
                Article = id,
                Edition = edition,
                Agency = "so-mau",
                Channel = "website",
                Act = PublicationAct.Publish,
                State = PublicationState.Scheduled,
                DueAt = Start,
                NotBefore = Start,
                RenditionHash = rendition.Hash,
            }, null, notice: null);
        }

        return 0;
    }, CancellationToken.None);

    public Task<IReadOnlyList<string>> StatesAsync() => ledger.ReadAsync("select state from publications order by id", row => row.Text("state"), CancellationToken.None);

    public async Task<int> OpenAttemptsAsync() =>
        (await ledger.ReadAsync("select publication from attempts where closed_at is null", row => row.Text("publication"), CancellationToken.None)).Count;
}
