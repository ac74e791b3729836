using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.OAuth;

public sealed class OAuthTests
{
    private static readonly Uri Callback = new("http://127.0.0.1:4000/zalo/callback?from=cchc");

    [Fact]
    public async Task The_consent_of_an_administrator_becomes_a_pair()
    {
        await using var stage = await Stage.OpenAsync();
        var pkce = Pkce.Create();
        var query = await ConsentAsync(stage, pkce, "xyz");

        var pair = (await stage.OAuth().ExchangeCodeAsync(new ZaloSecret(query["code"]!), pkce.Verifier)).Value;

        query["oa_id"].ShouldBe(stage.OaId);
        query["state"].ShouldBe("xyz");
        query["from"].ShouldBe("cchc");
        pair.AccessExpiresAt.ShouldBe(stage.Clock.GetUtcNow().AddHours(25));
        (await stage.Client(new FixedTokenSource(pair.AccessToken)).GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
    }

    [Fact]
    public async Task A_code_works_once_within_ten_minutes_and_for_its_verifier_only()
    {
        await using var stage = await Stage.OpenAsync();
        var oauth = stage.OAuth();
        var pkce = Pkce.Create();
        var used = new ZaloSecret((await ConsentAsync(stage, pkce, "1"))["code"]!);
        await oauth.ExchangeCodeAsync(used, pkce.Verifier);
        var foreign = new ZaloSecret((await ConsentAsync(stage, pkce, "2"))["code"]!);
        var late = new ZaloSecret((await ConsentAsync(stage, pkce, "3"))["code"]!);

        (await oauth.ExchangeCodeAsync(used, pkce.Verifier)).Error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        (await oauth.ExchangeCodeAsync(foreign, Pkce.Create().Verifier)).Error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        (await oauth.ExchangeCodeAsync(late, pkce.Verifier)).Error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
    }

    [Fact]
    public async Task A_rotation_kills_both_old_tokens()
    {
        await using var stage = await Stage.OpenAsync();
        var oauth = stage.OAuth();
        var old = await stage.PairAsync();

        var next = (await oauth.RefreshAsync(old.RefreshToken)).Value;
        var again = (await oauth.RefreshAsync(old.RefreshToken)).Error;

        next.AccessToken.ShouldBe((await stage.PairAsync()).AccessToken);
        again.Code.ShouldBeNull();
        again.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        (await stage.SendAsync(HttpMethod.Get, "/v2.0/oa/getoa", null, ("access_token", old.AccessToken.Reveal()))).GetProperty("error").GetInt32().ShouldBe(-220);
    }

    [Fact]
    public async Task Spent_unknown_and_expired_refresh_tokens_wrong_app_and_wrong_secret_need_a_person()
    {
        await using var stage = await Stage.OpenAsync(o => o with { AnswersSpentTokenEmpty = false });
        var oauth = stage.OAuth();
        var old = await stage.PairAsync();
        var next = (await oauth.RefreshAsync(old.RefreshToken)).Value;
        stage.Clock.Advance(TimeSpan.FromDays(93));

        ZaloError[] errors =
        [
            (await oauth.RefreshAsync(old.RefreshToken)).Error,
            (await oauth.RefreshAsync(new ZaloSecret("nobody-knows-this"))).Error,
            (await oauth.RefreshAsync(next.RefreshToken)).Error,
            (await stage.OAuth(stage.Options with { AppId = "1" }).RefreshAsync(next.RefreshToken)).Error,
            (await stage.OAuth(stage.Options with { AppSecret = new ZaloSecret("wrong") }).RefreshAsync(next.RefreshToken)).Error,
        ];

        errors.ShouldAllBe(e => e.Remedy is ZaloRemedy.PersonMustAct);
        errors.Select(e => e.Code).ShouldBe([-14014, -14014, -14014, -14002, -14004]);
        errors[0].Text.ShouldBe("Invalid refresh token.");
    }

    [Fact]
    public async Task A_callback_other_than_the_one_in_the_console_is_refused()
    {
        await using var stage = await Stage.OpenAsync(o => o with { Callback = new Uri("https://so.example.gov.vn/zalo") });

        var answer = await stage.ReadAsync(stage.OAuth().ConsentAddress(Callback, Pkce.Create().Challenge, "s").PathAndQuery);

        answer.ShouldContain("-14003");
    }

    [Theory]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":{"access_token":"A","refresh_token":""}}""", "PersonMustAct")]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":{"access_token":"A"}}""", "PersonMustAct")]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":{"error":-14014,"access_token":"A","refresh_token":"R"}}""", "PersonMustAct")]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":{"error_name":"Invalid app","error_reason":"x"}}""", "PersonMustAct")]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":{}}""", "PersonMustAct")]
    [InlineData("""{"kind":"empty","side":"zalo"}""", "PersonMustAct")]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":[]}""", "LookFirst")]
    [InlineData("""{"kind":"malformed","side":"zalo"}""", "LookFirst")]
    [InlineData("""{"kind":"truncated","side":"zalo"}""", "LookFirst")]
    [InlineData("""{"kind":"truncated","side":"zalo","value":"cut"}""", "LookFirst")]
    [InlineData("""{"kind":"cut","side":"zalo","effect":"after"}""", "LookFirst")]
    [InlineData("""{"kind":"status","side":"zalo","value":{"status":503,"body":"json"}}""", "LookFirst")]
    [InlineData("""{"kind":"oversized","side":"zalo","value":5}""", "LookFirst")]
    public async Task Nothing_but_two_tokens_counts_as_a_rotation(string fault, string remedy)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.ArmAsync(fault);

        var error = (await stage.OAuth().RefreshAsync((await stage.PairAsync()).RefreshToken)).Error;

        error.Remedy.GetType().Name.ShouldBe(remedy);
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("\"7200\"", 7200)]
    [InlineData("\"soon\"", 90_000)]
    [InlineData("-1", 90_000)]
    [InlineData("99999999999999999999", 90_000)]
    public async Task The_life_is_read_as_number_or_text(string expiresIn, int seconds)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.ArmAsync($$"""{"kind":"contradictory","side":"zalo","value":{"access_token":"A","refresh_token":"R","expires_in":{{expiresIn}} } }""");

        var pair = (await stage.OAuth().RefreshAsync((await stage.PairAsync()).RefreshToken)).Value;

        (pair.AccessExpiresAt - pair.IssuedAt).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    private static async Task<System.Collections.Specialized.NameValueCollection> ConsentAsync(Stage stage, Pkce pkce, string state)
    {
        var address = stage.OAuth().ConsentAddress(Callback, pkce.Challenge, state);
        (await stage.ReadAsync(address.PathAndQuery)).ShouldContain("Đồng ý cho Sở Mẫu");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(address.AbsoluteUri.Replace("/permission?", "/permission/grant?") + "&oa_id=" + stage.OaId));
        return System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
    }
}
