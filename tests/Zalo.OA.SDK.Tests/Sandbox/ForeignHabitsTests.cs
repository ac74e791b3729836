using System.Text.Json;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

/// <summary>What other people's clients of the OA API send that ours does not, and the rows of the reference that only a server shows.</summary>
public sealed class ForeignHabitsTests
{
    [Theory]
    [InlineData("\"related_medias\":[{\"id\":\"1\"}]")]
    [InlineData("\"related_medias\":[\"1\",\"2\"]")]
    [InlineData("\"related_medias\":[]")]
    [InlineData("\"tracking_link\":\"https://so.example.gov.vn/1\"")]
    [InlineData("\"app_id\":\"1\",\"app_secret\":\"2\"")]
    [InlineData("\"cite\":{\"url\":\"https://a.vn/\",\"label\":\"nguồn\"}")]
    public async Task Members_that_do_not_matter_do_not_disturb(string extra)
    {
        await using var stage = await Stage.OpenAsync();

        Code(await stage.SendAsync(HttpMethod.Post, "/v2.0/article/create", Article(extra))).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"type":"text","content":"một"}""")]
    [InlineData("""{"type":"image","url":"https://a.vn/1.jpg","caption":"c"}""")]
    [InlineData("""{"type":"video","url":"https://www.youtube.com/watch?v=1","thumb":"https://a.vn/1.jpg"}""")]
    [InlineData("""{"type":"product","id":"77"}""")]
    public async Task Every_kind_of_block_is_taken_and_read_back(string block)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendAsync(HttpMethod.Post, "/v2.0/article/create", Article(body: block));
        var id = (await stage.PostsAsync())[0].GetProperty("id").GetString();

        var detail = (await stage.SendAsync(HttpMethod.Get, "/v2.0/article/getdetail?id=" + id)).GetProperty("data");

        detail.GetProperty("body")[0].GetRawText().ShouldBe(block);
        detail.GetProperty("cite").GetProperty("label").GetString().ShouldBe("");
        detail.TryGetProperty("total_view", out _).ShouldBeFalse("only the list counts");
    }

    [Theory]
    [InlineData("author")]
    [InlineData("cover")]
    [InlineData("body")]
    public async Task A_video_article_with_a_member_of_the_other_kind_is_refused(string member)
    {
        await using var stage = await Stage.OpenAsync();
        var json = $$"""{"type":"video","title":"t","description":"d","video_id":"v","avatar":"https://a.vn/1.jpg","{{member}}":"x"}""";

        (await stage.SendAsync(HttpMethod.Post, "/v2.0/article/create", json)).GetProperty("message").GetString().ShouldBe(member + " is invalid");
    }

    [Theory]
    [InlineData("POST", "/v2.0/article/video/create")]
    [InlineData("GET", "/v2.0/article/video/getslice")]
    [InlineData("GET", "/v2.0/media/article/getslice")]
    [InlineData("POST", "/v3.0/oa/message/transaction")]
    [InlineData("POST", "/v3.0/oa/message/promotion")]
    [InlineData("GET", "/v4/permission")]
    [InlineData("GET", "/v4/oa/access_token")]
    [InlineData("GET", "/")]
    public async Task Legacy_discontinued_and_unknown_routes_are_empty_or_invalid(string method, string path)
    {
        await using var stage = await Stage.OpenAsync();

        var answer = await stage.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null);

        Code(answer).ShouldBe(404);
        answer.GetProperty("message").GetString().ShouldBe("empty or invalid API");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task The_status_of_an_unknown_route_is_a_switch(int status)
    {
        await using var stage = await Stage.OpenAsync(o => o with { UnknownRouteStatus = status });
        using var http = new HttpClient();

        ((int)(await http.GetAsync(new Uri(stage.Server.BaseAddress, "/zalo/v9"))).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Sdk_headers_and_odd_content_types_are_ignored()
    {
        await using var stage = await Stage.OpenAsync();
        var token = (await stage.PairAsync()).AccessToken.Reveal();

        Code(await stage.SendAsync(
            HttpMethod.Get, "/v2.0/oa/getoa", null, ("access_token", token), ("SDK-Source", "PHP"), ("SDK_VERSION", "4.0.4"), ("Accept-Encoding", "*"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_answer_has_no_data_and_every_answer_tells_the_rate()
    {
        await using var stage = await Stage.OpenAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Server.BaseAddress, "/zalo/v2.0/oa/getoa"));

        using var answer = await http.SendAsync(request);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        answer.IsSuccessStatusCode.ShouldBeTrue("failures arrive with HTTP 200");
        body.TryGetProperty("data", out _).ShouldBeFalse();
        answer.Headers.GetValues("X-RateLimit-Limit").Single().ShouldBe("4000");
        answer.Headers.Contains("X-RateLimit-Remain").ShouldBeTrue();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"gender":"0","ages":"2,3","locations":"1","cities":"20","platform":"1,2"}""")]
    [InlineData("""{"gender":1,"cities":9}""")]
    [InlineData("""{"ages":[2,3],"cities":["4","9"]}""")]
    [InlineData("""{"platforms":"1","telcos":"3"}""")]
    public async Task A_target_may_be_spelled_as_text_number_or_list(string target)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendAsync(HttpMethod.Post, "/v2.0/article/create", Article());
        var id = (await stage.PostsAsync())[0].GetProperty("id").GetString();
        var json = """
            {"recipient":{"target":TARGET},"message":{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"article","attachment_id":"ID"}]}}}}
            """.Replace("TARGET", target, StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal);

        var answer = await stage.SendAsync(HttpMethod.Post, "/v2.0/oa/message", json);

        answer.GetProperty("data").GetProperty("message_id").GetString().ShouldNotBeNullOrEmpty();
        (await stage.PostsAsync())[0].GetProperty("broadcasts").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_old_message_to_one_user_is_shut_down()
    {
        await using var stage = await Stage.OpenAsync();

        Code(await stage.SendAsync(HttpMethod.Post, "/v2.0/oa/message", """{"recipient":{"user_id":"1"},"message":{"text":"x"}}""")).ShouldBe(-240);
    }

    [Fact]
    public async Task A_message_is_answered_with_numbers_as_text()
    {
        await using var stage = await Stage.OpenAsync();
        var user = (await (await stage.ClientAsync()).ListFollowersAsync()).Value.UserIds[0];
        var upload = (await UploadHabitsTests.UploadAsync(stage, "/v2.0/oa/upload/image", "a.png", null, UploadHabitsTests.Png)).GetProperty("data").GetProperty("attachment_id").GetString();

        var text = await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/message/cs", $$$"""{"recipient":{"user_id":"{{{user}}}"},"message":{"text":"Xin chào"}}""");
        var picture = await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/message/cs", Picture(user, "attachment_id", upload!));
        var byAddress = await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/message/cs", Picture(user, "url", "https://a.vn/1.jpg"));

        text.GetProperty("data").GetProperty("sent_time").ValueKind.ShouldBe(JsonValueKind.String);
        text.GetProperty("data").GetProperty("quota").GetProperty("remain").ValueKind.ShouldBe(JsonValueKind.String);
        text.GetProperty("data").GetProperty("user_id").GetString().ShouldBe(user);
        new[] { Code(picture), Code(byAddress) }.ShouldAllBe(c => c == 0);
    }

    [Theory]
    [InlineData("/v3.0/oa/user/getlist?data=%7B%22offset%22%3A0%2C%22count%22%3A2%2C%22is_follower%22%3Atrue%7D", "users")]
    [InlineData("/v3.0/oa/user/getlist?data=%7B%22offset%22%3A0%2C%22count%22%3A2%2C%22is_follower%22%3A%22true%22%7D", "users")]
    [InlineData("/v3.0/oa/user/getlist?data=%7B%22offset%22%3A%220%22%2C%22count%22%3A%222%22%2C%22last_interaction_period%22%3A%22L30D%22%2C%22tag_name%22%3A%22%22%7D", "users")]
    [InlineData("/v2.0/oa/getfollowers?data=%7B%22offset%22%3A0%2C%22count%22%3A2%7D", "followers")]
    public async Task Followers_are_listed_to_old_and_new_clients(string path, string member)
    {
        await using var stage = await Stage.OpenAsync();

        var data = (await stage.SendAsync(HttpMethod.Get, path)).GetProperty("data");

        data.GetProperty(member).GetArrayLength().ShouldBe(2);
        data.GetProperty("total").GetInt32().ShouldBe(1250);
    }

    [Theory]
    [InlineData("/v3.0/oa/quota/message", """{"user_id":"USER"}""", "cs_reply")]
    [InlineData("/v2.0/oa/quota/message", """{"user_id":"1","type":"promotion"}""", "remain")]
    [InlineData("/v2.0/oa/quota/message", """{"message_id":"m"}""", "total")]
    [InlineData("/v2.0/oa/quota/message", "", "type")]
    public async Task A_quota_is_told_by_the_shape_of_the_question(string path, string body, string member)
    {
        await using var stage = await Stage.OpenAsync();

        var list = await stage.SendAsync(HttpMethod.Get, "/v3.0/oa/user/getlist?data=%7B%22offset%22%3A0%2C%22count%22%3A1%7D");
        body = body.Replace("USER", list.GetProperty("data").GetProperty("users")[0].GetProperty("user_id").GetString(), StringComparison.Ordinal);

        (await stage.SendAsync(HttpMethod.Post, path, body)).GetProperty("data").TryGetProperty(member, out _).ShouldBeTrue();
        Code(await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/quota/message", """{"quota_owner":"nobody"}""")).ShouldBe(-201);
    }

    [Fact]
    public async Task The_OA_tells_its_id_under_both_names_and_its_dates_as_written_here()
    {
        await using var stage = await Stage.OpenAsync();

        var data = (await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa")).GetProperty("data");

        data.GetProperty("oaid").GetString().ShouldBe(data.GetProperty("oa_id").GetString());
        data.GetProperty("package_valid_through_date").GetString().ShouldBe("20/05/2027");
        data.TryGetProperty("linked_ZCA", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_job_token_is_known_for_a_day_and_an_unknown_article_to_nobody()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        await client.VerifyArticleAsync(ticket);

        stage.Clock.Advance(TimeSpan.FromHours(24));
        var inTime = (await client.VerifyArticleAsync(ticket)).Value;
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = (await client.VerifyArticleAsync(ticket)).Error;

        inTime.ShouldBeOfType<ArticleJob.Ready>();
        late.Code.ShouldBe(-201);
        (await client.RemoveArticleAsync("0")).Error.Code.ShouldBe(-201);
        (await client.GetArticleAsync("0")).Error.Code.ShouldBe(-201);
    }

    [Theory]
    [InlineData(-223, "Your OA has reach the limit quota create article")]
    [InlineData(-224, "The OA needs to upgrade OA Tier Package to use this feature")]
    public async Task Quota_and_package_may_show_only_at_verify(int code, string text)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        await stage.ArmAsync($$"""{"kind":"error","side":"zalo","route":"POST */verify","value":{"code":{{code}},"text":"{{text}}"} }""");

        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Failed>().Error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
    }

    [Fact]
    public async Task A_lost_permission_to_ask_says_nothing_about_the_job()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        await stage.ArmAsync("""{"kind":"error","side":"zalo","route":"POST */verify","value":{"code":-223,"text":"Official Account has not authorized this API"} }""");

        (await client.VerifyArticleAsync(ticket)).Error.Code.ShouldBe(-223);
        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>();
    }

    [Fact]
    public async Task An_article_written_by_hand_in_the_OA_is_in_the_list()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.PostAsync("/sandbox/posts/zalo", """{"title":"Tin viết tay","text":"Nội dung"}""");

        var page = (await (await stage.ClientAsync()).ListArticlesAsync(ArticleKind.Normal)).Value;

        page.Items.ShouldHaveSingleItem().Title.ShouldBe("Tin viết tay");
        page.Items[0].UpdatedAt.ShouldBeNull("a date may be missing");
    }

    private static string Picture(string user, string member, string value) => """
        {"recipient":{"user_id":"USER"},"message":{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","MEMBER":"VALUE"}]}}}}
        """.Replace("USER", user, StringComparison.Ordinal).Replace("MEMBER", member, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal);

    private static string Article(string extra = "\"x\":1", string body = """{"type":"text","content":"một"}""") => $$"""
        {"type":"normal","title":"Tin","author":"Sở","description":"Mô tả","status":"show",{{extra}},
        "cover":{"cover_type":"photo","photo_url":"https://a.example.vn/1.jpg","status":"show"},"body":[{{body}}]}
        """;

    private static int Code(JsonElement answer) => answer.GetProperty("error").GetInt32();
}
