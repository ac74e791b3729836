using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CcHcPublish.Sandbox.Hosting;
using CcHcPublish.Sandbox.Recording;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

/// <summary>Methods, addresses and bodies as strangers' HTTP libraries send them, and what the side says when it fails by itself.</summary>
public sealed class TransportHabitsTests
{
    private const string Article = """
        {"type":"normal","title":"Tin","author":"Sở","description":"Mô tả","status":"show",
        "cover":{"cover_type":"photo","photo_url":"https://a.example.vn/1.jpg","status":"show"},"body":[{"type":"text","content":"một"}]EXTRA}
        """;

    [Fact]
    public async Task Head_is_get_without_a_body()
    {
        await using var stage = await Stage.OpenAsync();

        using var answer = await SendAsync(stage, HttpMethod.Head, "/v2.0/oa/getoa");

        ((int)answer.StatusCode).ShouldBe(200);
        answer.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBeGreaterThan(200, "as long as the answer to GET");
    }

    [Theory]
    [InlineData("/v2.0/oa/getoa", "GET, HEAD, OPTIONS")]
    [InlineData("/v2.0/article/create", "POST, OPTIONS")]
    [InlineData("/v2.0/oa/nowhere", null)]
    public async Task Options_tells_the_methods_of_a_route(string path, string? methods)
    {
        await using var stage = await Stage.OpenAsync();

        using var answer = await SendAsync(stage, HttpMethod.Options, path);

        answer.Content.Headers.Allow.ShouldBe(methods?.Split(", ") ?? []);
        (await answer.Content.ReadAsStringAsync()).Contains("empty or invalid API", StringComparison.Ordinal).ShouldBe(methods is null);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 404)]
    public async Task A_slash_at_the_end_of_a_route_is_a_setting(bool isLenient, int code)
    {
        await using var stage = await Stage.OpenAsync(o => o with { IgnoresTrailingSlash = isLenient });

        (await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa/")).GetProperty("error").GetInt32().ShouldBe(code);
    }

    [Theory]
    [InlineData("application/json", true, 0)]
    [InlineData("application/json; charset=utf-8", true, 0)]
    [InlineData("text/plain; charset=UTF-8", true, 0)]
    [InlineData(null, true, 0)]
    [InlineData("application/x-www-form-urlencoded", true, -201)]
    [InlineData("multipart/form-data; boundary=x", true, -201)]
    [InlineData("application/x-www-form-urlencoded", false, 0)]
    public async Task Json_under_the_name_of_a_form_is_refused_unless_the_options_say_otherwise(string? type, bool isStrict, int code)
    {
        await using var stage = await Stage.OpenAsync(o => o with { RefusesFormTypes = isStrict });

        using var answer = await SendAsync(stage, HttpMethod.Post, "/v2.0/article/create", Article.Replace("EXTRA", "", StringComparison.Ordinal), type);

        Code(await answer.Content.ReadAsStringAsync()).ShouldBe(code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_in_place_of_json_is_a_wrong_body_whatever_the_options_say(bool isStrict)
    {
        await using var stage = await Stage.OpenAsync(o => o with { RefusesFormTypes = isStrict });

        using var answer = await SendAsync(stage, HttpMethod.Post, "/v2.0/article/create", "type=normal&title=Tin", "application/x-www-form-urlencoded");

        Code(await answer.Content.ReadAsStringAsync()).ShouldBe(-201);
        (await stage.PostsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"nonsense\"", -201)]
    [InlineData("\"ftp://a.example.vn/\"", -201)]
    [InlineData("7", -201)]
    [InlineData("\"https://a.example.vn/bài-viết?id=1\"", 0)]
    [InlineData("\"\"", 0)]
    [InlineData("null", 0)]
    public async Task A_tracking_link_is_an_address_or_nothing(string link, int code)
    {
        await using var stage = await Stage.OpenAsync();

        var answer = await stage.SendAsync(HttpMethod.Post, "/v2.0/article/create", Article.Replace("EXTRA", ",\"tracking_link\":" + link, StringComparison.Ordinal));

        answer.GetProperty("error").GetInt32().ShouldBe(code);
        answer.GetProperty("message").GetString().ShouldBe(code == 0 ? "Success" : "tracking_link is invalid");
    }

    [Theory]
    [InlineData("/zalo/v2.0/article/create")]
    [InlineData("/zalo/v4/oa/access_token")]
    public async Task A_failure_of_the_side_itself_is_no_refusal(string path)
    {
        await using var stage = await Stage.OpenAsync();
        var (http, body) = (new DefaultHttpContext(), new MemoryStream());
        (http.Request.Path, http.Response.Body) = (path, body);

        await UnexpectedGuard.RunAsync(http, new HeldAnswer(body), stage.Server.Sides.Single(s => s.Name == "zalo"), () => throw new InvalidOperationException("made up"));

        http.Response.StatusCode.ShouldBe(500);
        http.Response.ContentType.ShouldStartWith("text/html");
        Encoding.UTF8.GetString(body.ToArray()).ShouldStartWith("<html>");
    }

    private static async Task<HttpResponseMessage> SendAsync(Stage stage, HttpMethod method, string path, string? body = null, string? type = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(stage.Server.BaseAddress, "/zalo" + path));
        request.Headers.TryAddWithoutValidation("access_token", (await stage.PairAsync()).AccessToken.Reveal());
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        }

        return await http.SendAsync(request);
    }

    private static int Code(string json) => JsonDocument.Parse(json).RootElement.GetProperty("error").GetInt32();
}
