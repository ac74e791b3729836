using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Hosting;
using CcHcPublish.Sandbox.Recording;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Host;

/// <summary>Every route with bodies that no honest client sends. The seed is fixed: a run that fails fails again.</summary>
public sealed class OddRequestTests
{
    private const int Seed = 20261128;
    private const int Rounds = 1500;

    private static readonly string[] Methods = ["GET", "POST", "DELETE"];

    private static readonly string[] Names =
    [
        "message", "link", "attached_media", "attached_media[0]", "attached_media[a][b]", "published", "scheduled_publish_time", "unpublished_content_type", "targeting", "feed_targeting", "place",
        "tags", "backdated_time", "child_attachments", "fields", "date_format", "debug", "redirect", "limit", "after", "before", "since", "until", "metric", "metric[]", "period", "breakdown", "id", "ids", "batch", "scrape", "filter",
        "order", "summary", "type", "url", "caption", "alt_text_custom", "temporary", "upload_phase", "file_size", "start_offset", "upload_session_id", "video_id", "file_url", "input_token",
        "is_hidden", "is_published", "is_pinned", "timeline_visibility", "privacy", "attachment_url", "method", "locale", "access_token", "appsecret_proof", "appsecret_time", "grant_type", "code",
        "data", "token", "client_id", "client_secret", "redirect_uri", "app_id", "refresh_token", "object", "callback_url", "verify_token", "include_headers", "kind", "value", "route",
        "user_id", "recipient", "title", "body", "cover", "offset", "count", "quota_owner", "last_interaction_period",
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "true", "no", "null", "x", "đ", "\ud83d\udc49", "\0", "99999999999999999999", "9999-12-31", "0001-01-01", "253402300799", "-9999 weeks", "tomorrow", "1e400", "NaN",
        "{}", "[]", "[null]", "[[[[[[[[[]]]]]]]]]", "{\"a\":1,\"a\":2}", "{\"media_fbid\":\"1\"}", "[{\"media_fbid\":{}}]", "[{\"media_fbid\":null}]", "[{\"media_fbid\":7}]", "[\"{\\\"media_fbid\\\":1}\"]", "\"\\ud800\"", "{\"\\ud800\":1}",
        "{\"user_id\":\"\"}", "{\"offset\":\"x\",\"count\":-1}", "{\"offset\":0,\"count\":5,\"is_follower\":[]}", "{\"template_type\":\"media\",\"elements\":[7]}", "{\"type\":\"photo\",\"photo_url\":7}", "[{\"type\":\"text\",\"content\":{}}]",
        "a{b{c{d", "a,b.limit(", "id,comments.limit(-1){x}", "insights.metric(", "message,attachments{media{image}}", "a}}}}", "QVFI!!!", "QVFIMTIz", "https://", "http://127.0.0.1:1/", "file:///etc/passwd", "javascript:1", "//a", "http://[",
        "[{\"relative_url\":\"?\"}]", "[{\"method\":\"GET\",\"relative_url\":\"v25.0/me?fields=id\",\"name\":7}]", "[{\"relative_url\":\"{result=a:$.b}\"}]", "GET", "DELETE", "start", "finish", "transfer", "day", "uploaded", "SCHEDULED", "DRAFT", "{\"age_min\":\"x\"}", "{\"geo_locations\":7}", "%", "%zz", "a=b&c", "refresh_token", "authorization_code", "client_credentials",
    ];

    [Fact]
    public async Task No_request_however_odd_meets_an_error_that_the_service_would_not_give()
    {
        await using var sandbox = await RunningSandbox.StartAsync(o => o with
        {
            RememberedRequests = 10 * Rounds,
            Facebook = o.Facebook with { CallsPerDay = int.MaxValue },
            Zalo = o.Zalo with { CallsPerMinute = int.MaxValue },
        });
        var random = new Random(Seed);
        var places = await PlacesAsync(sandbox);
        for (var i = 0; i < Rounds; i++)
        {
            using var request = await MakeAsync(sandbox, random, places[random.Next(places.Count)]);
            using var answer = await sandbox.Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 500) JsonNode.Parse(text)!["error"].ShouldNotBeNull($"{request.Method} {request.RequestUri}: {text}");
        }

        var recorded = (await sandbox.GetJsonAsync("/sandbox/requests")).AsArray();
        foreach (var side in new[] { "facebook", "zalo" })
        {
            recorded.Count(r => (string)r!["side"]! == side && (int)r["status"]! == 200).ShouldBeGreaterThan(50, "an odd request must get far enough to do harm");
        }

