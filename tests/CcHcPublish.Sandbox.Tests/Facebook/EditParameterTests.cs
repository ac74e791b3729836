using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 4.6 of the reference: what <c>POST /{post}</c> changes, and that it never says "success" to what it does not do. Section 2: truth values.</summary>
public sealed class EditParameterTests
{
    [Theory]
    [InlineData("message=sua", "message", "sua")]
    [InlineData("is_hidden=1", "is_hidden", "true")]
    [InlineData("timeline_visibility=hidden", "timeline_visibility", "hidden")]
    [InlineData("timeline_visibility=forced_allow", "timeline_visibility", "forced_allow")]
    [InlineData("backdated_time=2026-01-02T03:04:05%2B0000", "backdated_time", "2026-01-02T03:04:05+0000")]
    [InlineData("is_pinned=true", "is_pinned", "true")]
    [InlineData("place=123&tags=1,2", "place", "{\"id\":\"123\"}")]
    [InlineData("privacy=%7B%22value%22%3A%22EVERYONE%22%7D", "privacy", "{\"value\":\"EVERYONE\",\"description\":\"Public\"}")]
    [InlineData("feed_story_visibility=hidden", "feed_story_visibility", "hidden")]
    [InlineData("{\"message\":\"sua\"}", "message", "sua")]
    public async Task What_can_be_edited_is_edited_and_read_back(string form, string field, string value)
    {
        await using var desk = await Desk.OpenAsync();
        var id = await PostAsync(desk);

        var (status, answer, _) = await desk.CallAsync("POST", id, form);

        status.ShouldBe(200, answer.ToJsonString());
        answer["success"]!.GetValue<bool>().ShouldBeTrue();
        var read = (await desk.CallAsync("GET", $"{id}?fields={field}")).Body[field]!;
        (read is System.Text.Json.Nodes.JsonObject ? read.ToJsonString() : read.ToString()).ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("message=")]
    [InlineData("unheard_of=1")]
    [InlineData("message=sua&unheard_of=1")]
    [InlineData("link=https%3A%2F%2Fa.example%2F")]
    [InlineData("picture=https%3A%2F%2Fa.example%2F1.png")]
    [InlineData("timeline_visibility=zzz")]
    [InlineData("feed_story_visibility=zzz")]
    [InlineData("backdated_time=zzz")]
    [InlineData("backdated_time=9999-01-01")]
    [InlineData("is_hidden=maybe")]
    [InlineData("is_published=yes")]
    [InlineData("is_pinned=2")]
    [InlineData("place=Ha+Noi")]
    [InlineData("tags=1")]
    [InlineData("privacy=all")]
    [InlineData("attached_media=7")]
    [InlineData("attached_media=[]")]
    public async Task What_cannot_be_edited_is_refused_with_100_and_changes_nothing(string form)
    {
        await using var desk = await Desk.OpenAsync();
        var id = await PostAsync(desk);
        var before = (await desk.PostsAsync()).ToJsonString();

        var (status, answer, _) = await desk.CallAsync("POST", id, form);

        status.ShouldBe(400, answer.ToJsonString());
        ((int)answer["error"]!["code"]!).ShouldBe(100);
        (await desk.PostsAsync()).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task The_photos_of_a_post_are_exchanged_and_its_text_may_become_empty_then()
    {
        await using var desk = await Desk.OpenAsync();
        var (first, second) = (await PhotoAsync(desk), await PhotoAsync(desk));
        var id = (await desk.CallAsync("POST", "me/feed", "message=x&" + Media(first))).Body["id"]!.ToString();

        (await desk.CallAsync("POST", id, Media(first, second) + "&message=")).Status.ShouldBe(200);

        var (_, read, _) = await desk.CallAsync("GET", id + "?fields=message,attachments");
        read.AsObject().ContainsKey("message").ShouldBeFalse();
        read["attachments"]!["data"]![0]!["subattachments"]!["data"]!.AsArray().Select(a => a!["target"]!["id"]!.ToString()).ShouldBe([first, second]);
    }

    [Theory]
    [InlineData("published=no")]
    [InlineData("published=maybe")]
    [InlineData("unpublished_content_type=DRAFT")]
    [InlineData("unpublished_content_type=DRAFT&published=true")]
    [InlineData("unpublished_content_type=zzz&published=false")]
    public async Task A_post_that_was_not_meant_for_everybody_is_refused_rather_than_published(string form)
    {
        await using var desk = await Desk.OpenAsync();

        foreach (var call in new[] { "me/feed?message=x&", "me/photos?url=https%3A%2F%2Fa.example%2F1.png&", "me/videos?file_url=https%3A%2F%2Fa.example%2F1.mp4&" })
        {
            var (status, answer, _) = await desk.CallAsync("POST", call + form);
            status.ShouldBe(400, call);
            ((int)answer["error"]!["code"]!).ShouldBe(100);
        }

        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    private static async Task<string> PostAsync(Desk desk) => (await desk.CallAsync("POST", "me/feed", "message=x")).Body["id"]!.ToString();

    private static async Task<string> PhotoAsync(Desk desk) =>
        (await desk.CallAsync("POST", "me/photos", "published=false&url=https%3A%2F%2Fa.example%2F1.png")).Body["id"]!.ToString();

    private static string Media(params string[] ids) => string.Join('&', ids.Select((id, i) => $"attached_media[{i}]=%7B%22media_fbid%22%3A%22{id}%22%7D"));
}
