using System.Net;
using System.Text;
using CcHcPublish.Sandbox.Recording;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Host;

public sealed class SandboxServerTests
{
    [Fact]
    public async Task The_landing_page_links_to_a_page_for_each_account()
    {
        await using var sandbox = await RunningSandbox.StartAsync(o => o with { AccountNames = ["Sở <b>Mẫu</b>", "Xã Mẫu"] });

        var page = await sandbox.Http.GetStringAsync("/");

        page.ShouldContain("<html lang=\"vi\">");
        page.ShouldContain("Sở &lt;b&gt;Mẫu");
        page.ShouldContain("Xã Mẫu");
    }

    [Fact]
    public async Task A_request_that_names_a_foreign_host_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/accounts") { Headers = { Host = "evil.example" } };

        var answer = await sandbox.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task A_request_is_recorded_without_its_secrets()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graph/v25.0/1/feed?access_token=HUSH1")
        {
            Headers = { { "Authorization", "Bearer HUSH2" } },
            Content = new StringContent("message=chao&appsecret_proof=HUSH3", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };

        await sandbox.Http.SendAsync(request);

        var recorded = await sandbox.Http.GetStringAsync("/sandbox/requests");
        recorded.ShouldContain("message=chao");
        recorded.ShouldNotContain("HUSH");
    }

    [Theory]
    [InlineData("access_token=1%7CHUSH&limit=1", "access_token=***&limit=1")]
    [InlineData("batch=%5B%7B%22relative_url%22%3A%22debug_token%3Finput_token%3DHUSH%22%7D%5D", "batch=%5B%7B%22relative_url%22%3A%22debug_token%3Finput_token%3D***%22%7D%5D")]
    [InlineData("x=%7B%22refresh_token%22%3A%22HUSH%7CHUSH%22%7D", "x=%7B%22refresh_token%22%3A%22***%22%7D")]
    [InlineData("""{"access_token": "HUSH", "name": "a"}""", """{"access_token": "***", "name": "a"}""")]
    [InlineData("""{"next":"http:\/\/h\/?access_token=HUSH&after=1"}""", """{"next":"http:\/\/h\/?access_token=***&after=1"}""")]
    public void Secrets_are_masked_in_every_spelling(string text, string masked)
    {
        Secrets.InText(text).ShouldBe(masked);
    }

    [Theory]
    [InlineData("""{"kind":"no-such-fault"}""")]
    [InlineData("""{"kind":"cut","side":"myspace"}""")]
    [InlineData("""{"kind":"cut","sidee":"facebook"}""")]
    [InlineData("not json")]
    public async Task An_order_for_an_unknown_fault_is_refused(string order)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.PostJsonAsync("/sandbox/faults", order);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fault_passes_the_requests_it_skips_and_hits_only_as_many_as_it_counts()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var order = """{"kind":"status","side":"facebook","route":"GET */me","skip":1,"count":2,"value":{"status":503,"body":"html"}}""";
        (await sandbox.PostJsonAsync("/sandbox/faults", order)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            seen.Add((await sandbox.Http.GetAsync("/graph/v25.0/me")).StatusCode);
        }

        seen.Select(s => s == HttpStatusCode.ServiceUnavailable).ShouldBe([false, true, true, false]);
    }

    [Fact]
    public async Task Latency_without_end_delays_each_request_once_and_comes_before_or_after_the_effect()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var token = (string)(await sandbox.GetJsonAsync("/sandbox/accounts"))["facebook"]![0]!["token"]!;
        await sandbox.PostJsonAsync("/sandbox/faults", """{"kind":"latency","count":0,"value":1000,"effect":"after"}""");

        for (var i = 1; i <= 2; i++)
        {
            var call = sandbox.Http.PostAsync($"/graph/v25.0/me/feed?access_token={token}&message={i}", null);
            while ((await sandbox.GetJsonAsync("/sandbox/posts"))["facebook"]!.AsArray().Count < i)
            {
                await Task.Yield();
            }

            call.IsCompleted.ShouldBeFalse("the effect is there, the answer is not");
            while (!call.IsCompleted)
            {
                sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(call, Task.Delay(5));
            }

            (await call).StatusCode.ShouldBe(HttpStatusCode.OK, await (await call).Content.ReadAsStringAsync());
        }

        (await sandbox.GetJsonAsync("/sandbox/faults"))[0]!["kind"]!.ToString().ShouldBe("latency");
    }

    [Theory]
    [InlineData(429, "empty", 30)]
    [InlineData(503, "json", 0)]
    public async Task A_status_may_say_when_to_come_again(int status, string body, int seconds)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.PostJsonAsync("/sandbox/faults", $$"""{"kind":"status","value":{"status":{{status}},"body":"{{body}}","retry_after":{{seconds}}} }""");

        using var answer = await sandbox.Http.GetAsync("/graph/v25.0/me");

        ((int)answer.StatusCode).ShouldBe(status);
        (answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0).ShouldBe(seconds);
    }

    [Fact]
    public async Task A_cut_connection_gives_no_answer_at_all()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.Add(new() { Kind = "cut", Side = "facebook" });

        await Should.ThrowAsync<HttpRequestException>(() => sandbox.Http.GetAsync("/graph/v25.0/me"));
    }
}
