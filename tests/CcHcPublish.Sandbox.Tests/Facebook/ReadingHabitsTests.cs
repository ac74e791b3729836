using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>How strangers read: pictures, themselves, empty pages with a sum, cursors from elsewhere, ETags in every form.</summary>
public sealed class ReadingHabitsTests
{
    [Fact]
    public async Task A_choice_inside_a_field_that_keeps_one_object_in_data_reaches_that_object()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, page, _) = await desk.CallAsync("GET", "me?fields=picture%7Burl%7D");

        page["picture"]!["data"]!.AsObject().Select(m => m.Key).ShouldBe(["url"]);
    }

    [Fact]
    public async Task A_choice_inside_a_plain_list_reaches_each_of_its_objects()
    {
        await using var desk = await Desk.OpenAsync();
        var photo = (await UploadAsync(desk, "me/photos"))["id"]!;

        var (_, read, _) = await desk.CallAsync("GET", $"{photo}?fields=images%7Bsource%7D");

        read["images"]!.AsArray().Single()!.AsObject().Select(m => m.Key).ShouldBe(["source"]);
    }

    [Theory]
    [InlineData("redirect=0")]
    [InlineData("redirect=false&type=large")]
    public async Task The_edge_picture_told_not_to_redirect_answers_the_address(string query)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, picture, _) = await desk.CallAsync("GET", $"{desk.PageId}/picture?{query}");

        status.ShouldBe(200);
        picture.AsObject().Select(m => m.Key).ShouldBe(["data"]);
        (await desk.Sandbox.Http.GetAsync(picture["data"]!["url"]!.ToString())).Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_edge_picture_leads_to_a_picture(bool isPerson)
    {
        await using var desk = await Desk.OpenAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Sandbox.Server.BaseAddress };

        using var answer = await http.GetAsync($"/graph/v25.0/me/picture?access_token={(isPerson ? desk.UserToken : desk.Token)}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        using var picture = await http.GetAsync(answer.Headers.Location);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task A_person_reads_the_pages_as_a_field_and_pages_on()
    {
        await using var desk = await Desk.OpenAsync(o => o with { AccountNames = ["Sở A", "Sở B"] });

        var (_, me, _) = await desk.CallAsync("GET", "me?fields=id,name,accounts.limit(1)%7Bname,access_token%7D", token: desk.UserToken);
        var next = JsonNode.Parse(await desk.Sandbox.Http.GetStringAsync(me["accounts"]!["paging"]!["next"]!.ToString()))!;

        me.AsObject().Select(m => m.Key).ShouldBe(["name", "accounts", "id"]);
        me["accounts"]!["data"]![0]!.AsObject().Select(m => m.Key).ShouldBe(["name", "access_token", "id"]);
        me["accounts"]!["data"]![0]!["access_token"]!.ToString().ShouldBe(desk.Token);
        next["data"]!.AsArray().Single()!["name"]!.ToString().ShouldBe("Sở B");
    }

    [Theory]
    [InlineData("me?fields=accounts", "access_token,category,name,tasks,id")]
    [InlineData("me?fields=accounts%7Bname%7D", "name,id")]
    public async Task Pages_inside_a_person_have_the_fields_of_the_edge(string path, string fields)
    {
        await using var desk = await Desk.OpenAsync();

        var (_, me, _) = await desk.CallAsync("GET", path, token: desk.UserToken);

        string.Join(',', me["accounts"]!["data"]![0]!.AsObject().Select(m => m.Key)).ShouldBe(fields);
    }

    [Theory]
    [InlineData("me?fields=no_such", "User")]
    [InlineData("me?fields=accounts%7Bno_such%7D", "Page")]
    public async Task A_field_that_no_person_has_is_refused(string path, string node)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, answer, _) = await desk.CallAsync("GET", path, token: desk.UserToken);

        status.ShouldBe(400);
        answer["error"]!["message"]!.ToString().ShouldBe($"(#100) Tried accessing nonexisting field (no_such) on node type ({node})");
    }

    [Fact]
    public async Task The_app_tells_its_fields_and_refuses_others()
    {
        await using var desk = await Desk.OpenAsync();
        var token = Uri.EscapeDataString($"{desk.AppId}|{desk.AppSecret}");

        var (_, app, _) = await desk.CallAsync("GET", $"{desk.AppId}?fields=name,link&access_token={token}", token: "");
        var (_, refused, _) = await desk.CallAsync("GET", $"{desk.AppId}?fields=accounts&access_token={token}", token: "");

        app.AsObject().Select(m => m.Key).ShouldBe(["name", "link", "id"]);
        refused["error"]!["message"]!.ToString().ShouldContain("(accounts) on node type (Application)");
    }

    [Theory]
    [InlineData("me/feed?fields=comments.limit(0).summary(true)", "data/0/comments")]
    [InlineData("me/feed?fields=comments.limit(0).summary(total_count)", "data/0/comments")]
    [InlineData("POST_ID/comments?summary=true&limit=0", "")]
    [InlineData("POST_ID/comments?summary=total_count&limit=0", "")]
    [InlineData("POST_ID/comments?summary=1&limit=0", "")]
    public async Task The_sum_of_comments_is_asked_for_without_any_of_them(string path, string place)
    {
        await using var desk = await Desk.OpenAsync();
        var post = (await desk.CallAsync("POST", "me/feed", "message=a")).Body["id"]!.ToString();
        await desk.CallAsync("POST", post + "/comments", "message=mot");
        await desk.CallAsync("POST", post + "/comments", "message=hai");

        var (_, answer, _) = await desk.CallAsync("GET", path.Replace("POST_ID", post, StringComparison.Ordinal));
        var comments = place.Length == 0 ? answer : answer["data"]![0]!["comments"]!;

        comments["data"]!.AsArray().ShouldBeEmpty();
        ((int)comments["summary"]!["total_count"]!).ShouldBe(2);
    }

    [Theory]
    [InlineData("me/feed?fields=comments.summary(false),likes.summary(false)", "comments", "likes")]
    [InlineData("me/feed?fields=comments.summary(0),likes.limit(0)", "comments", "likes")]
    public async Task A_sum_that_is_not_wanted_is_left_out(string path, string first, string second)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=a");

        var (_, answer, _) = await desk.CallAsync("GET", path);

        new[] { first, second }.ShouldAllBe(edge => !answer["data"]![0]![edge]!.AsObject().ContainsKey("summary"));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_cursor_that_was_never_handed_out_is_refused(string name)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=a");

        var (status, answer, _) = await desk.CallAsync("GET", $"me/feed?{name}=garbage");

        status.ShouldBe(400);
        ((int)answer["error"]!["code"]!).ShouldBe(100);
    }

    [Theory]
    [InlineData("GET", "TAG", 304)]
    [InlineData("GET", "W/TAG", 304)]
    [InlineData("GET", "\"other\", W/TAG", 304)]
    [InlineData("GET", "*", 304)]
    [InlineData("HEAD", "TAG", 304)]
    [InlineData("GET", "\"other\"", 200)]
    [InlineData("GET", "not a tag", 200)]
    public async Task A_known_answer_is_told_by_its_etag_however_it_is_listed(string method, string known, int status)
    {
        await using var desk = await Desk.OpenAsync();
        var path = $"/graph/v25.0/me?fields=name&access_token={desk.Token}";
        var tag = (await desk.Sandbox.Http.GetAsync(path)).Headers.ETag!.Tag;
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known.Replace("TAG", tag, StringComparison.Ordinal));

        using var answer = await desk.Sandbox.Http.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.ETag!.Tag.ShouldBe(tag);
    }

    private static async Task<JsonNode> UploadAsync(Desk desk, string path)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Desk.Png), "source", "a.png" }, { new StringContent(desk.Token), "access_token" } };
        using var answer = await desk.Sandbox.Http.PostAsync("/graph/v25.0/" + path, form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
