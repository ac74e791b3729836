using System.Text.Json.Nodes;
using System.Web;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 3 of the reference: what the person behind a token may do on the Page, beside the token's permissions.</summary>
public sealed class PageTaskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("MODERATE,ANALYZE", "POST", "me/feed", "message=x")]
    [InlineData("MODERATE,ANALYZE", "POST", "me/photos", "url=https://so-mau.example/a.png")]
    [InlineData("MODERATE,ANALYZE", "POST", "{post}", "message=y")]
    [InlineData("MODERATE,ANALYZE", "DELETE", "{post}", "")]
    [InlineData("CREATE_CONTENT,ANALYZE", "POST", "{post}/comments", "message=x")]
    [InlineData("CREATE_CONTENT,MODERATE", "GET", "me/insights?metric=page_media_view", "")]
    public async Task Without_the_task_that_a_call_needs_it_is_refused_with_200_and_with_it_served(string tasks, string method, string path, string form)
    {
        await using var desk = await Desk.OpenAsync();
        path = path.Replace("{post}", (await desk.CallAsync("POST", "me/feed", "message=first")).Body["id"]!.ToString());
        await SetAsync(desk, tasks);

        var (status, body, _) = await desk.CallAsync(method, path, form);

        (status, (int)body["error"]!["code"]!, body["error"]!["type"]!.ToString()).ShouldBe((403, 200, "OAuthException"));
        body["error"]!["message"]!.ToString().ShouldStartWith("(#200) ");
        await SetAsync(desk, "CREATE_CONTENT,MODERATE,ANALYZE");
        (await desk.CallAsync(method, path, form)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_tasks_of_a_person_are_listed_and_a_page_without_any_is_not()
    {
        await using var desk = await Desk.OpenAsync();

        await SetAsync(desk, "ANALYZE");
        var (_, some, _) = await desk.CallAsync("GET", "me/accounts?fields=tasks", token: desk.UserToken);
        await SetAsync(desk, "");
        var (_, none, _) = await desk.CallAsync("GET", "me/accounts?fields=tasks", token: desk.UserToken);

        some["data"]![0]!["tasks"]!.AsArray().Select(t => t!.ToString()).ShouldBe(["ANALYZE"]);
        none["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_client_reads_a_missing_task_as_something_a_person_must_grant()
    {
        await using var desk = await Desk.OpenAsync();
        await SetAsync(desk, "ANALYZE");

        Desk.Value(await desk.Client.GetPageAsync(None)).MayPost.ShouldBe(false);
        Desk.Error(await desk.Client.PublishLinkAsync("x", new("https://a.example/"), None)).Advice.ShouldBe(new GraphAdvice.PersonMustAct(PersonTask.GrantPermission));
    }

    [Theory]
    [InlineData("POST", "me/videos", "description=x&file_url=https://so-mau.example/a.mp4")]
    [InlineData("POST", "me/video_reels", "upload_phase=start")]
    public async Task A_video_needs_publish_video_unless_the_switch_says_otherwise(string method, string path, string form)
    {
        const string Removed = """{"kind":"permission_removed","value":"publish_video","count":0}""";
        await using var desk = await Desk.OpenAsync();
        await using var lenient = await Desk.OpenAsync(f => f with { VideosNeedPublishVideo = false });
        await desk.ArmAsync(Removed);
        await lenient.ArmAsync(Removed);

        var (status, body, _) = await desk.CallAsync(method, path, form);

        (status, (int)body["error"]!["code"]!).ShouldBe((403, 200));
        body["error"]!["message"]!.ToString().ShouldContain("publish_video");
        (await desk.CallAsync("POST", "me/feed", "message=a text needs no such permission")).Status.ShouldBe(200);
        (await lenient.CallAsync(method, path, form)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_page_in_a_portfolio_is_listed_only_to_a_login_with_business_management()
    {
        await using var desk = await Desk.OpenAsync();
        var without = await LoginAsync(desk, "pages_show_list,pages_manage_posts");
        var with = await LoginAsync(desk, "pages_show_list,business_management");
        async Task<int> CountAsync(string token) => (await desk.CallAsync("GET", "me/accounts", token: token)).Body["data"]!.AsArray().Count;
        var before = await CountAsync(without);

        (await ChangeAsync(desk, """{"portfolio":true}""")).EnsureSuccessStatusCode();

        before.ShouldBe(1);
        (await CountAsync(without)).ShouldBe(0);
        (await CountAsync(with)).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"tasks":["PAINT"]}""", "PAINT")]
    [InlineData("""{"tasks":"MANAGE"}""", "tasks")]
    [InlineData("""{"tasks":[7]}""", "tasks")]
    [InlineData("""{"portfolio":"yes"}""", "portfolio")]
    [InlineData("""{"role":"EDITOR"}""", "role")]
    [InlineData("[]", "object")]
    public async Task An_order_that_cannot_be_understood_is_refused_and_names_its_fault(string order, string named)
    {
        await using var desk = await Desk.OpenAsync();

        using var answer = await ChangeAsync(desk, order);

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(named);
        (await desk.CallAsync("POST", "me/feed", "message=x")).Status.ShouldBe(200, "nothing of it was taken over");
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_not_found()
    {
        await using var desk = await Desk.OpenAsync();

        using var page = await desk.Sandbox.PostJsonAsync("/sandbox/accounts/facebook/1", """{"portfolio":true}""");
        using var side = await desk.Sandbox.PostJsonAsync("/sandbox/accounts/nowhere/1", """{"portfolio":true}""");

        ((int)page.StatusCode, (int)side.StatusCode).ShouldBe((404, 404));
    }

    [Fact]
    public async Task What_was_set_survives_a_restart()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "state");
        await using (var desk = await Desk.OpenAsync((SandboxOptions o) => o with { StateFile = file }))
        {
            await SetAsync(desk, "ANALYZE");
        }

        await using var again = await Desk.OpenAsync((SandboxOptions o) => o with { StateFile = file });

        (await again.CallAsync("POST", "me/feed", "message=x")).Status.ShouldBe(403);
    }

    private static async Task SetAsync(Desk desk, string tasks) =>
        (await ChangeAsync(desk, new JsonObject { ["tasks"] = new JsonArray([.. tasks.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => (JsonNode)t)]) }.ToJsonString()))
        .EnsureSuccessStatusCode();

    private static Task<HttpResponseMessage> ChangeAsync(Desk desk, string order) => desk.Sandbox.PostJsonAsync("/sandbox/accounts/facebook/" + desk.PageId, order);

    private static async Task<string> LoginAsync(Desk desk, string scopes)
    {
        const string Back = "http://127.0.0.1:5999/back";
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Sandbox.Server.BaseAddress };
        using var agreed = await browser.PostAsync(
            $"/graph/v25.0/dialog/oauth?client_id={desk.AppId}&redirect_uri={Uri.EscapeDataString(Back)}&scope={scopes}", new FormUrlEncodedContent([new("agree", "1")]));
        var code = HttpUtility.ParseQueryString(agreed.Headers.Location!.Query)["code"];
        var redeem = $"oauth/access_token?client_id={desk.AppId}&client_secret={desk.AppSecret}&redirect_uri={Uri.EscapeDataString(Back)}&code={code}";
        return (await desk.CallAsync("GET", redeem, token: "")).Body["access_token"]!.ToString();
    }
}
