using System.Text.Json.Nodes;
using System.Web;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Where Page tokens come from: their life and rights are those of the token they were drawn from.</summary>
public sealed class PageTokenTests
{
    private const string Needed = "pages_show_list,pages_read_engagement,pages_manage_posts";

    [Fact]
    public async Task A_page_token_from_a_short_login_ends_with_it_and_from_a_long_one_has_no_end()
    {
        await using var desk = await Desk.OpenAsync();
        var brief = await LoginAsync(desk, Needed);
        var lasting = await ExchangeAsync(desk, brief);

        var fromBrief = await DrawAsync(desk, brief);
        var fromLasting = await DrawAsync(desk, lasting);
        var (brieflyEnds, lastinglyEnds) = (await InspectAsync(desk, fromBrief), await InspectAsync(desk, fromLasting));
        desk.Clock.Advance(TimeSpan.FromHours(3));

        ((long)brieflyEnds["expires_at"]!).ShouldBeGreaterThan(0);
        ((long)lastinglyEnds["expires_at"]!).ShouldBe(0);
        (await desk.CallAsync("POST", "me/feed", "message=a", fromBrief)).Status.ShouldBe(400);
        (await desk.CallAsync("POST", "me/feed", "message=a", fromLasting)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_right_granted_later_is_not_in_a_page_token_drawn_before()
    {
        await using var desk = await Desk.OpenAsync();
        var before = await DrawAsync(desk, await ExchangeAsync(desk, await LoginAsync(desk, "pages_show_list,pages_read_engagement")));
        var after = await DrawAsync(desk, await ExchangeAsync(desk, await LoginAsync(desk, Needed)));

        (await desk.CallAsync("POST", "me/feed", "message=a", before)).Status.ShouldBe(403);
        (await desk.CallAsync("POST", "me/feed", "message=a", after)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Drawn_twice_it_is_the_same_and_another_page_gets_nobodys_token()
    {
        await using var desk = await Desk.OpenAsync((SandboxOptions o) => o with { AccountNames = ["Sở Mẫu", "Xã Mẫu"] });
        var login = await LoginAsync(desk, Needed);
        var other = (string)(await desk.Sandbox.GetJsonAsync("/sandbox/accounts"))["facebook"]![1]!["page_id"]!;

        (await DrawAsync(desk, login)).ShouldBe(await DrawAsync(desk, login));
        (await desk.CallAsync("GET", other + "?fields=access_token")).Body.AsObject().ContainsKey("access_token").ShouldBeFalse();
    }

    [Fact]
    public async Task Without_pages_show_list_no_page_is_listed()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, body, _) = await desk.CallAsync("GET", "me/accounts", token: await LoginAsync(desk, "pages_manage_posts"));

        body["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pages_of_a_person_come_with_tasks_and_cursors()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, body, _) = await desk.CallAsync("GET", "me/accounts?fields=id,name,tasks,access_token&limit=100", token: desk.UserToken);

        body["data"]![0]!["tasks"]!.AsArray().Select(t => t!.ToString()).ShouldContain("CREATE_CONTENT");
        body["data"]![0]!["access_token"]!.ToString().ShouldBe(desk.Token);
        body["paging"]!["cursors"]!["after"]!.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_token_is_inspected_with_the_apps_own_token_and_tells_its_targets()
    {
        await using var desk = await Desk.OpenAsync();
        var (_, issued, _) = await desk.CallAsync(
            "GET", $"oauth/access_token?grant_type=client_credentials&client_id={desk.AppId}&client_secret={desk.AppSecret}", token: "");

        var report = await InspectAsync(desk, desk.Token);
        var (status, nonsense, _) = await desk.CallAsync("GET", "debug_token?input_token=nonsense", token: issued["access_token"]!.ToString());

        issued["access_token"]!.ToString().ShouldBe($"{desk.AppId}|{desk.AppSecret}");
        report["type"]!.ToString().ShouldBe("PAGE");
        report["profile_id"]!.ToString().ShouldBe(desk.PageId);
        report["granular_scopes"]!.AsArray().Single(g => g!["scope"]!.ToString() == "pages_manage_posts")!["target_ids"]![0]!.ToString().ShouldBe(desk.PageId);
        status.ShouldBe(200, "a dead token is an answer, not an error");
        nonsense["data"]!["is_valid"]!.GetValue<bool>().ShouldBeFalse();
        ((int)nonsense["data"]!["error"]!["code"]!).ShouldBe(190);
    }

    [Theory]
    [InlineData("client_id=1&client_secret=SECRET&grant_type=client_credentials", 101)]
    [InlineData("client_id=APP&client_secret=wrong&grant_type=client_credentials", 1)]
    [InlineData("client_id=APP&client_secret=SECRET&code=made-up&redirect_uri=http://127.0.0.1/", 100)]
    [InlineData("client_id=APP&client_secret=SECRET&grant_type=fb_exchange_token&fb_exchange_token=made-up", 190)]
    public async Task A_wrong_grant_is_refused(string query, int code)
    {
        await using var desk = await Desk.OpenAsync();
        var filled = query.Replace("APP", desk.AppId, StringComparison.Ordinal).Replace("SECRET", desk.AppSecret, StringComparison.Ordinal);

        var (status, body, _) = await desk.CallAsync("POST", "oauth/access_token", filled, "");

        ((int)body["error"]!["code"]!).ShouldBe(code);
        status.ShouldBe(400);
    }

    [Fact]
    public async Task A_login_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("cchc-sandbox-");
        try
        {
            SandboxOptions Keep(SandboxOptions o) => o with { StateFile = Path.Combine(folder.FullName, "state") };
            string page;
            await using (var desk = await Desk.OpenAsync(Keep))
            {
                page = await DrawAsync(desk, await ExchangeAsync(desk, await LoginAsync(desk, Needed)));
            }

            await using var again = await Desk.OpenAsync(Keep);
            (await again.CallAsync("POST", "me/feed", "message=a", page)).Status.ShouldBe(200);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> LoginAsync(Desk desk, string scopes)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Sandbox.Server.BaseAddress };
        const string back = "http://127.0.0.1:5999/back";
        using var agreed = await browser.PostAsync(
            $"/graph/v25.0/dialog/oauth?client_id={desk.AppId}&redirect_uri={Uri.EscapeDataString(back)}&state=s&scope={scopes}",
            new FormUrlEncodedContent([new("agree", "1")]));
        var code = HttpUtility.ParseQueryString(agreed.Headers.Location!.Query)["code"];
        var (_, issued, _) = await desk.CallAsync(
            "GET", $"oauth/access_token?client_id={desk.AppId}&client_secret={desk.AppSecret}&redirect_uri={Uri.EscapeDataString(back)}&code={code}", token: "");
        return issued["access_token"]!.ToString();
    }

    private static async Task<string> ExchangeAsync(Desk desk, string token)
    {
        var (_, issued, _) = await desk.CallAsync(
            "GET",
            $"oauth/access_token?grant_type=fb_exchange_token&client_id={desk.AppId}&client_secret={desk.AppSecret}&fb_exchange_token={token}",
            token: "");
        return issued["access_token"]!.ToString();
    }

    private static async Task<string> DrawAsync(Desk desk, string token) =>
        (await desk.CallAsync("GET", desk.PageId + "?fields=access_token", token: token)).Body["access_token"]!.ToString();

    private static async Task<JsonNode> InspectAsync(Desk desk, string token) =>
        (await desk.CallAsync("GET", "debug_token?input_token=" + token, token: $"{desk.AppId}|{desk.AppSecret}")).Body["data"]!;
}
