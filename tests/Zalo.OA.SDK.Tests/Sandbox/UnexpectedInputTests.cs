using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

/// <summary>What is garbled, contradictory or in the wrong form is refused in Zalo's own words.</summary>
public sealed class UnexpectedInputTests
{
    private const string Broken = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nabc";

    [Theory]
    [InlineData("/v2.0/oa/upload/image")]
    [InlineData("/v2.0/oa/upload/gif")]
    [InlineData("/v2.0/oa/upload/file")]
    [InlineData("/v2.0/article/upload_video/preparevideo")]
    public async Task An_upload_that_ends_in_its_middle_is_refused(string path)
    {
        await using var stage = await Stage.OpenAsync();

        Code(await PostAsync(stage, path, Broken, "multipart/form-data; boundary=b")).ShouldBe(-201);
    }

    public static TheoryData<string, string> Forms => new()
    {
        { Broken, "multipart/form-data; boundary=b" },
        { "abc", "multipart/form-data" },
        { "--b\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nrefresh_token\r\n--b--\r\n", "multipart/form-data; boundary=b" },
        { string.Join('&', Enumerable.Range(0, 1100).Select(i => $"k{i}=1")), "application/x-www-form-urlencoded" },
        { new string('k', 4000) + "=1", "application/x-www-form-urlencoded" },
        { "{}", "application/json" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_token_request_that_is_no_plain_form_is_refused(string body, string type)
    {
        await using var stage = await Stage.OpenAsync();

        var answer = await PostAsync(stage, "/v4/oa/access_token", body, type);

        Code(answer).ShouldBeInRange(-14999, -14000);
        answer.TryGetProperty("access_token", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"user_id":""}""", -213)]
    [InlineData("""{"user_id":"12345"}""", -213)]
    [InlineData("""{"user_id":"abc9"}""", -213)]
    [InlineData("""{"user_id":7}""", -213)]
    public async Task The_quota_of_nobody_is_refused(string body, int code)
    {
        await using var stage = await Stage.OpenAsync();

        Code(await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/quota/message", body)).ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"attachment":"x"}""")]
    [InlineData("""{"attachment":{}}""")]
    [InlineData("""{"attachment":{"type":"zzz","payload":{}}}""")]
    [InlineData("""{"attachment":{"type":"file","payload":{}}}""")]
    [InlineData("""{"attachment":{"type":"file"}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"zzz","elements":[]}}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media"}}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[]}}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":["x"]}}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"zzz","url":"https://a.example/1.png"}]}}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image"}]}}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","url":"khong"}]}}}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"gif","url":"https://a.example/1.gif"}]}}}""")]
    [InlineData("""{"text":7}""")]
    [InlineData("\"x\"")]
    public async Task A_message_in_the_wrong_form_is_refused(string message)
    {
        await using var stage = await Stage.OpenAsync();
        var user = await FollowerAsync(stage);

        Code(await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/message/cs", $$"""{"recipient":{"user_id":"{{user}}"},"message":{{message}}}""")).ShouldBe(-201);
    }

    [Theory]
    [InlineData("""{"text":"Chào"}""")]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","url":"https://a.example/1.png"}]}}}""")]
    [InlineData("""{"text":"Chào","attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"gif","url":"https://a.example/1.gif","width":10,"height":"10"}]}}}""")]
    public async Task A_message_in_a_right_form_is_taken(string message)
    {
        await using var stage = await Stage.OpenAsync();
        var user = await FollowerAsync(stage);

        Code(await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/message/cs", $$"""{"recipient":{"user_id":"{{user}}"},"message":{{message}}}""")).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"gender":"3"}""", -201)]
    [InlineData("""{"gender":"x"}""", -201)]
    [InlineData("""{"ages":"2,8"}""", -201)]
    [InlineData("""{"ages":[0,9]}""", -201)]
    [InlineData("""{"locations":"3"}""", -201)]
    [InlineData("""{"cities":"64"}""", -201)]
    [InlineData("""{"cities":{}}""", -201)]
    [InlineData("""{"platform":"0"}""", -201)]
    [InlineData("""{"telcos":5}""", -201)]
    [InlineData("""{"age":"2"}""", -201)]
    [InlineData("""{}""", 0)]
    [InlineData("""{"gender":"0","ages":"2,3","locations":1,"cities":[20,"4"],"platform":"1,2","telcos":"4"}""", 0)]
    public async Task The_people_a_broadcast_is_for_are_checked(string target, int code)
    {
        await using var stage = await Stage.OpenAsync();
        var article = await ArticleAsync(stage);

        Code(await BroadcastAsync(stage, target, $$"""[{"media_type":"article","attachment_id":"{{article}}"}]""")).ShouldBe(code);
    }

    [Theory]
    [InlineData("""["x"]""", "template")]
    [InlineData("""[{"media_type":"article","attachment_id":"ID"}]""", "file")]
    [InlineData("""[{"media_type":"image","attachment_id":"ID"}]""", "template")]
    [InlineData("""[{"media_type":"article","attachment_id":"ID"},7]""", "template")]
    public async Task A_broadcast_of_something_else_than_articles_is_refused(string elements, string type)
    {
        await using var stage = await Stage.OpenAsync();
        var article = await ArticleAsync(stage);

        Code(await BroadcastAsync(stage, "{}", elements.Replace("ID", article, StringComparison.Ordinal), type)).ShouldBe(-201);
    }

    [Theory]
    [InlineData("", 20)]
    [InlineData(""","is_follower":true""", 20)]
    [InlineData(""","is_follower":"true" """, 20)]
    [InlineData(""","is_follower":false""", 0)]
    [InlineData(""","tag_name":"khach-quen" """, 0)]
    [InlineData(""","last_interaction_period":"TODAY" """, 18)]
    [InlineData(""","last_interaction_period":"YESTERDAY" """, 0)]
    [InlineData(""","last_interaction_period":"L7D" """, 18)]
    [InlineData(""","last_interaction_period":"L30D" """, 20)]
    [InlineData(""","last_interaction_period":"2020_01_01:2020_01_31" """, 0)]
    [InlineData(""","last_interaction_period":"2020_01_01:2099_01_31" """, 20)]
    [InlineData(""","last_interaction_period":"LAST" """, -201)]
    [InlineData(""","last_interaction_period":"2020_01_31:2020_01_01" """, -201)]
    [InlineData(""","is_follower":"maybe" """, -201)]
    public async Task Followers_are_filtered(string filter, int expected)
    {
        // Twenty, of whom the two whose ids end in 9 have been silent for ten days.
        await using var stage = await Stage.OpenAsync(o => o with { Followers = 20 });

        var answer = await stage.SendAsync(HttpMethod.Get, "/v3.0/oa/user/getlist?data=" + Uri.EscapeDataString($$"""{"offset":0,"count":50{{filter}}}"""));

        if (expected < 0) Code(answer).ShouldBe(expected);
        else answer.GetProperty("data").GetProperty("users").GetArrayLength().ShouldBe(expected);
    }

    private static async Task<string> FollowerAsync(Stage stage)
    {
        var list = await stage.SendAsync(HttpMethod.Get, "/v3.0/oa/user/getlist?data=" + Uri.EscapeDataString("""{"offset":0,"count":9}"""));
        return list.GetProperty("data").GetProperty("users").EnumerateArray().Select(u => u.GetProperty("user_id").GetString()!).First(id => id[^1] != '9');
    }

    private static async Task<string> ArticleAsync(Stage stage)
    {
        await stage.PostAsync("/sandbox/posts/zalo", """{"title":"Bài viết"}""");
        return (await stage.PostsAsync())[0].GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> BroadcastAsync(Stage stage, string target, string elements, string type = "template") => stage.SendAsync(HttpMethod.Post, "/v2.0/oa/message",
        $$$"""{"recipient":{"target":{{{target}}} },"message":{"attachment":{"type":"{{{type}}}","payload":{"template_type":"media","elements":{{{elements}}} } } } }""");

    private static async Task<JsonElement> PostAsync(Stage stage, string path, string body, string type)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Server.BaseAddress, "/zalo" + path)) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation("access_token", (await stage.PairAsync()).AccessToken.Reveal());
        request.Headers.TryAddWithoutValidation("secret_key", stage.AppSecret.Reveal());
        using var answer = await http.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
    }

    private static int Code(JsonElement answer) => answer.GetProperty("error").GetInt32();
}