        var unexpected = recorded.Where(r => ((string?)r!["fault"])?.StartsWith("unexpected", StringComparison.Ordinal) == true).ToList();
        unexpected.Select(r => $"{r!["fault"]} {r["method"]} {r["target"]} {r["body"]}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("facebook", """{"message":"An unknown error has occurred.","type":"OAuthException","code":1,""")]
    [InlineData("zalo", "<h1>500 Internal Server Error</h1>")]
    public async Task What_a_route_did_not_foresee_is_answered_in_the_words_of_the_service_and_named_in_the_record(string name, string words)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var body = new MemoryStream();
        var held = new HeldAnswer(body);
        var http = new DefaultHttpContext { Response = { Body = body } };

        await UnexpectedGuard.RunAsync(http, held, sandbox.Server.Sides.Single(s => s.Name == name), async () =>
        {
            await http.Response.WriteAsync("half an ans");
            throw new KeyNotFoundException("a slip");
        });

        Encoding.UTF8.GetString(body.ToArray()).ShouldContain(words);
        held.Fault.ShouldBe("unexpected KeyNotFoundException");
    }

    private static async Task<IReadOnlyList<string>> PlacesAsync(RunningSandbox sandbox)
    {
        var accounts = await sandbox.GetJsonAsync("/sandbox/accounts");
        var (page, token) = ((string)accounts["facebook"]![0]!["page_id"]!, (string)accounts["facebook"]![0]!["token"]!);
        async Task<string> AddAsync(string path, string form)
        {
            using var content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
            using var answer = await sandbox.Http.PostAsync($"/graph/v25.0/{path}?access_token={token}", content);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.ToString();
        }

        var post = await AddAsync("me/feed", "message=x");
        var comment = await AddAsync(post + "/comments", "message=x");
        var photo = await AddAsync("me/photos", "published=false&url=https%3A%2F%2Fa.example%2F1.png");
        string[] nodes = ["", page, post, comment, photo, "me", "1_2", "debug_token", "oauth/access_token", "search"];
        string[] edges = ["", "/feed", "/posts", "/photos", "/videos", "/video_reels", "/scheduled_posts", "/insights", "/comments", "/likes", "/attachments", "/accounts", "/subscribed_apps", "/subscriptions", "/a/b"];
        string[] zalo =
        [
            "article/create", "article/verify", "article/update", "article/getdetail", "article/getslice", "article/remove", "article/upload_video/preparevideo", "article/upload_video/verify",
            "oa/upload/image", "oa/upload/gif", "oa/upload/file", "oa/message", "oa/getoa", "oa/getfollowers", "oa/getprofile", "oa/quota/message",
        ];
        return
        [
            .. nodes.SelectMany(n => edges.Select(e => $"/graph/v25.0/{n}{e}")), "/graph/v99.0/me", "/graph/me/feed", "/graph/v25.0/dialog/oauth",
            .. zalo.SelectMany(z => Enumerable.Repeat("/zalo/v2.0/" + z, 4)), "/zalo/v3.0/oa/message/cs", "/zalo/v3.0/oa/user/getlist", "/zalo/v3.0/oa/user/detail", "/zalo/v3.0/oa/quota/message", "/zalo/v4/oa/access_token",
            "/zalo/v4/oa/permission", "/zalo/v4/oa/permission/grant", "/sandbox/posts/facebook", "/sandbox/posts/zalo", $"/sandbox/posts/facebook/{post}/edit", "/sandbox/posts/x/1/remove", "/", "/trang/1", "/oa/1",
        ];
    }

    private static async Task<HttpRequestMessage> MakeAsync(RunningSandbox sandbox, Random random, string path)
    {
        var accounts = await sandbox.GetJsonAsync("/sandbox/accounts");
        string Pair() => $"{Uri.EscapeDataString(Pick(random, Names))}={Uri.EscapeDataString(Pick(random, Values))}";
        string Pairs() => string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ => Pair()));
        var request = new HttpRequestMessage(new(path.StartsWith("/sandbox", StringComparison.Ordinal) ? "POST" : Pick(random, Methods)), path + "?" + Pairs());
        var token = random.Next(20) switch { 0 => "x", 1 => (string)accounts["facebook"]![0]!["user_token"]!, _ => (string)accounts["facebook"]![0]!["token"]! };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Headers.TryAddWithoutValidation("access_token", (string)accounts["zalo"]![0]!["access_token"]!);
        request.Headers.TryAddWithoutValidation("secret_key", (string)accounts["zalo"]![0]!["secret"]!);
        if (request.Method == HttpMethod.Post)
        {
            var (body, type) = random.Next(8) switch
            {
                0 => (Pick(random, Values), "application/json"),
                1 or 2 => ($"{{{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => $"\"{Pick(random, Names)}\":{Json(random)}"))}}}", "application/json"),
                3 => ($"--b\r\nContent-Disposition: form-data; name=\"{Pick(random, Names)}\"{(random.Next(2) == 0 ? "; filename=\"a.png\"" : "")}\r\n\r\n{Pick(random, Values)}", "multipart/form-data; boundary=b"),
                4 => ($"--b\r\nContent-Disposition: form-data; name=\"{(random.Next(2) == 0 ? "file" : "source")}\"; filename=\"a{Pick(random, Values).Length}.png\"\r\n\r\n\u0089PNG\r\n\r\n--b--\r\n", "multipart/form-data; boundary=b"),
                5 => (new string('{', random.Next(200)), "application/json"),
                6 => (Pairs(), "text/plain"),
                _ => (Pairs(), "application/x-www-form-urlencoded"),
            };
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return request;
    }

    /// <summary>A value as JSON: some of the texts are JSON themselves.</summary>
    private static string Json(Random random)
    {
        var text = Pick(random, Values);
        return random.Next(2) == 0 && text is ['{' or '[' or '"', ..] ? text
            : random.Next(4) == 0 ? random.Next(-5, 5).ToString(CultureInfo.InvariantCulture)
            : "\"" + string.Concat(text.Where(c => c >= ' ').Select(c => c is '"' or '\\' ? "\\" + c : c.ToString())) + "\"";
    }

    private static string Pick(Random random, string[] among) => among[random.Next(among.Length)];
}
