using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Sections 1, 2 and 9 of the reference as a foreign client sees them: versions, transport, headers, order of checks.</summary>
public sealed class GraphContractTests
{
    [Theory]
    [InlineData("/v26.0", "v26.0")]
    [InlineData("/v25.0", "v25.0")]
    [InlineData("/v21.0", "v21.0")]
    [InlineData("/v18.0", "v21.0")]
    [InlineData("", "v21.0")]
    public async Task A_dead_or_missing_version_is_served_by_the_oldest_one_alive(string version, string served)
    {
        await using var desk = await Desk.OpenAsync();

        using var answer = await desk.Sandbox.Http.GetAsync($"/graph{version}/me?access_token={desk.Token}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("facebook-api-version").Single().ShouldBe(served);
    }

    [Fact]
    public async Task An_apps_floor_lifts_the_version_and_the_client_notices()
    {
        await using var desk = await Desk.OpenAsync(f => f with { FloorVersion = "v26.0" });

        await desk.Client.GetPageAsync(CancellationToken.None);

        desk.Client.ServedVersion.ShouldBe("v26.0");
    }

    [Fact]
    public async Task A_version_that_does_not_exist_yet_is_an_unknown_path()
    {
        await using var desk = await Desk.OpenAsync();

        using var answer = await desk.Sandbox.Http.GetAsync($"/graph/v99.0/me?access_token={desk.Token}");

        ((int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]!).ShouldBe(2500);
    }

    [Theory]
    [InlineData("query")]
    [InlineData("Bearer")]
    [InlineData("OAuth")]
    [InlineData("form")]
    [InlineData("json")]
    public async Task The_token_may_stand_in_query_header_or_body(string place)
    {
        await using var desk = await Desk.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/graph/v25.0/me/feed{(place == "query" ? "?access_token=" + desk.Token : "")}");
        if (place is "Bearer" or "OAuth")
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"{place} {desk.Token}");
        }

