using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Sections 4.1 to 4.6 of the reference, parameter by parameter, as any client may send them.</summary>
public sealed class PostParameterTests
{
    [Theory]
    [InlineData("message=d%C3%B2ng+1%0Ad%C3%B2ng+2&fields=message", "message", "dòng 1\ndòng 2")]
    [InlineData("message=x&backdated_time=2026-01-02T03:04:05%2B0000&backdated_time_granularity=min&fields=backdated_time", "backdated_time", "2026-01-02T03:04:05+0000")]
    [InlineData("message=x&backdated_time=1767322800&backdated_time_granularity=minute&fields=backdated_time", "backdated_time", "2026-01-02T03:00:00+0000")]
    [InlineData("message=x&place=123&tags=1&fields=place", "place", "{\"id\":\"123\"}")]
    [InlineData("message=x&targeting=%7B%22geo_locations%22%3A%7B%22countries%22%3A%5B%22VN%22%5D%7D%2C%22age_min%22%3A18%7D&fields=targeting", "targeting", "{\"geo_locations\":{\"countries\":[\"VN\"]},\"age_min\":18}")]
    [InlineData("message=x&targeting[geo_locations][countries][0]=VN&fields=targeting", "targeting", "{\"geo_locations\":{\"countries\":[\"VN\"]}}")]
    [InlineData("message=x&feed_targeting=%7B%22genders%22%3A%5B1%5D%7D&fields=feed_targeting", "feed_targeting", "{\"genders\":[1]}")]
    [InlineData("message=x&unpublished_content_type=DRAFT&published=false&fields=is_published", "is_published", "false")]
    [InlineData("{\"message\":\"x\",\"targeting\":{\"age_min\":21},\"fields\":\"targeting\"}", "targeting", "{\"age_min\":21}")]
    [InlineData("link=https://a.example/&child_attachments=%5B%7B%7D%2C%7B%7D%5D&fields=status_type", "status_type", "shared_story")]
    [InlineData("message=x&fields=status_type", "status_type", "mobile_status_update")]
    [InlineData("message=x&unheard_of=1&fields=message", "message", "x")]
    public async Task A_parameter_is_taken_and_read_back(string form, string field, string value)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, body, _) = await desk.CallAsync("POST", "me/feed", form);

        status.ShouldBe(200, body.ToJsonString());
        body[field]!.ToString().Replace("\r", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal)
            .ShouldBe(value.StartsWith('{') ? JsonNode.Parse(value)!.ToString().Replace("  ", "", StringComparison.Ordinal) : value);
    }

    [Theory]
    [InlineData("targeting=VN")]
    [InlineData("targeting=%7B%22age_min%22%3A17%7D")]
    [InlineData("targeting=%7B%22geo_locations%22%3A%7B%22countries%22%3A%5B%22VN%22%5D%2C%22regions%22%3A%5B%5D%7D%7D")]
    [InlineData("feed_targeting=7")]
    [InlineData("place=Ha+Noi")]
    [InlineData("backdated_time=2026-01-01&backdated_time_granularity=second")]
    [InlineData("child_attachments=%5B%7B%7D%5D")]
    [InlineData("unpublished_content_type=SCHEDULED&published=false")]
    public async Task A_parameter_of_the_wrong_kind_is_refused_with_100(string form)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, body, _) = await desk.CallAsync("POST", "me/feed", "message=x&" + form);

        (status, (int)body["error"]!["code"]!).ShouldBe((400, 100));
        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Beside_photos_a_link_loses_its_preview()
    {
        await using var desk = await Desk.OpenAsync();
        var photo = await UploadAsync(desk, "published=false", Desk.Png);

        await desk.CallAsync("POST", "me/feed", $"link=https://a.example/&attached_media=[{{\"media_fbid\":\"{photo["id"]}\"}}]");

        var post = (await desk.PostsAsync()).Single()!;
        post["photos"]!.AsArray().Count.ShouldBe(1);
        post["link"].ShouldBeNull();
    }

    [Theory]
    [InlineData("caption=ch%C3%BA+th%C3%ADch", "chú thích")]
    [InlineData("message=c%C5%A9", "cũ")]
    [InlineData("name=c%C5%A9+h%C6%A1n", "cũ hơn")]
    public async Task The_text_of_a_published_photo_is_that_of_its_post(string form, string text)
    {
        await using var desk = await Desk.OpenAsync();

        var answer = await UploadAsync(desk, form, Desk.Png);

        answer["post_id"]!.ToString().ShouldBe((string)(await desk.PostsAsync()).Single()!["id"]!);
        ((string)(await desk.PostsAsync()).Single()!["message"]!).ShouldBe(text);
    }

    public static TheoryData<string, byte[], bool> Pictures => new()
    {
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], true },
        { "png", Desk.Png, true },
        { "gif", "GIF89a"u8.ToArray(), true },
        { "bmp", "BM\0\0\0\0"u8.ToArray(), true },
        { "tiff", [(byte)'I', (byte)'I', 0x2A, 0, 0, 0], true },
        { "webp", "RIFF\0\0\0\0WEBPVP8 "u8.ToArray(), false },
        { "svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), false },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_picture_is_told_by_its_bytes_under_any_part_name(string kind, byte[] bytes, bool isTaken)
    {
        await using var desk = await Desk.OpenAsync();

        var answer = await UploadAsync(desk, "published=false", bytes, part: kind, fileName: "a.bin");

        (answer["error"] is null).ShouldBe(isTaken, answer.ToJsonString());
    }

    [Fact]
    public async Task An_unpublished_photo_is_read_and_removed_once()
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await UploadAsync(desk, "published=false&alt_text_custom=m%C3%B4+t%E1%BA%A3", Desk.Png))["id"]!.ToString();

        var (_, read, _) = await desk.CallAsync("GET", id + "?fields=alt_text_custom,images,source,page_story_id");
        var removed = await desk.CallAsync("DELETE", id);
        var again = await desk.CallAsync("DELETE", id);

        read["alt_text_custom"]!.ToString().ShouldBe("mô tả");
        read.AsObject().ContainsKey("page_story_id").ShouldBeFalse();
        removed.Body["success"]!.GetValue<bool>().ShouldBeTrue();
        ((int)again.Body["error"]!["code"]!, (int)again.Body["error"]!["error_subcode"]!).ShouldBe((100, 33));
    }

    [Fact]
    public async Task Photos_of_the_page_are_listed_only_for_the_type_uploaded()
    {
        await using var desk = await Desk.OpenAsync();
        await UploadAsync(desk, "caption=x", Desk.Png);

        (await desk.CallAsync("GET", "me/photos")).Body["data"]!.AsArray().ShouldBeEmpty("the default type is profile");
        (await desk.CallAsync("GET", "me/photos?type=uploaded&fields=name")).Body["data"]!.AsArray().Count.ShouldBe(1);
        (await desk.CallAsync("GET", "me?fields=photos.type(uploaded)%7Bid%7D")).Body["photos"]!["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_list_gives_25_unless_asked_otherwise_and_a_post_three_fields()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 27; i++)
        {
            await desk.CallAsync("POST", "me/feed", "message=" + i);
        }

        var (_, body, _) = await desk.CallAsync("GET", "me/published_posts");

        body["data"]!.AsArray().Count.ShouldBe(25);
        body["data"]![0]!.AsObject().Select(f => f.Key).Order().ShouldBe(["created_time", "id", "message"]);
    }

    [Fact]
    public async Task Only_so_many_posts_of_a_year_are_listed_where_it_is_set()
    {
        await using var desk = await Desk.OpenAsync(f => f with { RankedPostsPerYear = 2 });
        for (var i = 0; i < 4; i++)
        {
            await desk.CallAsync("POST", "me/feed", "message=" + i);
        }

        (await desk.CallAsync("GET", "me/published_posts?fields=message")).Body["data"]!.AsArray().Select(p => p!["message"]!.ToString()).ShouldBe(["3", "2"]);
    }

    [Fact]
    public async Task A_post_held_back_is_published_by_its_id_as_often_as_one_likes()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x&published=false");
        var id = post["id"]!.ToString();

        var before = (await desk.CallAsync("GET", "me/published_posts")).Body["data"]!.AsArray().Count;
        for (var i = 0; i < 2; i++)
        {
            (await desk.CallAsync("POST", id, "is_published=true")).Body["success"]!.GetValue<bool>().ShouldBeTrue();
        }

        before.ShouldBe(0);
        (await desk.CallAsync("GET", "me/published_posts")).Body["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_post_written_by_hand_is_not_ours_to_change_and_a_visitors_one_is_in_the_feed_alone()
    {
        await using var desk = await Desk.OpenAsync();
        var byHand = await AddAsync(desk, """{"message":"Bài viết tay"}""");
        await AddAsync(desk, """{"message":"Bài của khách","visitor":true}""");

        var edit = await desk.CallAsync("POST", byHand, "message=sua");
        var (_, read, _) = await desk.CallAsync("GET", byHand + "?fields=message,application,from");

        edit.Status.ShouldBe(403);
        read.AsObject().ContainsKey("application").ShouldBeFalse();
        (await desk.CallAsync("GET", "me/published_posts")).Body["data"]!.AsArray().Count.ShouldBe(1);
        (await desk.CallAsync("GET", "me/feed?fields=from,status_type")).Body["data"]!.AsArray().Select(p => p!["status_type"]!.ToString())
            .ShouldBe(["wall_post", "mobile_status_update"]);
    }

    [Fact]
    public async Task Comments_are_ordered_filtered_counted_changed_and_removed()
    {
        await using var desk = await Desk.OpenAsync();
        var post = (await desk.CallAsync("POST", "me/feed", "message=x")).Body["id"]!.ToString();
        var first = (await desk.CallAsync("POST", post + "/comments", "message=mot")).Body["id"]!.ToString();
        await desk.CallAsync("POST", post + "/comments", "attachment_url=https://a.example/1.png");

        (await desk.CallAsync("POST", first, "message=sua")).Status.ShouldBe(200);
        var (_, list, _) = await desk.CallAsync("GET", post + "/comments?filter=stream&order=reverse_chronological&summary=true&fields=message");
        (await desk.CallAsync("DELETE", first)).Status.ShouldBe(200);

        first.ShouldStartWith(post.Split('_')[1] + "_");
        list["data"]!.AsArray().Select(c => c!["message"]!.ToString()).ShouldBe(["", "sua"]);
        ((int)list["summary"]!["total_count"]!).ShouldBe(2);
        (await desk.CallAsync("GET", post + "/comments?filter=no")).Status.ShouldBe(400);
        (await desk.CallAsync("GET", post + "/comments?order=no")).Status.ShouldBe(400);
        (await desk.CallAsync("GET", first)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_url_node_tells_engagement_ten_times_an_hour()
    {
        await using var desk = await Desk.OpenAsync();
        const string path = "?id=https://a.example/&fields=engagement,og_object,ownership_permissions";
        for (var i = 0; i < 10; i++)
        {
            (await desk.CallAsync("GET", path)).Body["engagement"].ShouldNotBeNull();
        }

        ((int)(await desk.CallAsync("GET", path)).Body["error"]!["code"]!).ShouldBe(613);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        (await desk.CallAsync("GET", path)).Body["ownership_permissions"]!["can_customize_link_posts"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("user", 17)]
    [InlineData("app", 4)]
    public async Task A_persons_or_the_apps_calls_count_against_the_limit_of_the_platform(string kind, int code)
    {
        await using var desk = await Desk.OpenAsync(f => f with { CallsPerHour = 7 });
        var token = kind == "user" ? desk.UserToken : $"{desk.AppId}|{desk.AppSecret}";
        for (var i = 0; i < 6; i++)
        {
            await desk.CallAsync("GET", "me", token: token);
        }

        await desk.CallAsync("GET", "me", token: token);
        var (_, body, headers) = await desk.CallAsync("GET", "me", token: token);

        ((int)body["error"]!["code"]!).ShouldBe(code);
        headers.GetValues("x-app-usage").Single().ShouldContain("\"call_count\":11");
        headers.Contains("x-business-use-case-usage").ShouldBeFalse();
        (await desk.CallAsync("GET", "me")).Status.ShouldBe(200, "the Page has its own");
    }

    private static async Task<string> AddAsync(Desk desk, string json)
    {
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        using var answer = await desk.Sandbox.PostJsonAsync("/sandbox/posts/facebook", json);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.ToString();
    }

    private static async Task<JsonNode> UploadAsync(Desk desk, string form, byte[] bytes, string part = "source", string fileName = "a.png")
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), part, fileName } };
        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/me/photos?access_token={desk.Token}&{form}", content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
