using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Sections 3, 4 and 5 of the reference: what the service refuses, and what it quietly does.</summary>
public sealed class PublishingRulesTests
{
    [Theory]
    [InlineData("nothing to post", "published=true", 100, 1349125)]
    [InlineData("malformed link", "link=not-a-link", 1500, 0)]
    [InlineData("link to facebook.com", "link=https://www.facebook.com/x", 100, 1609008)]
    [InlineData("preview override without owning the domain", "link=https://a.example/&name=x", 100, 0)]
    [InlineData("schedule on a published post", "message=x&scheduled_publish_time=1795140000", 100, 0)]
    [InlineData("schedule in nine minutes", "message=x&published=false&scheduled_publish_time=%2B9+minutes", 100, 0)]
    [InlineData("schedule in 31 days", "message=x&published=false&scheduled_publish_time=%2B31+days", 100, 0)]
    [InlineData("schedule as nonsense", "message=x&published=false&scheduled_publish_time=soon", 100, 0)]
    [InlineData("backdated into the future", "message=x&backdated_time=2027-01-01", 100, 0)]
    [InlineData("tags without a place", "message=x&tags=1", 100, 0)]
    [InlineData("unknown photo", "attached_media=%5B%7B%22media_fbid%22%3A%221%22%7D%5D", 100, 33)]
    [InlineData("attached media that is no list", "attached_media=7", 100, 0)]
    public async Task A_wrong_post_is_refused(string what, string form, int code, int subcode)
    {
        await using var desk = await Desk.OpenAsync();

        var (_, body, _) = await desk.CallAsync("POST", "me/feed", form);

        ((int)body["error"]!["code"]!, (int?)body["error"]!["error_subcode"] ?? 0).ShouldBe((code, subcode), what);
        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(63_206, 200)]
    [InlineData(63_207, 400)]
    public async Task A_message_has_a_greatest_length_in_characters(int length, int status)
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("POST", "me/feed", $$"""{"message":"{{new string('ệ', length)}}"}""")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("%2B10+minutes")]
    [InlineData("%2B30+days")]
    [InlineData("2026-11-21T08:00:00%2B0700")]
    public async Task The_schedule_window_is_ten_minutes_to_thirty_days(string time)
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("POST", "me/feed", "message=x&published=false&scheduled_publish_time=" + time)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_queue_of_scheduled_posts_has_an_end()
    {
        await using var desk = await Desk.OpenAsync(f => f with { LongestScheduleQueue = 2 });
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await desk.CallAsync("POST", "me/feed", $"message={i}&published=false&scheduled_publish_time=%2B1+hours")).Status);
        }

        statuses.ShouldBe([200, 200, 400]);
    }

    [Fact]
    public async Task The_same_text_is_refused_only_when_it_repeats_the_last_public_post()
    {
        await using var desk = await Desk.OpenAsync();
        async Task<int> PostAsync(string form) => (await desk.CallAsync("POST", "me/feed", form)).Status;

        (await PostAsync("message=a")).ShouldBe(200);
        (await PostAsync("message=+a+")).ShouldBe(400, "blanks do not make it another text");
        (await PostAsync("message=a&link=https://a.example/")).ShouldBe(200, "another link makes another post");
        (await PostAsync("message=b&published=false")).ShouldBe(200);
        (await PostAsync("message=a&link=https://a.example/")).ShouldBe(400, "an unpublished post in between does not count");
        (await PostAsync("message=c")).ShouldBe(200);
        (await PostAsync("message=a&link=https://a.example/")).ShouldBe(200);
    }

    [Fact]
    public async Task A_photo_can_be_used_once()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await UploadAsync(desk, "published=false");
        (await PostPhotoAsync(desk, id, "message=a")).Status.ShouldBe(200);

        var (_, body, _) = await PostPhotoAsync(desk, id, "message=b");

        ((int)body["error"]!["error_subcode"]!).ShouldBe(1366051);
    }

    [Fact]
    public async Task An_unused_photo_vanishes_after_a_day()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await UploadAsync(desk, "published=false");
        desk.Clock.Advance(TimeSpan.FromHours(23));
        (await desk.CallAsync("GET", id)).Status.ShouldBe(200);

        desk.Clock.Advance(TimeSpan.FromHours(1));

        ((int)(await desk.CallAsync("GET", id)).Body["error"]!["error_subcode"]!).ShouldBe(33);
    }

    [Theory]
    [InlineData("published=false", false)]
    [InlineData("published=false&temporary=true", true)]
    public async Task A_scheduled_post_with_photos_that_are_not_temporary_disappears(string upload, bool survives)
    {
        await using var desk = await Desk.OpenAsync();
        var id = await UploadAsync(desk, upload);
        (await PostPhotoAsync(desk, id, "message=x&published=false&unpublished_content_type=SCHEDULED&scheduled_publish_time=%2B2+days")).Status.ShouldBe(200);

        desk.Clock.Advance(TimeSpan.FromDays(2));

        (await desk.PostsAsync()).Single()!["public"]!.GetValue<bool>().ShouldBe(survives);
    }

    [Fact]
    public async Task A_scheduled_post_with_photos_must_say_what_it_is()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await UploadAsync(desk, "published=false&temporary=true");

        (await PostPhotoAsync(desk, id, "message=x&published=false&scheduled_publish_time=%2B2+days")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("no file", "published=false", null, 324, 0)]
    [InlineData("attached_media on the wrong edge", "attached_media=%5B%5D", null, 324, 0)]
    [InlineData("not a picture", "published=false", "text", 324, 2069019)]
    [InlineData("too large", "published=false", "large", 324, 1366046)]
    [InlineData("temporary but published", "temporary=true", "png", 100, 0)]
    [InlineData("temporary and scheduled", "published=false&temporary=true&scheduled_publish_time=%2B1+hours", "png", 100, 0)]
    [InlineData("address that cannot be fetched", "url=http://127.0.0.1:1/a.png", null, 324, 2069019)]
    [InlineData("address on another host is never fetched", "url=https://so-mau.example/a.png", null, 324, 2069019)]
    public async Task A_wrong_photo_is_refused(string what, string form, string? file, int code, int subcode)
    {
        await using var desk = await Desk.OpenAsync(facebook => facebook with { ForeignPhotos = ForeignPhotos.Refuse });
        using var content = file switch
        {
            "text" => File("hello"u8.ToArray()),
            "large" => File([.. Desk.Png, .. new byte[10 << 20]]),
            "png" => File(Desk.Png),
            _ => new MultipartFormDataContent { { new StringContent("1"), "unknown" } },
        };

        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/me/photos?access_token={desk.Token}&{form}", content);

        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!;
        ((int)error["code"]!, (int?)error["error_subcode"] ?? 0).ShouldBe((code, subcode), what);
    }

    [Fact]
    public async Task A_published_photo_is_a_post_and_an_unpublished_one_is_not()
    {
        await using var desk = await Desk.OpenAsync();
        using var content = File(Desk.Png);
        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/me/photos?access_token={desk.Token}&caption=chao", content);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        body["post_id"]!.ToString().ShouldStartWith(desk.PageId + "_");
        (await desk.PostsAsync()).Single()!["message"]!.ToString().ShouldBe("chao");
        (await desk.CallAsync("GET", "me/photos")).Body["data"]!.AsArray().ShouldBeEmpty("the default type is profile");
        (await desk.CallAsync("GET", "me/photos?type=uploaded")).Body["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_feed_holds_unpublished_posts_and_published_posts_does_not()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=hidden&published=false");

        var (_, feed, _) = await desk.CallAsync("GET", "me/feed?fields=is_published");

        feed["data"]!.AsArray().Single()!["is_published"]!.GetValue<bool>().ShouldBeFalse();
        (await desk.CallAsync("GET", "me/published_posts")).Body["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Since_and_until_bound_the_list_by_creation()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await desk.CallAsync("POST", "me/feed", $"message={i}");
            desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        var from = desk.Clock.GetUtcNow().AddHours(-2).ToUnixTimeSeconds();
        var (_, body, _) = await desk.CallAsync("GET", $"me/published_posts?since={from}&until={from}");

        body["data"]!.AsArray().Single()!["message"]!.ToString().ShouldBe("1");
    }

    [Fact]
    public async Task Next_is_absolute_on_our_own_host_and_carries_the_token_but_no_proof()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=1");
        await desk.CallAsync("POST", "me/feed", "message=2");

        var (_, body, _) = await desk.CallAsync("GET", "me/published_posts?limit=1&fields=message");
        var next = body["paging"]!["next"]!.ToString();

        next.ShouldStartWith(desk.Sandbox.Server.BaseAddress + "graph/v25.0/me/published_posts?");
        next.ShouldContain("access_token=" + desk.Token);
        var second = JsonNode.Parse(await desk.Sandbox.Http.GetStringAsync(next))!;
        second["data"]!.AsArray().Single()!["message"]!.ToString().ShouldBe("1");
        second["paging"]!.AsObject().ContainsKey("next").ShouldBeFalse();
    }

    [Fact]
    public async Task A_post_can_be_hidden_but_not_unpublished_and_its_link_never_changes()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x&link=https://a.example/");

        (await desk.CallAsync("POST", post["id"]!.ToString(), "link=https://b.example/")).Status.ShouldBe(400);
        (await desk.CallAsync("POST", post["id"]!.ToString(), "is_published=false")).Status.ShouldBe(400);
        (await desk.CallAsync("POST", post["id"]!.ToString(), "is_hidden=true")).Status.ShouldBe(200);
        (await desk.PostsAsync()).Single()!["public"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task In_development_mode_all_succeeds_and_no_citizen_sees_it()
    {
        await using var desk = await Desk.OpenAsync(f => f with { IsInDevelopment = true });

        (await desk.CallAsync("POST", "me/feed", "message=vo+hinh")).Status.ShouldBe(200);

        (await desk.CallAsync("GET", "me/published_posts")).Body["data"]!.AsArray().Count.ShouldBe(1);
        (await desk.Sandbox.Http.GetStringAsync("/trang/" + desk.PageId)).ShouldNotContain("vo hinh");
    }

    [Fact]
    public async Task The_public_page_shows_text_photos_and_cards_escaped()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", """{"message":"<script>x</script> #cchc xem https://a.example/?a=1&b=\"2","link":"https://so-mau.example/bai"}""");

        var page = await desk.Sandbox.Http.GetStringAsync("/trang/" + desk.PageId);

        page.ShouldContain("&lt;script&gt;x&lt;/script&gt;");
        page.ShouldNotContain("<script");
        page.ShouldContain("<span class=\"tag\">#cchc</span>");
        page.ShouldContain("href=\"https://a.example/?a=1&amp;b=\"");
        page.ShouldContain("so-mau.example");
    }

    private static MultipartFormDataContent File(byte[] bytes) => new() { { new ByteArrayContent(bytes), "whatever", "a.png" } };

    private static async Task<string> UploadAsync(Desk desk, string form)
    {
        using var content = File(Desk.Png);
        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/me/photos?access_token={desk.Token}&{form}", content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.ToString();
    }

    private static Task<(int Status, JsonNode Body, System.Net.Http.Headers.HttpResponseHeaders Headers)> PostPhotoAsync(Desk desk, string id, string form) =>
        desk.CallAsync("POST", "me/feed", form + "&attached_media=" + Uri.EscapeDataString($$"""[{"media_fbid":"{{id}}"}]"""));
}
