using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Wire;

/// <summary>The HTTP status is no signal where there is an envelope; without one it says who answered.</summary>
public sealed class StatusTests
{
    private const string Good = """{"error":0,"message":"Success","data":{"token":"t"}}""";

    [Theory]
    [InlineData(404, """{"error":404,"message":"empty or invalid API"}""", 404, "FixRequest")]
    [InlineData(404, """{"error":-209,"message":"API is not support"}""", -209, "PersonMustAct")]
    [InlineData(500, """{"error":-32,"message":"Your application reached limit call api"}""", -32, "Wait")]
    [InlineData(502, Good, null, "LookFirst")]
    [InlineData(500, "", null, "LookFirst")]
    [InlineData(200, "", null, "LookFirst")]
    [InlineData(200, "<html>", null, "LookFirst")]
    [InlineData(302, "", null, "LookFirst")]
    [InlineData(400, "<html>", null, "LookFirst")]
    [InlineData(401, "", null, "LookFirst")]
    [InlineData(403, "<html>", null, "LookFirst")]
    [InlineData(404, "<html>", null, "LookFirst")]
    [InlineData(407, "", null, "LookFirst")]
    [InlineData(408, "", null, "LookFirst")]
    [InlineData(413, "<html>", null, "FixRequest")]
    [InlineData(414, "", null, "FixRequest")]
    [InlineData(415, "", null, "FixRequest")]
    [InlineData(431, "", null, "FixRequest")]
    [InlineData(429, "", null, "Wait")]
    public async Task Status_and_body_together_say_what_to_do(int status, string body, int? code, string remedy)
    {
        using var client = Client(body, status);

        var error = (await client.CreateArticleAsync(A.Article())).Error;

        error.Code.ShouldBe(code);
        error.Remedy.GetType().Name.ShouldBe(remedy);
    }

    [Theory]
    [InlineData(302, "FixRequest")]
    [InlineData(403, "PersonMustAct")]
    [InlineData(404, "FixRequest")]
    [InlineData(407, "PersonMustAct")]
    [InlineData(413, "FixRequest")]
    [InlineData(429, "Wait")]
    [InlineData(502, "Wait")]
    public async Task A_read_without_an_envelope_needs_no_look(int status, string remedy)
    {
        using var client = Client("<html>", status);

        (await client.GetArticleAsync("1")).Error.Remedy.GetType().Name.ShouldBe(remedy);
    }

    [Theory]
    [InlineData(200, Good)]
    [InlineData(201, Good)]
    [InlineData(404, Good)]
    [InlineData(200, "\uFEFF" + Good)]
    [InlineData(200, """{"error":"0","data":{"token":"t","new_member":[1,2]},"more":{}}""")]
    public async Task A_whole_envelope_is_success_under_any_status_below_500(int status, string body)
    {
        using var client = Client(body, status);

        (await client.CreateArticleAsync(A.Article())).Value.ShouldBe(new ArticleTicket("t"));
    }

    private static ZaloOaClient Client(string body, int status) => new(
        new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), new CannedHandler(Encoding.UTF8.GetBytes(body), (HttpStatusCode)status));
}
