using System.Net;
using System.Web;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 3 of the reference: tokens, permissions, proofs and the login dialog.</summary>
public sealed class TokenTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void The_proof_agrees_with_the_references_vectors()
    {
        var (token, secret) = (new AccessToken("EAAPageTokenExample123"), new AccessToken("0123456789abcdef0123456789abcdef"));

        AppSecretProof.Sign(token, secret).ShouldBe("e0b58e74b173d4aa9f256c6ce90872595d6a6e7d5d3016f7e8c17695a29dddf9");
        AppSecretProof.Sign(token, secret, DateTimeOffset.FromUnixTimeSeconds(1790000000))
            .ShouldBe(("f4dd18609e346c7936ee0ad9ae4c62cd70ddf150f22ca75ec5e451ee5459d35b", "1790000000"));
    }

    [Fact]
    public async Task A_signed_client_works_where_signing_is_required_and_a_wrong_secret_is_told_from_a_bad_request()
    {
        await using var desk = await Desk.OpenAsync(f => f with { RequiresAppSecretProof = true });
        using var signing = desk.NewClient(o => o with { AppSecret = new(desk.AppSecret) });
        using var wrong = desk.NewClient(o => o with { AppSecret = new("nonsense") });

        Desk.Value(await signing.PublishLinkAsync("x", new("https://a.example/"), None)).Id.ShouldNotBeEmpty();
        Desk.Value(await signing.ListPublishedAsync(DateTimeOffset.UnixEpoch, None)).Count.ShouldBe(1);
        Desk.Value(await signing.DebugTokenAsync(None)).IsValid.ShouldBeTrue();
        Desk.Error(await desk.Client.GetPageAsync(None)).Advice.ShouldBe(new GraphAdvice.PersonMustAct(PersonTask.CorrectSettings));
        Desk.Error(await wrong.GetPageAsync(None)).Advice.ShouldBe(new GraphAdvice.PersonMustAct(PersonTask.CorrectSettings));
    }

    [Theory]
    [InlineData(-4, 200)]
    [InlineData(-6, 400)]
    [InlineData(6, 400)]
    public async Task A_proof_with_time_lives_five_minutes(int minutes, int status)
    {
        await using var desk = await Desk.OpenAsync();
        var (proof, time) = AppSecretProof.Sign(new(desk.Token), new(desk.AppSecret), desk.Clock.GetUtcNow().AddMinutes(minutes));

        (await desk.CallAsync("GET", $"me?appsecret_proof={proof}&appsecret_time={time}")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task The_older_proof_without_time_is_still_accepted()
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("GET", "me?appsecret_proof=" + AppSecretProof.Sign(new(desk.Token), new(desk.AppSecret)))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Only_a_page_token_can_post()
    {
        await using var desk = await Desk.OpenAsync();
        using var user = desk.NewClient(o => o with { Token = new(desk.UserToken) });
        using var system = desk.NewClient(o => o with { Token = new(desk.SystemUserToken) });

        var asUser = Desk.Error(await user.PublishLinkAsync("x", new("https://a.example/"), None));
        var asSystem = Desk.Error(await system.PublishLinkAsync("x", new("https://a.example/"), None));
        var (_, comment, _) = await desk.CallAsync("POST", await APostAsync(desk) + "/comments", "message=x", desk.UserToken);

        (asUser.Code, asUser.Subcode, asUser.Advice).ShouldBe((190, 2069032, new GraphAdvice.PersonMustAct(PersonTask.CorrectSettings)));
        (asSystem.Code, asSystem.Advice).ShouldBe((200, new GraphAdvice.PersonMustAct(PersonTask.GrantPermission)));
        ((int)comment["error"]!["code"]!).ShouldBe(1705);
    }

    [Fact]
    public async Task A_system_users_token_is_changed_into_the_pages_own()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, page, _) = await desk.CallAsync("GET", desk.PageId + "?fields=access_token", token: desk.SystemUserToken);

        page["access_token"]!.ToString().ShouldBe(desk.Token);
    }

    [Fact]
    public async Task A_page_token_of_another_page_cannot_post_or_read()
    {
        await using var desk = await Desk.OpenAsync((SandboxOptions o) => o with { AccountNames = ["Sở Mẫu", "Xã Mẫu"] });
        var other = (string)(await desk.Sandbox.GetJsonAsync("/sandbox/accounts"))["facebook"]![1]!["token"]!;

        ((int)(await desk.CallAsync("POST", desk.PageId + "/feed", "message=x", other)).Body["error"]!["code"]!).ShouldBe(200);
        ((int)(await desk.CallAsync("GET", desk.PageId + "/published_posts", token: other)).Body["error"]!["code"]!).ShouldBe(10);
    }

    [Theory]
    [InlineData("pages_manage_posts", "POST", "me/feed", "message=x", 200)]
    [InlineData("pages_read_engagement", "POST", "me/feed", "message=x", 200)]
    [InlineData("pages_read_engagement", "GET", "me/published_posts", "", 10)]
    [InlineData("pages_read_user_content", "GET", "me/feed", "", 10)]
    [InlineData("read_insights", "GET", "me/insights?metric=page_media_view", "", 10)]
    public async Task A_missing_permission_is_named(string scope, string method, string path, string form, int code)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$"""{"kind":"permission_removed","value":"{{scope}}"}""");

        ((int)(await desk.CallAsync(method, path, form)).Body["error"]!["code"]!).ShouldBe(code);
        (await desk.CallAsync(method, path, form)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Commenting_needs_its_own_permission()
    {
        await using var desk = await Desk.OpenAsync();
        var post = await APostAsync(desk);
        await desk.ArmAsync("""{"kind":"permission_removed","value":"pages_manage_engagement"}""");

        Desk.Error(await desk.Client.CommentAsync(post, "x", None)).Code.ShouldBe(200);
    }

    [Fact]
    public async Task The_login_leads_from_a_code_to_the_page_token()
    {
        await using var desk = await Desk.OpenAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Sandbox.Server.BaseAddress };
        const string back = "http://127.0.0.1:5999/back";
        var dialog = $"/graph/v25.0/dialog/oauth?client_id={desk.AppId}&redirect_uri={Uri.EscapeDataString(back)}&state=s1&scope=pages_show_list,pages_manage_posts,pages_read_engagement";

        (await browser.GetStringAsync(dialog)).ShouldContain("Đồng ý");
        using var agreed = await browser.PostAsync(dialog, new FormUrlEncodedContent([new("agree", "1")]));
        var query = HttpUtility.ParseQueryString(agreed.Headers.Location!.Query);
        var secret = $"client_id={desk.AppId}&client_secret={desk.AppSecret}";
        var redeem = $"oauth/access_token?{secret}&redirect_uri={Uri.EscapeDataString(back)}&code={query["code"]}";
        var (_, first, _) = await desk.CallAsync("GET", redeem, token: "");
        var (_, longer, _) = await desk.CallAsync("GET", $"oauth/access_token?grant_type=fb_exchange_token&{secret}&fb_exchange_token={first["access_token"]}", token: "");
        var (_, pages, _) = await desk.CallAsync("GET", "me/accounts?fields=id,name,tasks,access_token", token: longer["access_token"]!.ToString());

        query["state"].ShouldBe("s1");
        ((int)first["expires_in"]!).ShouldBe(7200);
        ((int)longer["expires_in"]!).ShouldBe(60 * 86400);
        (await desk.CallAsync("POST", "me/feed", "message=x", pages["data"]![0]!["access_token"]!.ToString())).Status.ShouldBe(200);
        (await desk.CallAsync("GET", redeem, token: "")).Status.ShouldBe(400, "a code works once");
        desk.Clock.Advance(TimeSpan.FromHours(2));
        ((int)(await desk.CallAsync("GET", "me", token: first["access_token"]!.ToString())).Body["error"]!["error_subcode"]!).ShouldBe(463);
    }

    [Fact]
    public async Task Our_own_login_ends_in_a_page_token_that_posts_and_leaves_no_secret_in_an_address()
    {
        await using var desk = await Desk.OpenAsync(f => f with { RequiresAppSecretProof = true });
        var graph = new Uri(desk.Sandbox.Server.BaseAddress, "graph");
        using var login = new FacebookLogin(new() { BaseAddress = graph, DialogAddress = graph, AppId = desk.AppId, AppSecret = new(desk.AppSecret) }, desk.Clock);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var back = new Uri("http://127.0.0.1:5999/back");
        using var agreed = await browser.PostAsync(login.Dialog(back, "s1"), new FormUrlEncodedContent([new("agree", "1")]));
        var code = HttpUtility.ParseQueryString(agreed.Headers.Location!.Query)["code"]!;

        var pages = Desk.Value(await login.FinishAsync(code, back, None));

        pages.Single().MayPost.ShouldBeTrue();
        using var client = desk.NewClient(o => o with { Token = pages[0].Token, AppSecret = new(desk.AppSecret) });
        Desk.Value(await client.DebugTokenAsync(None)).Missing.ShouldBeEmpty();
        Desk.Error(await login.FinishAsync(code, back, None)).Code.ShouldBe(100);
        desk.Sandbox.Server.Requests.All.ShouldAllBe(
            r => !r.Target.Replace("appsecret_proof=***", "").Contains("***"), "a masked value in an address was a secret in an address");
    }

    [Fact]
    public async Task A_code_is_sent_to_this_machine_only()
    {
        await using var desk = await Desk.OpenAsync();

        using var answer = await desk.Sandbox.Http.GetAsync($"/graph/v25.0/dialog/oauth?client_id={desk.AppId}&redirect_uri=https://evil.example/");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_token_never_prints_and_never_stands_in_an_error()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$$"""{"kind":"error","value":{"code":190,"message":"Malformed access token {{{desk.Token}}}"}}""");

        var error = Desk.Error(await desk.Client.GetPageAsync(None));

        error.Message.ShouldBe("Malformed access token ***");
        new FacebookPageOptions { PageId = "1", Token = new("HUSH"), AppSecret = new("HUSH") }.ToString().ShouldNotContain("HUSH");
    }

    private static async Task<string> APostAsync(Desk desk) => (await desk.CallAsync("POST", "me/feed", "message=" + Guid.NewGuid())).Body["id"]!.ToString();
}
