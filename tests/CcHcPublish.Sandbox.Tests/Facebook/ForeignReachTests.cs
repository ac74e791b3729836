using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>What foreign clients touch beside the calls of ours: nested insights, likes, replies, hidden comments, lists inside lists, and their slips.</summary>
public sealed class ForeignReachTests
{
    [Fact]
    public async Task Insights_are_read_as_a_field_of_a_post_and_of_the_Page()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await PostAsync(desk);

        var (_, post, _) = await desk.CallAsync("GET", id + "?fields=message,insights.metric(post_clicks,post_media_view)%7Bname,values%7D");
        var (_, page, _) = await desk.CallAsync("GET", "me?fields=insights.metric(page_follows).period(day)");
        var (_, list, _) = await desk.CallAsync("GET", "me/posts?fields=insights.metric(post_clicks)");

        post["insights"]!["data"]!.AsArray().Select(i => i!["name"]!.ToString()).ShouldBe(["post_clicks", "post_media_view"]);
        post["insights"]!["data"]![0]!.AsObject().ContainsKey("period").ShouldBeFalse();
        page["insights"]!["data"]![0]!["values"]!.AsArray().Count.ShouldBe(2);
        list["data"]![0]!["insights"]!["data"]!.AsArray().Count.ShouldBe(1);
        ((int)(await desk.CallAsync("GET", id + "?fields=insights.metric(post_impressions)")).Body["error"]!["code"]!).ShouldBe(100);
        ((int)(await desk.CallAsync("GET", id + "?fields=insights")).Body["error"]!["code"]!).ShouldBe(3001);
    }

    [Fact]
    public async Task The_Page_likes_a_post_and_a_comment_and_takes_it_back()
    {
        await using var desk = await Desk.OpenAsync();
        var post = await PostAsync(desk);
        var comment = (await desk.CallAsync("POST", post + "/comments", "message=a")).Body["id"]!.ToString();

        foreach (var id in new[] { post, comment })
        {
            (await desk.CallAsync("POST", id + "/likes")).Body["success"]!.GetValue<bool>().ShouldBeTrue();
            var (_, likes, _) = await desk.CallAsync("GET", id + "/likes?summary=true");
            likes["data"]![0]!["id"]!.ToString().ShouldBe(desk.PageId);
            ((int)likes["summary"]!["total_count"]!).ShouldBe(1);
        }

        (await desk.CallAsync("GET", comment + "?fields=user_likes,like_count")).Body["user_likes"]!.GetValue<bool>().ShouldBeTrue();
        ((int)(await desk.CallAsync("GET", post + "?fields=likes.summary(true)")).Body["likes"]!["summary"]!["total_count"]!).ShouldBe(1);
        (await desk.CallAsync("DELETE", post + "/likes")).Status.ShouldBe(200);
        (await desk.CallAsync("GET", post + "/likes")).Body["data"]!.AsArray().ShouldBeEmpty();
        (await desk.CallAsync("POST", post + "/likes", token: desk.UserToken)).Status.ShouldNotBe(200);
    }

    [Fact]
    public async Task A_reply_stands_below_its_comment_and_not_among_the_top_ones()
    {
        await using var desk = await Desk.OpenAsync();
        var post = await PostAsync(desk);
        var comment = (await desk.CallAsync("POST", post + "/comments", "message=hoi")).Body["id"]!.ToString();

        var reply = (await desk.CallAsync("POST", comment + "/comments", "message=dap")).Body["id"]!.ToString();

        (await Texts(desk, post + "/comments")).ShouldBe(["hoi"]);
        (await Texts(desk, post + "/comments?filter=stream")).ShouldBe(["hoi", "dap"]);
        (await Texts(desk, comment + "/comments")).ShouldBe(["dap"]);
        (await desk.CallAsync("GET", reply + "?fields=parent")).Body["parent"]!["id"]!.ToString().ShouldBe(comment);
        ((int)(await desk.CallAsync("GET", comment + "?fields=comment_count")).Body["comment_count"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_comment_is_hidden_and_shown_again()
    {
        await using var desk = await Desk.OpenAsync();
        var comment = (await desk.CallAsync("POST", await PostAsync(desk) + "/comments", "message=a")).Body["id"]!.ToString();

        foreach (var isHidden in new[] { true, false })
        {
            (await desk.CallAsync("POST", comment, "is_hidden=" + (isHidden ? "true" : "0"))).Status.ShouldBe(200);
            (await desk.CallAsync("GET", comment + "?fields=is_hidden,message")).Body["is_hidden"]!.GetValue<bool>().ShouldBe(isHidden);
        }

        ((int)(await desk.CallAsync("POST", comment, "is_hidden=perhaps")).Body["error"]!["code"]!).ShouldBe(100);
        (await desk.CallAsync("GET", comment)).Body["message"]!.ToString().ShouldBe("a");
    }

    [Fact]
    public async Task A_photo_has_comments_of_its_own_and_the_Page_a_list_of_videos()
    {
        await using var desk = await Desk.OpenAsync();
        var photo = (await desk.CallAsync("POST", "me/photos", "url=https%3A%2F%2Fa.example%2F1.png")).Body["id"]!.ToString();

        (await desk.CallAsync("POST", photo + "/comments", "message=a")).Status.ShouldBe(200);

        (await Texts(desk, photo + "/comments")).ShouldBe(["a"]);
        (await desk.CallAsync("GET", "me/videos")).Body["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_inside_a_list_keeps_its_fields_and_modifiers_on_the_next_page()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            var id = (await desk.CallAsync("POST", "me/feed", $"message=b{i}&link=https://a.example/{i}")).Body["id"]!.ToString();
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
            await desk.CallAsync("POST", id + "/comments", "message=c1");
            await desk.CallAsync("POST", id + "/comments", "message=c2");
        }

        const string inner = "%7Bmessage,attachments%7Bmedia_type%7D,comments.limit(1).order(reverse_chronological)%7Bmessage%7D%7D";
        var next = (await desk.CallAsync("GET", "me?fields=posts.limit(1)" + inner)).Body["posts"]!["paging"]!["next"]!.ToString();
        var page = JsonNode.Parse(await desk.Sandbox.Http.GetStringAsync(next))!["data"]![0]!;

        page["message"]!.ToString().ShouldBe("b1");
        page["attachments"]!["data"]![0]!.AsObject().Select(m => m.Key).ShouldBe(["media_type"]);
        page["comments"]!["data"]!.AsArray().Select(c => c!["message"]!.ToString()).ShouldBe(["c2"]);
        var older = JsonNode.Parse(await desk.Sandbox.Http.GetStringAsync(page["comments"]!["paging"]!["next"]!.ToString()))!;
        older["data"]!.AsArray().Select(c => c!["message"]!.ToString()).ShouldBe(["c1"]);
    }

    [Fact]
    public async Task The_same_photo_twice_in_a_post_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var photo = (await desk.CallAsync("POST", "me/photos", "published=false&url=https%3A%2F%2Fa.example%2F1.png")).Body["id"]!.ToString();

        var (status, answer, _) = await desk.CallAsync("POST", "me/feed", $"message=x&attached_media=[\"{photo}\",\"{photo}\"]".Replace($"\"{photo}\"", $"{{\"media_fbid\":\"{photo}\"}}", StringComparison.Ordinal));

        status.ShouldBe(400);
        ((int)answer["error"]!["code"]!).ShouldBe(100);
    }

    [Fact]
    public async Task Of_a_parameter_that_comes_twice_the_last_counts()
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("POST", "me/feed", "message=a&message=b&published=true&published=false")).Status.ShouldBe(200);

        var post = (await desk.PostsAsync()).Single()!;
        ((string)post["message"]!, (bool)post["published"]!).ShouldBe(("b", false));
    }

    [Theory]
    [InlineData("attachment_url=khong-phai-dia-chi")]
    [InlineData("attachment_url=file%3A%2F%2F%2Fetc%2Fpasswd")]
    public async Task A_comments_picture_needs_an_address(string form)
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("POST", await PostAsync(desk) + "/comments", form)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_yet_is_unknown_inside_a_batch_too()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, answers, _) = await desk.CallAsync("POST", "", "batch=" + Uri.EscapeDataString("""[{"relative_url":"v99.0/me"},{"relative_url":"v25.0/me"}]"""));

        ((int)JsonNode.Parse(answers[0]!["body"]!.ToString())!["error"]!["code"]!).ShouldBe(2500);
        ((int)answers[1]!["code"]!).ShouldBe(200);
    }

    private static async Task<string> PostAsync(Desk desk) => (await desk.CallAsync("POST", "me/feed", "message=x")).Body["id"]!.ToString();

    private static async Task<IEnumerable<string>> Texts(Desk desk, string path) => (await desk.CallAsync("GET", path)).Body["data"]!.AsArray().Select(c => c!["message"]!.ToString());
}
