using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Website;
using CcHcPublish.Runtime.Doctor;
using CcHcPublish.Runtime.Storage.Backup;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Website;

/// <summary>The website needs nothing but the ledger, the content and the templates: what a backup holds is enough.</summary>
public sealed class RestoredSiteTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_site_built_after_a_restore_into_an_empty_folder_has_every_byte_it_had(string database)
    {
        await using var site = await PublishedSite.OpenAsync(database);
        await site.FillAsync();
        await using var place = await RestoredAsync(site, database);
        await using var ledger = await place.OpenAsync();
        var settings = site.Stage.Settings with { DataFolder = place.Folder };

        var built = await new BuildSite(settings, ledger).RunAsync("so-mau", null, default);

        built.ShouldBeOfType<BuildOutcome.Built>().Report.Findings.ShouldBeEmpty();
        WebsiteStage.Hashes(Path.Combine(place.Folder, "site", "so-mau")).ShouldBe(WebsiteStage.Hashes(site.Stage.Public), ignoreOrder: true);
        States(Path.Combine(place.Folder, "website", "so-mau")).ShouldBe(States(site.Stage.State), ignoreOrder: true);
        File.ReadAllText(Path.Combine(place.Folder, "site", "so-mau", "bai", "tin-03", "index.html")).ShouldSatisfyAllConditions(
            page => page.ShouldContain("Sửa tên phòng."), page => page.ShouldContain("Sửa giờ."), page => page.ShouldContain("Trả lại giờ cũ."));
        (await new RecallArticles(ledger, settings, "so-mau", "website").MissingAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_desk_that_starts_on_a_restored_ledger_shows_its_site_and_corrects_what_it_showed()
    {
        await using var site = await PublishedSite.OpenAsync("sqlite");
        await site.FillAsync();
        await using var place = await RestoredAsync(site, "sqlite");
        await using var runtime = RuntimeServices.Over(await place.OpenAsync(), site.Stage.Settings with { DataFolder = place.Folder, Clock = site.Clock });

        (await new ExamineSites(runtime).RunAsync(default)).ShouldSatisfyAllConditions(
            line => line.Verdict.ShouldBe(Verdict.Warning), line => line.What.Vi.ShouldContain("12 bài: so-mau (12)"), line => line.Command.ShouldBe("cchc site build --agency so-mau"));

        // Nothing was made again yet when the first correction comes.
        var next = WebsiteStage.Article("tin-03", "Tin thứ ba, sửa lần cuối");
        var note = new CorrectionNote("Sửa lần cuối.", site.Clock.GetUtcNow());
        await runtime.Channels.Find("so-mau", "website")!.Value.Channel!.ReplaceAsync(site.Stage.Delivery(next, 500) with { Correction = note }, "tin-03", default);
        await runtime.Publisher.SweepAsync(default);
        await site.Stage.Channel.ReplaceAsync(site.Stage.Delivery(next, 500) with { Correction = note }, "tin-03", default);
        await site.Stage.Channel.RefreshAsync(default);

        WebsiteStage.Hashes(Path.Combine(place.Folder, "site", "so-mau")).ShouldBe(WebsiteStage.Hashes(site.Stage.Public), ignoreOrder: true);
        (await new ExamineSites(runtime).RunAsync(default)).Verdict.ShouldBe(Verdict.Good);
    }

    [Fact]
    public async Task What_has_its_file_is_never_touched_and_what_was_lost_comes_back()
    {
        await using var site = await PublishedSite.OpenAsync("sqlite");
        await site.FillAsync();
        var lost = Path.Combine(site.Stage.State, "tin-03.json");
        var before = File.ReadAllText(lost);
        File.Delete(lost);
        File.WriteAllText(Path.Combine(site.Stage.State, "tin-04.json"), "hỏng");
        var recall = new RecallArticles(site.Ledger, site.Stage.Settings, "so-mau", "website");

        (await recall.MissingAsync(default)).ShouldBe(["tin-03"]);
        (await recall.RunAsync(default)).ShouldBe(1);
        (await recall.RunAsync(default)).ShouldBe(0);

        File.ReadAllText(lost).ShouldBe(before);
        File.ReadAllText(Path.Combine(site.Stage.State, "tin-04.json")).ShouldBe("hỏng");
        // Its pages may be gone by now: they are made again.
        File.Exists(Path.Combine(site.Stage.State, ".dirty")).ShouldBeTrue();
    }

    private static async Task<LedgerPlaceUnderTest> RestoredAsync(PublishedSite site, string database)
    {
        var place = await LedgerPlaceUnderTest.NewAsync(database);
        var file = site.Stage.At("sao-luu.db");
        (await new MakeBackup(site.Ledger, site.Clock).RunAsync(file, null, default)).ShouldBeOfType<BackupOutcome.Made>();
        (await new RestoreBackup(site.Clock).RunAsync(new RestoreOrder(file, place.Folder, place.Postgres, MayReplace: false), default)).ShouldBeOfType<RestoreOutcome.Restored>();
        return place;
    }

    private static Dictionary<string, string> States(string folder) =>
        Directory.GetFiles(folder, "*.json").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
}
