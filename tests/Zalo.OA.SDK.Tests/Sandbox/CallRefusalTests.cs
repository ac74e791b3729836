using System.Text.Json;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

public sealed class CallRefusalTests
{
    [Fact]
    public async Task The_token_counts_in_its_header_only()
    {
        await using var stage = await Stage.OpenAsync();
        var token = (await stage.PairAsync()).AccessToken.Reveal();

        Code(await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa", null, ("access_token", token))).ShouldBe(0);
        Code(await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa", null, ("Authorization", "Bearer " + token))).ShouldBe(-216);
        Code(await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa?access_token=" + token, null, ("x", "y"))).ShouldBe(-216);
        Code(await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa", null, ("access_token", "made-up"))).ShouldBe(-216);
    }

    [Fact]
    public async Task A_token_dies_after_25_hours()
    {
        await using var stage = await Stage.OpenAsync();
        var token = (await stage.PairAsync()).AccessToken.Reveal();
        stage.Clock.Advance(TimeSpan.FromHours(25) - TimeSpan.FromSeconds(1));

        Code(await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa", null, ("access_token", token))).ShouldBe(0);
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Code(await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa", null, ("access_token", token))).ShouldBe(-220);
    }

    [Theory]
    [InlineData("POST", "/v3.0/article/create", 404)]
    [InlineData("GET", "/v2.0/article/verify", 404)]
    [InlineData("POST", "/v3.0/oa/upload/image", 404)]
    [InlineData("POST", "/v2.0/article/upload_image", -209)]
    [InlineData("GET", "/v2.0/oa/getprofile", -240)]
    [InlineData("GET", "/v3.0/oa/user/getlist?offset=0&count=10", -201)]
    [InlineData("GET", "/v3.0/oa/user/getlist?data=%7B%22offset%22%3A0%2C%22count%22%3A51%7D", -210)]
    [InlineData("POST", "/v2.0/article/create", -201)]
    public async Task Wrong_routes_methods_and_styles_are_refused(string method, string path, int code)
    {
        await using var stage = await Stage.OpenAsync();

        Code(await stage.SendAsync(new HttpMethod(method), path, method == "POST" ? "[1" : null)).ShouldBe(code);
    }

    [Fact]
    public async Task The_limit_of_a_minute_is_counted_told_and_lifted()
    {
        await using var stage = await Stage.OpenAsync(o => o with { CallsPerMinute = 3 });
        var client = await stage.ClientAsync();
        for (var i = 0; i < 3; i++)
        {
            (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
        }

        var error = (await client.GetOaInfoAsync()).Error;
        var articles = await client.ListArticlesAsync(ArticleKind.Normal);
        stage.Clock.Advance(((ZaloRemedy.Wait)error.Remedy).RetryAfter!.Value);

        error.Code.ShouldBe(-32);
        articles.Value.Total.ShouldBe(0);
        client.LastRateLimit.ShouldBe(new RateLimit(3, 2, stage.Clock.GetUtcNow() - TimeSpan.FromMinutes(1)));
        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
    }

    [Fact]
    public async Task An_app_that_asks_for_proof_gets_it_or_refuses()
    {
        await using var stage = await Stage.OpenAsync(o => o with { RequiresAppSecretProof = true });

        (await (await stage.ClientAsync()).GetOaInfoAsync()).Error.Code.ShouldBe(-242);
        (await (await stage.ClientAsync(stage.Options with { SendAppSecretProof = true })).GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
    }

    [Fact]
    public async Task A_revoked_grant_cannot_be_refreshed()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();
        await stage.ArmAsync("""{"kind":"grant_revoked","side":"zalo"}""");

        var error = (await client.GetOaInfoAsync()).Error;

        error.Code.ShouldBe(-14014);
        error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
    }

    [Fact]
    public async Task Nothing_that_is_recorded_shows_a_token_or_secret()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, store) = await stage.RotatingAsync();
        var before = (await store.ReadAsync(default))!.Pair;
        stage.Clock.Advance(TimeSpan.FromHours(26));
        await client.GetOaInfoAsync();
        var after = (await store.ReadAsync(default))!.Pair;

        var recorded = await stage.ReadAsync("/sandbox/requests");

        recorded.ShouldContain("/v4/oa/access_token");
        foreach (var secret in new[] { before.AccessToken, before.RefreshToken, after.AccessToken, after.RefreshToken, stage.AppSecret })
        {
            recorded.ShouldNotContain(secret.Reveal());
        }
    }

    private static int Code(JsonElement answer) => answer.GetProperty("error").GetInt32();
}
