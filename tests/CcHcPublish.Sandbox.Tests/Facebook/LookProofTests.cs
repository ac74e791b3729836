using System.Text.Json;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 7.5 of the reference: a post is ours by text and link since the first attempt. What lacks one of the proofs is for a person, and never adopted.</summary>
public sealed class LookProofTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("", "found")]
    [InlineData("link=https://so-mau.example/bai/?utm_content=p7&fbclid=x", "found")]
    [InlineData("link=https://so-mau.example/bai?id=7", "found")]
    [InlineData("is_published=false", "similar")]
    [InlineData("created_time=", "similar")]
    [InlineData("id=999_1", "similar")]
    [InlineData("id=PAGE", "similar")]
    [InlineData("link=https://so-mau.example/bai/?utm_content=p7&id=8", "similar")]
    [InlineData("link=https://so-mau.example/BAI?utm_content=p7", "similar")]
    [InlineData("link=https://so-mau.example:8443/bai/?utm_content=p7", "similar")]
    [InlineData("created_time=2020-01-01T00:00:00+0000", "absent")]
    public async Task A_listed_post_is_adopted_only_with_every_proof(string change, string expected)
    {
        await using var desk = await Desk.OpenAsync();
        var link = new Uri(change.Contains("id=7", StringComparison.Ordinal) ? "https://so-mau.example/bai?utm_content=p7&id=7" : "https://so-mau.example/bai?utm_content=p7");
        var (name, value) = change.Split('=', 2) is [var key, var rest] ? (key, rest.Replace("PAGE", desk.PageId, StringComparison.Ordinal)) : ("", "");
        string Of(string field, string usual) => name == field ? value : usual;
        var created = Of("created_time", desk.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", System.Globalization.CultureInfo.InvariantCulture));
        Answer(desk, $$"""
            {"data":[{"id":"{{Of("id", desk.PageId + "_1")}}","message":"Một tin","is_published":{{Of("is_published", "true")}},
              {{(created.Length > 0 ? $"\"created_time\":\"{created}\"," : "")}}
              "attachments":{"data":[{"media_type":"link","unshimmed_url":"{{Of("link", link.AbsoluteUri)}}"} ] } } ],"paging":{} }
            """);

        var found = Desk.Value(await desk.Client.FindPostAsync(new() { Message = "Một tin", Link = link, Since = desk.Clock.GetUtcNow() }, None));

        (found switch
        {
            PostSearch.Found => "found",
            PostSearch.OnlySimilar => "similar",
            PostSearch.Absent => "absent",
            _ => "several",
        }).ShouldBe(expected);
    }

    [Fact]
    public async Task A_post_that_two_slices_show_is_one_post()
    {
        await using var desk = await Desk.OpenAsync();
        var start = desk.Clock.GetUtcNow();
        var entry = $$"""{"id":"{{desk.PageId}}_1","message":"Một tin","is_published":true,"created_time":"{{start:yyyy-MM-dd'T'HH:mm:ss}}+0000"}""";
        Answer(desk, "{\"data\":[" + entry + "],\"paging\":{\"cursors\":{\"after\":\"a\"},\"next\":\"https://graph.facebook.com/x\"}}");
        Answer(desk, "{\"data\":[" + entry + "],\"paging\":{}}");

        Desk.Value(await desk.Client.FindPostAsync(new() { Message = "Một tin", Since = start }, None)).ShouldBeOfType<PostSearch.Found>();
    }

    [Fact]
    public async Task A_post_other_than_the_one_asked_for_is_no_answer()
    {
        await using var desk = await Desk.OpenAsync();
        Answer(desk, $$"""{"id":"{{desk.PageId}}_2","message":"Một tin"}""");

        Desk.Error(await desk.Client.GetPostAsync(desk.PageId + "_1", None)).Advice.ShouldBe(new GraphAdvice.RetryLater(null));
    }

    private static void Answer(Desk desk, string answer) => desk.Sandbox.Server.Faults.Add(new() { Kind = "contradictory", Value = JsonDocument.Parse(answer).RootElement });
}
