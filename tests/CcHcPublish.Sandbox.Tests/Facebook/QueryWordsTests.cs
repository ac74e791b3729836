using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Words of Graph's query that strangers use and ours does not, as they were met when driving the sandbox with other libraries.</summary>
public sealed class QueryWordsTests
{
    [Theory]
    [InlineData("name , fan_count")]
    [InlineData("\n  name,\n  posts.limit(1) {\n    message, created_time\n  }\n")]
    [InlineData("name,posts . since(10 days ago) . limit( 1 ) { message }")]
    public async Task Blanks_and_lines_between_fields_do_not_matter(string fields)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, page, _) = await desk.CallAsync("GET", "me?fields=" + Uri.EscapeDataString(fields));

        status.ShouldBe(200, page.ToJsonString());
        page["name"]!.ToString().ShouldBe("Sở Mẫu");
    }

    [Fact]
    public async Task A_field_may_be_given_another_name()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=a");

        var (_, page, _) = await desk.CallAsync("GET", "me?fields=posts.limit(1).as(newest),posts.limit(0).as(none)");

        page.AsObject().Select(m => m.Key).ShouldBe(["newest", "none", "id"]);
        page["newest"]!["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("posts.since(-1 hour)", 1)]
    [InlineData("posts.until(-1 hour)", 1)]
    [InlineData("posts.since(-3 hours).until(-90 minutes)", 1)]
    [InlineData("posts.since(+1 hour)", 0)]
    public async Task A_nested_list_is_bounded_in_time(string field, int count)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=truoc");
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await desk.CallAsync("POST", "me/feed", "message=nay");

        var (_, page, _) = await desk.CallAsync("GET", "me?fields=" + Uri.EscapeDataString(field));

        page["posts"]!["data"]!.AsArray().Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_nested_bound_that_is_no_time_is_refused()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, answer, _) = await desk.CallAsync("GET", "me?fields=posts.since(nonsense)");

        answer["error"]!["message"]!.ToString().ShouldBe("(#100) param since must be a unix timestamp or a date");
    }

    [Theory]
    [InlineData("U", "1795140000")]
    [InlineData("Y-m-d H:i:s", "\"2026-11-20 02:00:00\"")]
    [InlineData("c", "\"2026-11-20T02:00:00\\u002B00:00\"")]
    [InlineData("D, j M y g:i a \\a\\t O", "\"Fri, 20 Nov 26 2:00 am at \\u002B0000\"")]
    public async Task Times_are_written_as_the_call_asks(string format, string written)
    {
        await using var desk = await Desk.OpenAsync();
        var start = new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
        desk.Clock.Advance(start - desk.Clock.GetUtcNow());
        await desk.CallAsync("POST", "me/feed", "message=2026-11-20T02:00:00%2B0000");

        var (_, list, _) = await desk.CallAsync("GET", "me/feed?date_format=" + Uri.EscapeDataString(format));

        list["data"]![0]!["created_time"]!.ToJsonString().ShouldBe(written);
        list["data"]![0]!["message"]!.ToString().ShouldBe("2026-11-20T02:00:00+0000");
    }

    [Theory]
    [InlineData("debug=all", true)]
    [InlineData("debug=warning", true)]
    [InlineData("debug=0", false)]
    public async Task Debugging_adds_its_member(string query, bool isThere)
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("GET", "me?" + query)).Body.AsObject().ContainsKey("__debug__").ShouldBe(isThere);
    }

    [Theory]
    [InlineData("ids=%5B%22PAGE%22%5D")]
    [InlineData("ids%5B0%5D=PAGE")]
    [InlineData("ids=PAGE,me")]
    public async Task Several_ids_may_be_a_list_too(string query)
    {
        await using var desk = await Desk.OpenAsync();

        var (_, many, _) = await desk.CallAsync("GET", "?" + query.Replace("PAGE", desk.PageId, StringComparison.Ordinal));

        many[desk.PageId]!["name"]!.ToString().ShouldBe("Sở Mẫu");
    }

    [Theory]
    [InlineData("published_posts")]
    [InlineData("feed")]
    public async Task A_list_of_posts_tells_how_many_there_are(string edge)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=a");
        await desk.CallAsync("POST", "me/feed", "message=b");

        var (_, list, _) = await desk.CallAsync("GET", $"me/{edge}?limit=1&summary=total_count");

        ((int)list["summary"]!["total_count"]!).ShouldBe(2);
        list["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("v2.12", "v21.0")]
    [InlineData("v3.3", "v21.0")]
    [InlineData("v100.0", null)]
    [InlineData("v26.10", null)]
    public async Task Any_version_number_is_read_as_one(string asked, string? served)
    {
        await using var desk = await Desk.OpenAsync();

        using var answer = await desk.Sandbox.Http.GetAsync($"/graph/{asked}/me?access_token={desk.Token}");

        answer.StatusCode.ShouldBe(served is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Contains("\"code\":2500", StringComparison.Ordinal).ShouldBe(served is null);
        answer.Headers.GetValues("facebook-api-version").Single().ShouldBe(served ?? "v26.0");
    }

    [Theory]
    [InlineData("me/feed", "message=%20%0A")]
    [InlineData("POST_ID/comments", "message=%20")]
    public async Task A_text_of_blanks_is_no_text(string path, string form)
    {
        await using var desk = await Desk.OpenAsync();
        var post = (await desk.CallAsync("POST", "me/feed", "message=a")).Body["id"]!.ToString();

        var (_, answer, _) = await desk.CallAsync("POST", path.Replace("POST_ID", post, StringComparison.Ordinal), form);

        ((int)answer["error"]!["error_subcode"]!).ShouldBe(1349125);
    }

    [Fact]
    public async Task Json_may_begin_with_a_byte_order_mark()
    {
        await using var desk = await Desk.OpenAsync();
        using var body = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. "{\"message\":\"a\"}"u8]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/me/feed?access_token={desk.Token}", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://localhost:3000", true)]
    [InlineData("http://127.0.0.1", true)]
    [InlineData("https://news.example", false)]
    [InlineData("null", false)]
    public async Task Scripts_of_pages_of_this_machine_may_call_and_no_others(string origin, bool isAllowed)
    {
        await using var desk = await Desk.OpenAsync();
        using var asking = new HttpRequestMessage(HttpMethod.Options, "/graph/v25.0/me/feed");
        asking.Headers.Add("Origin", origin);
        asking.Headers.Add("Access-Control-Request-Method", "POST");
        using var reading = new HttpRequestMessage(HttpMethod.Get, $"/graph/v25.0/me?access_token={desk.Token}");
        reading.Headers.Add("Origin", origin);

        using var asked = await desk.Sandbox.Http.SendAsync(asking);
        using var read = await desk.Sandbox.Http.SendAsync(reading);

        asked.IsSuccessStatusCode.ShouldBeTrue();
        asked.Headers.Contains("Access-Control-Allow-Methods").ShouldBe(isAllowed);
        new[] { asked, read }.ShouldAllBe(a => a.Headers.Contains("Access-Control-Allow-Origin") == isAllowed);
    }
}
