using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>What other people's clients send that ours does not: spellings, methods, nested lists, batches, set-up calls.</summary>
public sealed class ForeignHabitsTests
{
    [Fact]
    public async Task Posts_are_read_as_a_field_of_the_page_nested_and_limited()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await desk.CallAsync("POST", "me/feed", $"message=bai+{i}&link=https://a.example/{i}");
        }

        var (_, page, _) = await desk.CallAsync("GET", "me?fields=name,posts.limit(2)%7Bmessage,attachments%7Bunshimmed_url%7D,comments.limit(1).summary(true)%7Bmessage%7D%7D");
        var posts = page["posts"]!;
        var next = JsonNode.Parse(await desk.Sandbox.Http.GetStringAsync(posts["paging"]!["next"]!.ToString()))!;

        posts["data"]!.AsArray().Select(p => p!["message"]!.ToString()).ShouldBe(["bai 2", "bai 1"]);
        posts["data"]![0]!["attachments"]!["data"]![0]!["unshimmed_url"]!.ToString().ShouldBe("https://a.example/2");
        posts["data"]![0]!["attachments"]!["data"]![0]!.AsObject().ContainsKey("title").ShouldBeFalse();
        ((int)posts["data"]![0]!["comments"]!["summary"]!["total_count"]!).ShouldBe(0);
        next["data"]!.AsArray().Single()!["message"]!.ToString().ShouldBe("bai 0");
    }

    [Theory]
    [InlineData("me?fields=posts%7Bno_such%7D", "(no_such) on node type (PagePost)")]
    [InlineData("me?fields=photos%7Bno_such%7D", "(no_such) on node type (Photo)")]
    [InlineData("me?fields=posts%7Bcomments%7Bno_such%7D%7D", "(no_such) on node type (Comment)")]
    public async Task A_field_that_a_nested_node_does_not_have_is_refused(string path, string message)
    {
        await using var desk = await Desk.OpenAsync();

        var (_, body, _) = await desk.CallAsync("GET", path);

        ((int)body["error"]!["code"]!).ShouldBe(100);
        body["error"]!["message"]!.ToString().ShouldContain(message);
    }

    [Fact]
    public async Task The_older_spelling_of_nested_fields_is_understood()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=a");

        var (_, page, _) = await desk.CallAsync("GET", "me?fields=posts.fields(message).limit(1)");

        page["posts"]!["data"]![0]!.AsObject().Select(p => p.Key).ShouldBe(["message", "id"]);
    }

    [Theory]
    [InlineData("attached_media[0][media_fbid]=ID0&attached_media[1][media_fbid]=ID1")]
    [InlineData("attached_media%5B1%5D%5Bmedia_fbid%5D=ID1&attached_media%5B0%5D%5Bmedia_fbid%5D=ID0")]
    [InlineData("attached_media[]={\"media_fbid\":\"ID0\"}&attached_media[]={\"media_fbid\":\"ID1\"}")]
    public async Task Lists_may_be_written_with_brackets_as_php_does(string form)
    {
        await using var desk = await Desk.OpenAsync();
        var ids = new[] { await UploadAsync(desk), await UploadAsync(desk) };

        var (status, body, _) = await desk.CallAsync(
            "POST", "me/feed", form.Replace("ID0", ids[0], StringComparison.Ordinal).Replace("ID1", ids[1], StringComparison.Ordinal));

        status.ShouldBe(200, body.ToJsonString());
        (await desk.PostsAsync()).Single()!["photos"]!.AsArray().Select(p => (string)p!["id"]!).ShouldBe(ids);
    }

    [Fact]
    public async Task Query_and_body_are_merged_and_the_body_wins()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, body, _) = await desk.CallAsync("POST", "me/feed?message=query&fields=message,is_published&published=false", "message=body");

        body["message"]!.ToString().ShouldBe("body");
        body["is_published"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("published=false", false)]
    [InlineData("published=0", false)]
    [InlineData("published=true", true)]
    [InlineData("published=1", true)]
    [InlineData("{\"published\":false}", false)]
    [InlineData("{\"published\":\"false\"}", false)]
    [InlineData("{\"published\":0}", false)]
    public async Task A_truth_value_has_many_spellings(string body, bool isPublished)
    {
        await using var desk = await Desk.OpenAsync();

        await desk.CallAsync("POST", "me/feed?message=x", body);

        (await desk.PostsAsync()).Single()!["published"]!.GetValue<bool>().ShouldBe(isPublished);
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body_and_options_says_what_there_is()
    {
        await using var desk = await Desk.OpenAsync();
        using var head = await desk.Sandbox.Http.SendAsync(new(HttpMethod.Head, $"/graph/v25.0/me?access_token={desk.Token}"));
        using var options = await desk.Sandbox.Http.SendAsync(new(HttpMethod.Options, "/graph/v25.0/me"));
        using var put = await desk.Sandbox.Http.PutAsync($"/graph/v25.0/me?access_token={desk.Token}", null);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.Contains("facebook-api-version").ShouldBeTrue();
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        options.StatusCode.ShouldBe(HttpStatusCode.OK);
        put.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("POST", "method=delete")]
    [InlineData("GET", "method=delete")]
    [InlineData("GET", "method=DELETE")]
    public async Task The_method_may_stand_in_a_parameter(string method, string query)
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x");

        (await desk.CallAsync(method, $"{post["id"]}?{query}")).Body["success"]!.GetValue<bool>().ShouldBeTrue();
        (await desk.PostsAsync()).Single()!["removed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_delete_with_an_empty_json_body_is_tolerated()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x");

        (await desk.CallAsync("DELETE", post["id"]!.ToString(), "{}")).Body["success"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Many_nodes_and_their_edges_are_read_by_ids()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x");

        var (_, nodes, _) = await desk.CallAsync("GET", $"?ids={desk.PageId},{post["id"]}&fields=id");
        var (_, edges, _) = await desk.CallAsync("GET", $"published_posts?ids={desk.PageId}&fields=message");

        nodes.AsObject().Select(n => n.Key).ShouldBe([desk.PageId, post["id"]!.ToString()]);
        edges[desk.PageId]!["data"]![0]!["message"]!.ToString().ShouldBe("x");
    }

    [Fact]
    public async Task Pages_of_a_list_are_turned_forwards_and_back()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await desk.CallAsync("POST", "me/feed", "message=" + i);
        }

        var first = (await desk.CallAsync("GET", "me/posts?limit=2&fields=message")).Body;
        var second = JsonNode.Parse(await desk.Sandbox.Http.GetStringAsync(first["paging"]!["next"]!.ToString()))!;
        var back = JsonNode.Parse(await desk.Sandbox.Http.GetStringAsync(second["paging"]!["previous"]!.ToString()))!;

        Messages(first).ShouldBe(["4", "3"]);
        first["paging"]!.AsObject().ContainsKey("previous").ShouldBeFalse();
        Messages(second).ShouldBe(["2", "1"]);
        Messages(back).ShouldBe(["4", "3"]);
    }

    [Fact]
    public async Task A_batch_uploads_files_leaves_out_what_is_asked_and_follows_lists()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=a");
        await desk.CallAsync("POST", "me/feed", "message=b");
        const string batch = """
            [{"method":"POST","relative_url":"v25.0/me/photos","body":"published=false","attached_files":"anh"},
             {"method":"GET","name":"list","relative_url":"me/published_posts?fields=id","omit_response_on_success":true},
             {"method":"GET","relative_url":"?ids={result=list:$.data.*.id}&fields=message"},
             {"method":"GET","relative_url":"{result=list:$.data[1].id}?fields=message"},
             {"method":"DELETE","relative_url":"me"}]
            """;
        using var form = new MultipartFormDataContent { { new StringContent(batch), "batch" }, { new ByteArrayContent(Desk.Png), "anh", "anh.png" } };

        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/?access_token={desk.Token}", form);
        var entries = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();

        entries.Count.ShouldBe(5);
        JsonNode.Parse(entries[0]!["body"]!.ToString())!["id"]!.ToString().ShouldNotBeEmpty();
        entries[1].ShouldBeNull("an entry that was left out keeps its place");
        JsonNode.Parse(entries[2]!["body"]!.ToString())!.AsObject().Count.ShouldBe(2);
        JsonNode.Parse(entries[3]!["body"]!.ToString())!["message"]!.ToString().ShouldBe("a");
        ((int)entries[4]!["code"]!).ShouldBe(400);
        entries[0]!["headers"]!.AsArray().Select(h => h!["name"]!.ToString()).ShouldContain("facebook-api-version");
    }

    [Fact]
    public async Task An_entry_of_a_batch_may_carry_its_own_token_and_no_thumbnail()
    {
        await using var desk = await Desk.OpenAsync();
        var own = Uri.EscapeDataString($$"""[{"relative_url":"me/permissions?access_token={{desk.UserToken}}"}]""");
        var thumbnail = Uri.EscapeDataString("""[{"method":"POST","relative_url":"me/feed","body":"message=x","thumbnail":"a"}]""");

        var (_, body, _) = await desk.CallAsync("POST", "", "batch=" + own);
        var (_, refused, _) = await desk.CallAsync("POST", "", "batch=" + thumbnail);

        JsonNode.Parse(body[0]!["body"]!.ToString())!["data"]!.AsArray().Count.ShouldBeGreaterThan(5);
        ((int)refused["error"]!["code"]!).ShouldBe(100);
    }

    [Fact]
    public async Task Texts_for_people_follow_the_locale_and_the_technical_one_does_not()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=x");

        var (_, english, _) = await desk.CallAsync("POST", "me/feed", "message=x");
        var (_, vietnamese, _) = await desk.CallAsync("POST", "me/feed", "message=x&locale=vi_VN");

        english["error"]!["error_user_title"]!.ToString().ShouldBe("Duplicate Status Update");
        vietnamese["error"]!["error_user_title"]!.ToString().ShouldBe("Bài đăng trùng lặp");
        vietnamese["error"]!["message"]!.ToString().ShouldBe("Duplicate status message");
    }

    [Fact]
    public async Task Set_up_tools_subscribe_the_app_and_the_page()
    {
        await using var desk = await Desk.OpenAsync();
        var app = $"{desk.AppId}|{desk.AppSecret}";

        (await desk.CallAsync("POST", desk.AppId + "/subscriptions", "object=page&callback_url=https://a.example/&verify_token=v&fields=feed", app)).Status.ShouldBe(200);
        (await desk.CallAsync("POST", "me/subscribed_apps", "subscribed_fields=feed,mention")).Status.ShouldBe(200);
        var (_, ofApp, _) = await desk.CallAsync("GET", desk.AppId + "/subscriptions", token: app);
        var (_, ofPage, _) = await desk.CallAsync("GET", "me/subscribed_apps");
        var (_, asPage, _) = await desk.CallAsync("GET", desk.AppId + "/subscriptions");
        await desk.CallAsync("DELETE", desk.AppId + "/subscriptions", token: app);
        await desk.CallAsync("DELETE", "me/subscribed_apps");

        ofApp["data"]![0]!["fields"]![0]!["name"]!.ToString().ShouldBe("feed");
        ofPage["data"]![0]!["subscribed_fields"]!.AsArray().Count.ShouldBe(2);
        asPage["error"].ShouldNotBeNull();
        (await desk.CallAsync("GET", desk.AppId + "/subscriptions", token: app)).Body["data"]!.AsArray().ShouldBeEmpty();
        (await desk.CallAsync("GET", "me/subscribed_apps")).Body["data"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("me/accounts", "user", "data")]
    [InlineData("me/permissions", "user", "data")]
    [InlineData("me", "user", "name")]
    [InlineData("me", "app", "name")]
    [InlineData("me/picture?redirect=false", "page", "data")]
    [InlineData("me/albums", "page", "data")]
    [InlineData("me/tagged", "page", "data")]
    [InlineData("POST_ID/likes?summary=true", "page", "summary")]
    [InlineData("POST_ID/reactions", "page", "data")]
    [InlineData("POST_ID/sharedposts", "page", "data")]
    [InlineData("POST_ID?fields=likes.summary(true),reactions.summary(total_count)", "page", "likes")]
    public async Task What_clients_ask_beside_posting_is_answered(string path, string kind, string member)
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x");
        var token = kind switch
        {
            "user" => desk.UserToken,
            "app" => $"{desk.AppId}|{desk.AppSecret}",
            _ => desk.Token,
        };

        var (status, body, _) = await desk.CallAsync("GET", path.Replace("POST_ID", post["id"]!.ToString(), StringComparison.Ordinal), token: token);

        status.ShouldBe(200, body.ToJsonString());
        body.AsObject().ContainsKey(member).ShouldBeTrue(body.ToJsonString());
    }

    private static IEnumerable<string> Messages(JsonNode list) => list["data"]!.AsArray().Select(p => p!["message"]!.ToString());

    private static async Task<string> UploadAsync(Desk desk)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Desk.Png), "source", "a.png" }, { new StringContent("false"), "published" } };
        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/{desk.PageId}/photos?access_token={desk.Token}", form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.ToString();
    }
}
