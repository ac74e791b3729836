using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 4 of the reference: making, reading, changing and removing posts.</summary>
public sealed class PublishingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_link_post_can_be_read_back_with_its_text_link_and_app()
    {
        await using var desk = await Desk.OpenAsync();

        var receipt = Desk.Value(await desk.Client.PublishLinkAsync("Thông báo số 1\nDòng hai", new("https://so-mau.example/bai?utm_content=p1"), None));

        receipt.Id.ShouldStartWith(desk.PageId + "_");
        receipt.CreatedAt.ShouldBe(desk.Clock.GetUtcNow());
        var post = Desk.Value(await desk.Client.GetPostAsync(receipt.Id, None));
        post.Message.ShouldBe("Thông báo số 1\nDòng hai");
        post.Link.ShouldBe("https://so-mau.example/bai?utm_content=p1");
        post.AppId.ShouldBe(desk.AppId);
        post.IsPublished.ShouldBe(true);
        post.Address.ShouldBe(receipt.Address);
    }

    [Fact]
    public async Task Photos_appear_in_the_order_given_with_their_alternative_texts()
    {
        await using var desk = await Desk.OpenAsync();
        var photos = Enumerable.Range(1, 4).Select(i => (PagePhoto)new PagePhoto.ByFile($"ảnh {i}.png", Desk.Png, $"Ảnh {i}")).ToList();

        var receipt = Desk.Value(await desk.Client.PublishPhotosAsync("Bốn ảnh", photos, None));

        var witness = (await desk.PostsAsync()).Single()!;
        witness["photos"]!.AsArray().Select(p => (string)p!["alt_text"]!).ShouldBe(["Ảnh 1", "Ảnh 2", "Ảnh 3", "Ảnh 4"]);
        var post = Desk.Value(await desk.Client.GetPostAsync(receipt.Id, None));
        post.PhotoIds.ShouldBe(witness["photos"]!.AsArray().Select(p => (string)p!["id"]!));
    }

    [Fact]
    public async Task A_photo_by_address_is_really_fetched()
    {
        await using var desk = await Desk.OpenAsync();
        var first = Desk.Value(await desk.Client.PublishPhotosAsync("một", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None));
        var media = (string)(await desk.PostsAsync()).Single(p => (string)p!["id"]! == first.Id)!["photos"]![0]!["media"]!;

        var good = await desk.Client.PublishPhotosAsync("hai", [new PagePhoto.ByAddress(new(desk.Sandbox.Server.BaseAddress, media), "x")], None);
        var bad = await desk.Client.PublishPhotosAsync("ba", [new PagePhoto.ByAddress(new(desk.Sandbox.Server.BaseAddress, "/media/nothing"), "x")], None);

        Desk.Value(good).Id.ShouldNotBe(first.Id);
        Desk.Error(bad).Code.ShouldBe(324);
    }

    [Fact]
    public async Task A_failing_upload_leaves_nothing_public()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"cut","route":"POST */photos","skip":1,"effect":"after"}""");

        var result = await desk.Client.PublishPhotosAsync(
            "hai ảnh", [new PagePhoto.ByFile("a.png", Desk.Png, ""), new PagePhoto.ByFile("b.png", Desk.Png, "")], None);

        Desk.Error(result).Advice.ShouldBeOfType<GraphAdvice.RetryLater>();
        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scheduled_post_waits_and_then_appears_by_itself()
    {
        await using var desk = await Desk.OpenAsync();
        var due = desk.Clock.GetUtcNow().AddHours(2);
        var draft = new PostDraft { Message = "hẹn giờ", Photos = [new PagePhoto.ByFile("a.png", Desk.Png, "")], ScheduledFor = due };

        var receipt = Desk.Value(await desk.Client.PublishAsync(draft, None));

        Desk.Value(await desk.Client.ListScheduledAsync(None)).Single().ScheduledFor.ShouldBe(due);
        Desk.Value(await desk.Client.ListPublishedAsync(DateTimeOffset.UnixEpoch, None)).ShouldBeEmpty();
        desk.Clock.Advance(TimeSpan.FromHours(2));
        Desk.Value(await desk.Client.ListScheduledAsync(None)).ShouldBeEmpty();
        var post = Desk.Value(await desk.Client.ListPublishedAsync(DateTimeOffset.UnixEpoch, None)).Single();
        (post.Id, post.CreatedAt).ShouldBe((receipt.Id, due));
    }

    [Fact]
    public async Task A_scheduled_post_can_be_moved_published_at_once_and_cancelled()
    {
        await using var desk = await Desk.OpenAsync();
        var now = desk.Clock.GetUtcNow();
        var first = Desk.Value(await desk.Client.PublishAsync(new() { Message = "a", ScheduledFor = now.AddHours(1) }, None));
        var second = Desk.Value(await desk.Client.PublishAsync(new() { Message = "b", ScheduledFor = now.AddHours(1) }, None));

        Desk.Value(await desk.Client.RescheduleAsync(first.Id, now.AddHours(5), None)).ShouldBeTrue();
        Desk.Value(await desk.Client.GetPostAsync(first.Id, None)).ScheduledFor.ShouldBe(now.AddHours(5));
        Desk.Value(await desk.Client.PublishNowAsync(first.Id, None)).ShouldBeTrue();
        Desk.Value(await desk.Client.GetPostAsync(first.Id, None)).IsPublished.ShouldBe(true);
        Desk.Value(await desk.Client.DeleteAsync(second.Id, None)).ShouldBe(Removal.Removed);
        Desk.Value(await desk.Client.ListScheduledAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scheduled_post_is_frozen_in_its_last_three_minutes()
    {
        await using var desk = await Desk.OpenAsync();
        var receipt = Desk.Value(await desk.Client.PublishAsync(new() { Message = "a", ScheduledFor = desk.Clock.GetUtcNow().AddMinutes(15) }, None));
        desk.Clock.Advance(TimeSpan.FromMinutes(13));

        var result = await desk.Client.RescheduleAsync(receipt.Id, desk.Clock.GetUtcNow().AddHours(1), None);

        Desk.Error(result).Code.ShouldBe(100);
    }

    [Fact]
    public async Task An_edit_changes_the_text_and_a_removal_asked_twice_is_done()
    {
        await using var desk = await Desk.OpenAsync();
        var receipt = Desk.Value(await desk.Client.PublishLinkAsync("cũ", new("https://so-mau.example/1"), None));

        Desk.Value(await desk.Client.EditAsync(receipt.Id, "mới", None)).ShouldBeTrue();
        Desk.Value(await desk.Client.GetPostAsync(receipt.Id, None)).Message.ShouldBe("mới");
        Desk.Value(await desk.Client.DeleteAsync(receipt.Id, None)).ShouldBe(Removal.Removed);
        Desk.Value(await desk.Client.DeleteAsync(receipt.Id, None)).ShouldBe(Removal.WasGone);
        Desk.Error(await desk.Client.GetPostAsync(receipt.Id, None)).IsGone.ShouldBeTrue();
    }

    [Fact]
    public async Task Lists_are_read_over_all_pages_with_the_cursor_alone()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 205; i++)
        {
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
            await desk.CallAsync("POST", desk.PageId + "/feed", $"message=bai+{i}");
        }

        await desk.ArmAsync("""{"kind":"empty_page","skip":1}""");
        var posts = Desk.Value(await desk.Client.ListPublishedAsync(DateTimeOffset.UnixEpoch, None));

        posts.Select(p => p.Message).ShouldBe(Enumerable.Range(0, 205).Reverse().Select(i => "bai " + i));
        desk.Sandbox.Server.Requests.All.ShouldAllBe(r => !r.Target.Contains("access_token"));
    }

    [Fact]
    public async Task A_first_comment_is_written_and_read_back()
    {
        await using var desk = await Desk.OpenAsync();
        var receipt = Desk.Value(await desk.Client.PublishPhotosAsync("ảnh", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None));

        var id = Desk.Value(await desk.Client.CommentAsync(receipt.Id, "Xem tại https://so-mau.example/1", None));

        var comment = Desk.Value(await desk.Client.GetCommentsAsync(receipt.Id, None)).Single();
        (comment.Id, comment.Message).ShouldBe((id, "Xem tại https://so-mau.example/1"));
    }

    [Fact]
    public async Task Insights_that_exist_are_read_and_dead_ones_are_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var receipt = Desk.Value(await desk.Client.PublishLinkAsync("a", new("https://so-mau.example/1"), None));
        var now = desk.Clock.GetUtcNow();

        var post = Desk.Value(await desk.Client.GetPostInsightsAsync(receipt.Id, InsightMetrics.OfPosts, None));
        var page = Desk.Value(await desk.Client.GetPageInsightsAsync(InsightMetrics.OfPages, now.AddDays(-3), now, None));
        var dead = await desk.Client.GetPostInsightsAsync(receipt.Id, ["post_impressions"], None);
        var tooLong = await desk.Client.GetPageInsightsAsync(InsightMetrics.OfPages, now.AddDays(-91), now, None);
        var none = await desk.Client.GetPostInsightsAsync(receipt.Id, [], None);

        post.Select(i => i.Name).ShouldBe(InsightMetrics.OfPosts);
        page.Count.ShouldBe(3 * InsightMetrics.OfPages.Count);
        Desk.Error(dead).Code.ShouldBe(100);
        Desk.Error(tooLong).Code.ShouldBe(100);
        (Desk.Error(none).Code, Desk.Error(none).Subcode).ShouldBe((3001, 1504028));
    }

    [Fact]
    public async Task The_page_and_the_token_tell_about_themselves_without_the_token_in_any_address()
    {
        await using var desk = await Desk.OpenAsync();

        var page = Desk.Value(await desk.Client.GetPageAsync(None));
        var report = Desk.Value(await desk.Client.DebugTokenAsync(None));

        (page.Id, page.Name).ShouldBe((desk.PageId, "Sở Mẫu"));
        (report.IsValid, report.Kind, report.PageId, report.ExpiresAt).ShouldBe((true, "PAGE", desk.PageId, null));
        report.Missing.ShouldBeEmpty();
        desk.Sandbox.Server.Requests.All.ShouldAllBe(r => !r.Target.Contains("token="));
    }

    [Fact]
    public async Task A_missing_permission_and_a_dead_token_show_in_the_report()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"permission_removed","value":"pages_manage_posts"}""");
        var lacking = Desk.Value(await desk.Client.DebugTokenAsync(None));
        await desk.ArmAsync("""{"kind":"token_expired","value":460}""");
        var dead = Desk.Value(await desk.Client.DebugTokenAsync(None));

        lacking.Missing.ShouldBe(["pages_manage_posts"]);
        dead.IsValid.ShouldBeFalse();
        dead.Error!.Advice.ShouldBe(new GraphAdvice.PersonMustAct(PersonTask.RenewToken));
    }
}
