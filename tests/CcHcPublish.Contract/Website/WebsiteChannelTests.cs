using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Website;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Website;

public sealed class WebsiteChannelTests : IDisposable
{
    private const string Page = "bai/ba-buoc/index.html";

    private readonly WebsiteStage stage = new();

    public void Dispose() => stage.Dispose();

    [Fact]
    public async Task A_sent_article_is_on_the_disk_and_is_found_again()
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));

        var published = (await stage.Channel.SendAsync(delivery, default)).ShouldBeOfType<DeliveryOutcome.Published>();

        published.ExternalId.ShouldBe("ba-buoc");
        published.Address.ShouldBe(new Uri("https://so-mau.example.vn/bai/ba-buoc/"));
        stage.Page(Page).ShouldContain("<h1>Ba bước nộp hồ sơ</h1>");
        File.Exists(Path.Combine(stage.Public, "media", "ba-buoc.png")).ShouldBeTrue();
        (await stage.Restart().FindAsync(delivery, default)).ShouldBeOfType<FindOutcome.Found>().Address.ShouldBe(published.Address);
    }

    [Fact]
    public async Task What_was_never_sent_is_proven_absent() =>
        (await stage.Channel.FindAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default)).ShouldBeOfType<FindOutcome.Absent>();

    [Fact]
    public async Task A_delivery_cut_off_between_state_and_page_is_finished_by_the_look_since_readers_get_it_in_any_case()
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        await stage.Channel.SendAsync(delivery, default);
        File.Delete(Path.Combine(stage.Public, "bai", "ba-buoc", "index.html"));

        (await stage.Restart().FindAsync(delivery, default)).ShouldBeOfType<FindOutcome.Found>().Address.ShouldBe(new Uri("https://so-mau.example.vn/bai/ba-buoc/"));

        stage.Page(Page).ShouldContain("<h1>Ba bước nộp hồ sơ</h1>");
    }

    [Fact]
    public async Task A_delivery_cut_off_there_whose_picture_is_gone_since_is_for_a_person_and_not_absent()
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        await stage.Channel.SendAsync(delivery, default);
        File.Delete(Path.Combine(stage.Public, "bai", "ba-buoc", "index.html"));
        File.Delete(stage.At("root/content/so-mau/media/ba-buoc.png"));

        (await stage.Restart().FindAsync(delivery, default)).ShouldBeOfType<FindOutcome.CannotTell>();
    }

    [Fact]
    public async Task A_page_lost_after_a_crash_comes_back_with_the_next_renewal()
    {
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        File.Delete(Path.Combine(stage.Public, "bai", "ba-buoc", "index.html"));

        await stage.Restart().RefreshAsync(default);

        stage.Page(Page).ShouldContain("Ba bước nộp hồ sơ");
        stage.Page("index.html").ShouldContain("Ba bước nộp hồ sơ");
    }

    [Fact]
    public async Task Only_one_process_renews_the_lists_at_a_time_and_the_work_is_not_forgotten()
    {
        using var stage = new WebsiteStage();
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        using (new FileStream(Path.Combine(stage.State, ".renewing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            await stage.Channel.RefreshAsync(default);
            File.Exists(Path.Combine(stage.Public, "index.html")).ShouldBeFalse();
        }

        await stage.Channel.RefreshAsync(default);

        stage.Page("index.html").ShouldContain("ba-buoc");
    }

    [Fact]
    public async Task Sending_again_changes_no_byte_and_not_the_time_it_appeared()
    {
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        var before = WebsiteStage.Hashes(stage.Public);

        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc"), minutes: 90), default);

        WebsiteStage.Hashes(stage.Public).ShouldBe(before);
    }

    [Fact]
    public async Task A_correction_replaces_the_text_and_leaves_one_note_however_often_it_is_sent()
    {
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        var corrected = stage.Delivery(WebsiteStage.Article("ba-buoc", "Bốn bước nộp hồ sơ"), minutes: 60) with { Correction = new CorrectionNote("Sửa số bước.", WebsiteStage.Start.AddHours(1)) };

        await stage.Channel.ReplaceAsync(corrected, "ba-buoc", default);
        (await stage.Restart().ReplaceAsync(corrected, "ba-buoc", default)).ShouldBeOfType<DeliveryOutcome.Published>();

        var page = stage.Page(Page);
        page.ShouldContain("<h1>Bốn bước nộp hồ sơ</h1>");
        page.Split("Sửa số bước.").Length.ShouldBe(2);
        page.ShouldContain("datetime=\"2026-11-20T08:00:00+07:00\"");
        (await stage.Channel.FindAsync(corrected, default)).ShouldBeOfType<FindOutcome.Found>();
        (await stage.Channel.FindAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default)).ShouldBeOfType<FindOutcome.Absent>();
    }

    [Fact]
    public async Task A_withdrawal_leaves_a_notice_under_the_address_and_takes_it_off_every_list()
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        await stage.Channel.SendAsync(delivery, default);
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("tin-khac", "Tin khác") with { Cover = null }, minutes: 1), default);
        await stage.Channel.RefreshAsync(default);
        var withdrawal = delivery with { Withdrawal = new WithdrawalNotice("thu-hoi", "Chưa được thẩm định.", "12/QĐ-SM", WebsiteStage.Start.AddDays(1)) };

        await stage.Channel.WithdrawAsync(withdrawal, "ba-buoc", default);
        (await stage.Channel.WithdrawAsync(withdrawal, "ba-buoc", default)).ShouldBeOfType<DeliveryOutcome.Published>();
        await stage.Channel.RefreshAsync(default);

        stage.Page(Page).ShouldContain("Chưa được thẩm định.");
        File.Exists(Path.Combine(stage.Public, "bai", "ba-buoc", ".gone")).ShouldBeTrue();
        foreach (var list in new[] { "index.html", "tat-ca/index.html", "rss.xml", "sitemap-2026.xml", "ke-hoach/2026/1-1/index.html" }) stage.Page(list).ShouldNotContain("bai/ba-buoc/");
        File.Exists(Path.Combine(stage.Public, "media", "ba-buoc.png")).ShouldBeFalse();
        (await stage.Channel.FindAsync(withdrawal, default)).ShouldBeOfType<FindOutcome.Found>();
        (await stage.Channel.FindAsync(delivery, default)).ShouldBeOfType<FindOutcome.Absent>();
    }

    [Fact]
    public async Task A_missing_picture_is_for_a_person_to_mend()
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        File.Delete(stage.At("root/content/so-mau/media/ba-buoc.png"));

        (await stage.Channel.SendAsync(delivery, default)).ShouldBeOfType<DeliveryOutcome.Rejected>().Reason.ShouldContain("media/ba-buoc.png");

        Directory.Exists(Path.Combine(stage.Public, "bai")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_broken_template_of_the_agency_rejects_and_leaves_no_trace()
    {
        stage.Write("root/content/so-mau/templates/website/article.scriban", "{{ khong_co }}");

        (await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default)).ShouldBeOfType<DeliveryOutcome.Rejected>()
            .Reason.ShouldContain("content/so-mau/templates/website/article.scriban:1:");

        await stage.Channel.RefreshAsync(default);
        stage.Page("index.html").ShouldNotContain("ba-buoc");
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("")]
    [InlineData("C:")]
    public async Task A_slug_that_is_none_never_reaches_the_disk(string slug)
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc")) with { Slug = slug };

        (await stage.Channel.SendAsync(delivery, default)).ShouldBeOfType<DeliveryOutcome.Rejected>();

        Directory.Exists(stage.Public).ShouldBeFalse();
    }

    [Theory]
    [InlineData("media/../agency.yaml")]
    [InlineData("agency.yaml")]
    [InlineData("media/.an/x.png")]
    [InlineData("/etc/hostname")]
    public async Task Media_from_outside_the_media_folder_are_not_copied(string path)
    {
        stage.Write("root/content/so-mau/media/.an/x.png", "x");
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        var payload = delivery.Rendition.Payload.Replace("media/ba-buoc.png", path);

        (await stage.Channel.SendAsync(delivery with { Rendition = new Rendition("website", payload) }, default)).ShouldBeOfType<DeliveryOutcome.Rejected>();
    }

    [Fact]
    public async Task A_payload_that_is_no_article_is_rejected() =>
        (await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")) with { Rendition = new Rendition("website", "{}") }, default)).ShouldBeOfType<DeliveryOutcome.Rejected>();

    [Fact]
    public async Task Ten_deliveries_and_one_renewal_give_the_bytes_of_a_clean_build()
    {
        await stage.Channel.RefreshAsync(default);
        for (var number = 0; number < 45; number++)
        {
            await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article($"tin-{number:D2}"), minutes: (number * 37) % 1000), default);
            if (number % 10 == 0) await stage.Channel.RefreshAsync(default);
        }

        var first = stage.Delivery(WebsiteStage.Article("tin-03"));
        await stage.Channel.WithdrawAsync(first with { Withdrawal = new WithdrawalNotice("go-bo", "Trùng.", null, WebsiteStage.Start.AddDays(2)) }, "tin-03", default);
        await stage.Restart().RefreshAsync(default);

        var clean = stage.At("clean");
        (await stage.BuildAsync(clean)).ShouldBeOfType<BuildOutcome.Built>();
        WebsiteStage.Hashes(clean).ShouldBe(WebsiteStage.Hashes(stage.Public), ignoreOrder: true);
        WebsiteStage.Hashes(clean).Count.ShouldBeGreaterThan(70);
    }

    [Fact]
    public async Task A_renewal_writes_what_changed_and_nothing_else()
    {
        for (var number = 0; number < 45; number++) await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article($"tin-{number:D2}"), minutes: number), default);
        await stage.Channel.RefreshAsync(default);
        var before = WebsiteStage.Hashes(stage.Public);
        var old = Path.Combine(stage.Public, "tat-ca", "trang-1", "index.html");
        var time = File.GetLastWriteTimeUtc(old);

        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("tin-moi"), minutes: 100), default);
        await stage.Channel.RefreshAsync(default);

        var after = WebsiteStage.Hashes(stage.Public);
        after.Count(file => before.GetValueOrDefault(file.Key) != file.Value).ShouldBeInRange(5, 25);
        File.GetLastWriteTimeUtc(old).ShouldBe(time);
    }

    [Fact]
    public async Task A_renamed_category_reaches_every_page_and_files_of_others_stay()
    {
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        await stage.Channel.RefreshAsync(default);
        File.WriteAllText(Path.Combine(stage.Public, "google-xac-minh.html"), "của tổ tin học");
        stage.Write("root/content/so-mau/agency.yaml", File.ReadAllText(stage.At("root/content/so-mau/agency.yaml")).Replace("Dịch vụ công trực tuyến", "Dịch vụ công"));

        await stage.Channel.RefreshAsync(default);

        stage.Page("tat-ca/index.html").ShouldContain(">Dịch vụ công</a>");
        stage.Page("google-xac-minh.html").ShouldBe("của tổ tin học");
    }

    [Fact]
    public async Task A_damaged_state_file_costs_no_page()
    {
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        await stage.Channel.RefreshAsync(default);
        File.WriteAllText(Path.Combine(stage.State, "ba-buoc.json"), "{ \"content\": ");
        File.WriteAllText(Path.Combine(stage.State, ".dirty"), "x");

        await stage.Restart().RefreshAsync(default);

        stage.Page(Page).ShouldContain("Ba bước nộp hồ sơ");
    }

    [Fact]
    public async Task A_build_refuses_a_folder_that_holds_other_files()
    {
        stage.Write("kho/quan-trong.txt", "giữ");

        (await stage.BuildAsync(stage.At("kho"))).ShouldBeOfType<BuildOutcome.Refused>();

        Directory.GetFiles(stage.At("kho")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_another_process_published_is_no_change_by_a_stranger()
    {
        var first = stage.Delivery(WebsiteStage.Article("mot-cua"));
        await stage.Channel.SendAsync(first, default);
        await stage.Channel.RefreshAsync(default);
        using var other = stage.Beside();
        await other.SendAsync(stage.Delivery(WebsiteStage.Article("hai-cua", "Hai cửa"), minutes: 5), default);
        await other.RefreshAsync(default);

        (await stage.Channel.ReadAsync(first, "mot-cua", default)).ShouldBeOfType<LiveState.AsApproved>();
    }
}
