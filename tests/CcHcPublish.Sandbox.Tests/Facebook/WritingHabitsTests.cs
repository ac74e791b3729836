using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>How strangers write: fields of what they made, empty lists, batches of several versions.</summary>
public sealed class WritingHabitsTests
{
    [Theory]
    [InlineData("photos?fields=id,link,images", "link,images,id,post_id")]
    [InlineData("photos?fields=link&published=false", "link,id")]
    [InlineData("photos", "id,post_id")]
    [InlineData("videos?fields=permalink_url,title&title=t", "permalink_url,title,id")]
    [InlineData("videos", "id")]
    public async Task What_was_uploaded_is_answered_with_the_fields_that_were_asked_for(string path, string members)
    {
        await using var desk = await Desk.OpenAsync();

        var answer = await UploadAsync(desk, "me/" + path);

        string.Join(',', answer.AsObject().Select(m => m.Key)).ShouldBe(members);
    }

    [Theory]
    [InlineData("me/photos?fields=no_such", "Photo")]
    [InlineData("me/videos?fields=no_such", "Video")]
    [InlineData("me/feed?message=a&fields=no_such", "PagePost")]
    [InlineData("POST_ID/comments?message=a&fields=no_such", "Comment")]
    public async Task A_field_that_the_new_object_does_not_have_is_refused_and_nothing_is_made(string path, string node)
    {
        await using var desk = await Desk.OpenAsync();
        var post = (await desk.CallAsync("POST", "me/feed", "message=truoc")).Body["id"]!.ToString();

        var answer = await UploadAsync(desk, path.Replace("POST_ID", post, StringComparison.Ordinal));

        answer["error"]?["message"]?.ToString().ShouldBe($"(#100) Tried accessing nonexisting field (no_such) on node type ({node})");
        (await desk.PostsAsync()).Count.ShouldBe(1);
        (await desk.CallAsync("GET", post + "/comments")).Body["data"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"message\":\"a\",\"attached_media\":[]}")]
    [InlineData("message=a&attached_media=%5B%20%5D")]
    public async Task An_empty_list_of_photos_counts_as_none(string body)
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.CallAsync("POST", "me/feed", body)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_empty_list_of_photos_alone_is_no_content()
    {
        await using var desk = await Desk.OpenAsync();

        var (_, answer, _) = await desk.CallAsync("POST", "me/feed", "{\"attached_media\":[]}");

        ((int)answer["error"]!["error_subcode"]!).ShouldBe(1349125);
    }

    [Fact]
    public async Task Each_entry_of_a_batch_tells_the_version_that_answered_it()
    {
        await using var desk = await Desk.OpenAsync();
        var batch = Uri.EscapeDataString("""[{"relative_url":"v26.0/me"},{"relative_url":"me"},{"relative_url":"v3.0/me"},{"relative_url":"me/feed?limit=1"}]""");
        await desk.CallAsync("POST", "me/feed", "message=a");
        await desk.CallAsync("POST", "me/feed", "message=b");

        var (_, answers, _) = await desk.CallAsync("POST", "", "batch=" + batch);

        answers.AsArray().Select(a => a!["headers"]!.AsArray().Single(h => (string)h!["name"]! == "facebook-api-version")!["value"]!.ToString())
            .ShouldBe(["v26.0", "v25.0", "v21.0", "v25.0"]);
        JsonNode.Parse(answers[3]!["body"]!.ToString())!["paging"]!["next"]!.ToString().ShouldContain("/graph/v25.0/");
    }

    private static async Task<JsonNode> UploadAsync(Desk desk, string path)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Desk.Png), "source", "a.png" }, { new StringContent(desk.Token), "access_token" } };
        using var answer = await desk.Sandbox.Http.PostAsync("/graph/v25.0/" + path, form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
