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
    [InlineData(404, "<html>", null, "FixRequest")]
    [InlineData(302, "", null, "FixRequest")]
    [InlineData(403, "<html>", null, "PersonMustAct")]
    [InlineData(407, "", null, "PersonMustAct")]
    [InlineData(429, "", null, "Wait")]
    public async Task Status_and_body_together_say_what_to_do(int status, string body, int? code, string remedy)
    {
        using var client = Client(body, status);

        var error = (await client.CreateArticleAsync(A.Article())).Error;

        error.Code.ShouldBe(code);
        error.Remedy.GetType().Name.ShouldBe(remedy);
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