        request.Content = place == "json"
            ? new StringContent($$"""{"message":"x","access_token":"{{desk.Token}}"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"))
            : new FormUrlEncodedContent([new("message", "x"), new(place == "form" ? "access_token" : "unknown", desk.Token)]);

        using var answer = await desk.Sandbox.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("form list")]
    [InlineData("indexed form")]
    [InlineData("native json")]
    [InlineData("indexed multipart")]
    public async Task Attached_media_may_be_spelled_in_three_ways(string spelling)
    {
        await using var desk = await Desk.OpenAsync();
        var ids = new[] { await UploadAsync(desk), await UploadAsync(desk) };
        var entries = ids.Select(id => $$"""{"media_fbid":"{{id}}"}""").ToList();
        HttpContent content = spelling switch
        {
            "form list" => new FormUrlEncodedContent([new("attached_media", $"[{string.Join(',', entries)}]")]),
            "indexed form" => new FormUrlEncodedContent([new("attached_media[1]", entries[1]), new("attached_media[0]", entries[0])]),
            "indexed multipart" => new MultipartFormDataContent { { new StringContent(entries[0]), "attached_media[0]" }, { new StringContent(entries[1]), "attached_media[1]" } },
            _ => new StringContent($$"""{"attached_media":[{{string.Join(',', entries)}}]}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        };

        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/{desk.PageId}/feed?access_token={desk.Token}", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await desk.PostsAsync()).Single()!["photos"]!.AsArray().Select(p => (string)p!["id"]!).ShouldBe(ids);
    }

    [Fact]
    public async Task Indexed_media_with_a_gap_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await UploadAsync(desk);

        var (_, body, _) = await desk.CallAsync("POST", "me/feed", $"attached_media[1]=%7B%22media_fbid%22%3A%22{id}%22%7D");

        ((int)body["error"]!["code"]!).ShouldBe(100);
    }

    [Fact]
    public async Task A_get_with_an_empty_json_body_is_tolerated()
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("GET", "me", "{}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Answers_are_json_with_text_ids_and_metas_headers()
    {
        await using var desk = await Desk.OpenAsync();
        using var answer = await desk.Sandbox.Http.GetAsync($"/graph/v25.0/me?access_token={desk.Token}");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=UTF-8");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.String);
        answer.Headers.Contains("x-fb-trace-id").ShouldBeTrue();
        answer.Headers.Contains("x-fb-request-id").ShouldBeTrue();
    }

    [Fact]
    public async Task An_unchanged_answer_is_told_by_its_etag()
    {
        await using var desk = await Desk.OpenAsync();
        var path = $"/graph/v25.0/me?access_token={desk.Token}";
        using var first = await desk.Sandbox.Http.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await desk.Sandbox.Http.SendAsync(again);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fields_are_chosen_nested_and_limited_and_the_id_always_comes()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x&fields=id,permalink_url,created_time");
        await desk.CallAsync("POST", post["id"] + "/comments", "message=a");
        await desk.CallAsync("POST", post["id"] + "/comments", "message=b");

        var (_, read, _) = await desk.CallAsync("GET", post["id"] + "?fields=from%7Bname%7D,comments.limit(1)%7Bmessage%7D,backdated_time");

        post.AsObject().Select(p => p.Key).ShouldBe(["permalink_url", "created_time", "id"]);
        read["from"]!["name"]!.ToString().ShouldBe("Sở Mẫu");
        read["comments"]!["data"]!.AsArray().Single()!["message"]!.ToString().ShouldBe("a");
        read["id"]!.ToString().ShouldBe(post["id"]!.ToString());
        read.AsObject().ContainsKey("backdated_time").ShouldBeFalse("absent means empty");
    }

    [Fact]
    public async Task Fields_may_come_as_a_json_list()
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("GET", "me?fields=%5B%22id%22%2C%22name%22%5D")).Body["name"]!.ToString().ShouldBe("Sở Mẫu");
    }

    [Theory]
    [InlineData("me?fields=impressions", 100, "nonexisting field (impressions) on node type (Page)")]
    [InlineData("me?fields=id,,name", 2500, "Syntax error")]
    [InlineData("me/nosuchedge", 100, "nonexisting field (nosuchedge)")]
    [InlineData("a/b/c/d", 2500, "Unknown path")]
    [InlineData("so-mau", 803, "aliases")]
    [InlineData("999999999", 100, "does not exist, cannot be loaded due to missing permissions")]
    [InlineData("me/published_posts?limit=101", 100, "limit")]
    [InlineData("me/published_posts?limit=-1", 100, "limit")]
    [InlineData("me/published_posts?since=never", 100, "since")]
    [InlineData("me/published_posts?after=gone", 100, "After Cursor specified exceeds the max limit")]
    [InlineData("me/accounts", 100, "nonexisting field (accounts)")]
    public async Task A_wrong_reading_call_is_refused(string path, int code, string message)
    {
        await using var desk = await Desk.OpenAsync();

        var (_, body, _) = await desk.CallAsync("GET", path);

        ((int)body["error"]!["code"]!).ShouldBe(code);
        body["error"]!["message"]!.ToString().ShouldContain(message);
        body["error"]!["fbtrace_id"]!.ToString().Length.ShouldBeInRange(11, 23);
    }

    [Fact]
    public async Task Checks_come_in_metas_order()
    {
        await using var desk = await Desk.OpenAsync(f => f with { RequiresAppSecretProof = true, CallsPerDay = 1 });

        Code(await desk.CallAsync("POST", "999/feed", "link=bad", token: "")).ShouldBe(104);
        Code(await desk.CallAsync("GET", "me", token: "")).ShouldBe(2500);
        Code(await desk.CallAsync("POST", "999/feed", "link=bad", token: "nonsense")).ShouldBe(190);
        var noProof = await desk.CallAsync("POST", "999/feed", "link=bad");
        (Code(noProof), noProof.Body["error"]!["type"]!.ToString()).ShouldBe((100, "GraphMethodException"));
        using var signing = desk.NewClient(o => o with { AppSecret = new(desk.AppSecret) });
        Desk.Error(await signing.GetPostAsync("999", CancellationToken.None)).Code.ShouldBe(80001, "the only call of the day is used up by the first signed one");
    }

    [Theory]
    [InlineData(190, 400)]
    [InlineData(200, 403)]
    [InlineData(10, 403)]
    [InlineData(1, 500)]
    [InlineData(2, 500)]
    [InlineData(4, 400)]
    [InlineData(100, 400)]
    [InlineData(506, 400)]
    public async Task Each_code_has_the_status_that_operators_saw(int code, int status)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$$"""{"kind":"error","value":{"code":{{{code}}}}}""");

        (await desk.CallAsync("GET", "me")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_bad_token_is_named_in_the_challenge_header()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, _, headers) = await desk.CallAsync("GET", "me", token: "nonsense");

        headers.WwwAuthenticate.ToString().ShouldStartWith("OAuth \"Facebook Platform\" \"invalid_token\"");
    }

    [Fact]
    public async Task Usage_headers_come_after_some_calls_and_throttling_starts_at_a_hundred_percent()
    {
        await using var desk = await Desk.OpenAsync(f => f with { CallsPerDay = 10 });
        var answers = new List<(int Status, JsonNode Body, System.Net.Http.Headers.HttpResponseHeaders Headers)>();
        for (var i = 0; i < 11; i++)
        {
            answers.Add(await desk.CallAsync("GET", "me"));
        }

        answers[0].Headers.Contains("x-business-use-case-usage").ShouldBeFalse();
        answers[6].Headers.GetValues("x-business-use-case-usage").Single().ShouldContain("\"call_count\":70");
        answers[8].Status.ShouldBe(200);
        Code(answers[10]).ShouldBe(80001);
        desk.Clock.Advance(TimeSpan.FromHours(25));
        (await desk.CallAsync("GET", "me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_batch_answers_in_order_and_lets_entries_use_earlier_results()
    {
        await using var desk = await Desk.OpenAsync();
        var batch = """[{"method":"POST","name":"p","relative_url":"v25.0/me/feed","body":"message=tu+lo&published=true"},{"method":"GET","relative_url":"{result=p:$.id}?fields=message"},{"relative_url":"nosuch"}]""";

        var (status, body, _) = await desk.CallAsync("POST", "", "include_headers=false&batch=" + Uri.EscapeDataString(batch));

        status.ShouldBe(200);
        body.AsArray().Select(e => (int)e!["code"]!).ShouldBe([200, 200, 400]);
        JsonNode.Parse(body[1]!["body"]!.ToString())!["message"]!.ToString().ShouldBe("tu lo");
        body[0]!.AsObject().ContainsKey("headers").ShouldBeFalse();
    }

    [Fact]
    public async Task A_batch_of_more_than_fifty_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var batch = "[" + string.Join(',', Enumerable.Repeat("""{"relative_url":"me"}""", 51)) + "]";

        Code(await desk.CallAsync("POST", "", "batch=" + Uri.EscapeDataString(batch))).ShouldBe(100);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_an_invalid_parameter()
    {
        await using var desk = await Desk.OpenAsync();

        Code(await desk.CallAsync("POST", "me/feed", "{\"message\":")).ShouldBe(100);
        Code(await desk.CallAsync("POST", "me/feed", new string('{', 1) + "\"a\":" + new string('[', 200) + new string(']', 200) + "}")).ShouldBe(100);
    }

    [Fact]
    public async Task Older_sdks_may_name_the_method_in_a_parameter()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x");

        (await desk.CallAsync("POST", post["id"]!.ToString(), "method=delete")).Body["success"]!.GetValue<bool>().ShouldBeTrue();
        (await desk.PostsAsync()).Single()!["removed"]!.GetValue<bool>().ShouldBeTrue();
    }

    private static int Code((int Status, JsonNode Body, System.Net.Http.Headers.HttpResponseHeaders Headers) answer) => (int)answer.Body["error"]!["code"]!;

    private static async Task<string> UploadAsync(Desk desk)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Desk.Png), "source", "a.png" }, { new StringContent("false"), "published" } };
        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/{desk.PageId}/photos?access_token={desk.Token}", form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.ToString();
    }
}
