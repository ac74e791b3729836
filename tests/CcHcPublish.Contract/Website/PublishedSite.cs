using System.Text.Json.Nodes;
using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace CcHcPublish.Contract.Website;

/// <summary>A website that a publisher fills from a ledger: articles, corrections and withdrawals as the desk would order them.</summary>
public sealed class PublishedSite(LedgerUnderTest database, WebsiteStage stage, DeskClock clock) : IAsyncDisposable
{
    public WebsiteStage Stage => stage;

    public Ledger Ledger => database.Ledger;

    public DeskClock Clock => clock;

    public static async Task<PublishedSite> OpenAsync(string name)
    {
        var clock = new DeskClock();
        // Nodes' clocks are finer than the milliseconds that the ledger keeps.
        clock.StandAt(WebsiteStage.Start.ToUniversalTime().AddTicks(4321));
        return new PublishedSite(await OnBothDatabases.OpenAsync(name, clock), new WebsiteStage(), clock);
    }

    /// <summary>Some ticks pass at least: no two acts happen at once.</summary>
    public void Pass(TimeSpan time) => clock.StandAt(clock.GetUtcNow() + time + TimeSpan.FromTicks(1234));

    /// <summary>An edition is ordered onto the website.</summary>
    public Task OrderAsync(Article article, int number, PublicationAct act = PublicationAct.Publish, string? notice = null) => Ledger.ChangeAsync(async change =>
    {
        var (id, edition, rendition) = ($"so-mau/{article.Slug}", $"so-mau/{article.Slug}@{number}", stage.Delivery(article).Rendition);
        await change.RunAsync(
            "insert into articles (id, agency, slug, path, state, version, edition, approved_edition, changed_at) values (@id, 'so-mau', @slug, @slug, 'Approved', 1, @edition, @edition, 0) on conflict (id) do nothing",
            ("id", id), ("slug", article.Slug), ("edition", edition));
        await change.RunAsync(
            """
            insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
            values (@id, @article, @number, @id, '', 't', '', 'van-phong', '', 'tin', '1.1', 'dvc', '', 0, '', 0, 'ai') on conflict (id) do nothing
            """, ("id", edition), ("article", id), ("number", number));
        await change.RunAsync(
            "insert into renditions (edition, channel, hash, payload, approved_by, approved_at) values (@edition, 'website', @hash, @payload, 'duyet', 0) on conflict (edition, channel) do nothing",
            ("edition", edition), ("hash", rendition.Hash), ("payload", rendition.Payload));
        await PublicationRows.AddAsync(change, new Publication
        {
            Id = $"{edition}/website/{act.ToString().ToLowerInvariant()}",
            Article = id,
            Edition = edition,
            Agency = "so-mau",
            Channel = "website",
            Act = act,
            State = PublicationState.Scheduled,
            DueAt = clock.GetUtcNow(),
            NotBefore = clock.GetUtcNow(),
            RenditionHash = rendition.Hash,
        }, null, notice);
        if (act == PublicationAct.Correct) await change.TellAsync(clock.GetUtcNow(), "duyet", "correct", edition, (string)JsonNode.Parse(notice!)!["Text"]!);
        return 0;
    }, CancellationToken.None);

    public async Task CorrectAsync(Article article, int number, string note)
    {
        Pass(TimeSpan.FromMinutes(3));
        await OrderAsync(article, number, PublicationAct.Correct, new JsonObject { ["Text"] = note, ["At"] = clock.GetUtcNow() }.ToJsonString());
        await SweepAsync();
    }

    public async Task WithdrawAsync(Article article, int number)
    {
        Pass(TimeSpan.FromMinutes(3));
        await OrderAsync(article, number, PublicationAct.Withdraw, new JsonObject { ["Kind"] = "go-bo", ["Reason"] = "Đăng trùng.", ["Order"] = "12/SM", ["At"] = clock.GetUtcNow() }.ToJsonString());
        await SweepAsync();
    }

    /// <summary>What the website of this process shows follows.</summary>
    public async Task SweepAsync()
    {
        Pass(TimeSpan.FromSeconds(7));
        var channels = new ChannelSet();
        channels.Add("so-mau", new ChannelSetting("website", ChannelKind.Website, "Trang", null), stage.Channel);
        channels.AfterSweep.Add(stage.Channel.RefreshAsync);
        await new Publisher(Ledger, channels, clock, "may-1", NullLogger<Publisher>.Instance).SweepAsync(CancellationToken.None);
        (await Ledger.ReadAsync("select id from publications where state <> 'Published'", row => row.Text("id"), CancellationToken.None)).ShouldBeEmpty();
    }

    /// <summary>Twelve articles: one corrected three times, the last time back to an earlier text, one withdrawn, one corrected and then withdrawn.</summary>
    public async Task FillAsync()
    {
        for (var number = 0; number < 12; number++)
        {
            await OrderAsync(WebsiteStage.Article($"tin-{number:D2}", $"Tin thứ {number}"), 1);
            if (number % 3 == 0) await SweepAsync();
        }

        await SweepAsync();
        await CorrectAsync(WebsiteStage.Article("tin-03", "Tin thứ ba, đã sửa"), 2, "Sửa tên phòng.");
        await CorrectAsync(WebsiteStage.Article("tin-03", "Tin thứ ba, sửa lần hai"), 3, "Sửa giờ.");
        await CorrectAsync(WebsiteStage.Article("tin-03", "Tin thứ ba, đã sửa"), 2, "Trả lại giờ cũ.");
        await WithdrawAsync(WebsiteStage.Article("tin-05", "Tin thứ 5"), 1);
        await CorrectAsync(WebsiteStage.Article("tin-07", "Tin thứ bảy, đã sửa"), 2, "Sửa số.");
        await WithdrawAsync(WebsiteStage.Article("tin-07", "Tin thứ bảy, đã sửa"), 2);
    }

    public async ValueTask DisposeAsync()
    {
        stage.Dispose();
        await database.DisposeAsync();
    }
}
