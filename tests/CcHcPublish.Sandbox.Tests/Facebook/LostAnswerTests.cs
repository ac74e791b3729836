using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 7 and 9.9 of the reference: every answer that proves nothing leaves the outcome open, and a look tells what really happened.</summary>
public sealed class LostAnswerTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Uri Link = new("https://so-mau.example/bai?utm_content=p7");

    [Theory]
    [InlineData("""{"kind":"cut","effect":"EFFECT"}""")]
    [InlineData("""{"kind":"error","effect":"EFFECT","value":{"code":2,"status":500}}""")]
    [InlineData("""{"kind":"error","effect":"EFFECT","value":{"code":1,"subcode":99,"status":500}}""")]
    [InlineData("""{"kind":"status","effect":"EFFECT","value":{"status":502,"body":"html"}}""")]
    [InlineData("""{"kind":"status","effect":"EFFECT","value":{"status":503,"body":"json"}}""")]
    [InlineData("""{"kind":"status","effect":"EFFECT","value":{"status":504,"body":"empty"}}""")]
    [InlineData("""{"kind":"status","effect":"EFFECT","value":{"status":200,"body":"html"}}""")]
    [InlineData("""{"kind":"status","effect":"EFFECT","value":{"status":302,"body":"html"}}""")]
    [InlineData("""{"kind":"empty","effect":"EFFECT"}""")]
    [InlineData("""{"kind":"malformed","effect":"EFFECT"}""")]
    [InlineData("""{"kind":"oversized","effect":"EFFECT","value":16}""")]
    [InlineData("""{"kind":"contradictory","effect":"EFFECT","value":[]}""")]
    [InlineData("""{"kind":"contradictory","effect":"EFFECT","value":{}}""")]
    [InlineData("""{"kind":"contradictory","effect":"EFFECT","value":{"id":""}}""")]
    [InlineData("""{"kind":"contradictory","effect":"EFFECT","value":{"id":{"a":1}}}""")]
    [InlineData("""{"kind":"contradictory","effect":"EFFECT","value":{"id":"1_2","error":{"code":"abc"}}}""")]
    [InlineData("""{"kind":"contradictory","effect":"EFFECT","value":{"id":"1_2","error":{"code":2,"message":null}}}""")]
    public async Task A_spoiled_answer_is_never_taken_for_success_and_a_look_finds_the_truth(string rule)
    {
        foreach (var effect in new[] { "before", "after" })
        {
            await using var desk = await Desk.OpenAsync();
            var start = desk.Clock.GetUtcNow();
            await desk.ArmAsync(rule.Replace("EFFECT", effect, StringComparison.Ordinal));

            var result = await desk.Client.PublishLinkAsync("Một tin", Link, None);

            Desk.Error(result).Advice.ShouldBeOfType<GraphAdvice.OutcomeUnknown>();
            var found = Desk.Value(await desk.Client.FindPostAsync(new() { Message = "Một tin", Link = Link, Since = start }, None));
            var there = await desk.PostsAsync();
            if (effect == "after")
            {
                found.ShouldBeOfType<PostSearch.Found>().Post.Id.ShouldBe((string)there.Single()!["id"]!);
            }
            else
            {
                there.ShouldBeEmpty();
                found.ShouldBeOfType<PostSearch.Absent>();
            }
        }
    }

    [Theory]
    [InlineData("half")]
    [InlineData("cut")]
    public async Task Half_an_answer_is_no_success_although_the_post_is_there(string how)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$"""{"kind":"truncated","value":"{{how}}"}""");

        var result = await desk.Client.PublishLinkAsync("Một tin", Link, None);

        Desk.Error(result).Advice.ShouldBeOfType<GraphAdvice.OutcomeUnknown>();
        (await desk.PostsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_answer_runs_into_the_time_limit_and_leaves_the_outcome_open()
    {
        await using var desk = await Desk.OpenAsync();
        using var client = desk.NewClient(o => o with { Timeout = TimeSpan.FromMilliseconds(200) });
        await desk.ArmAsync("""{"kind":"latency","value":60000}""");

        Desk.Error(await client.PublishLinkAsync("Một tin", Link, None)).Advice.ShouldBeOfType<GraphAdvice.OutcomeUnknown>();
    }

    [Fact]
    public async Task A_call_that_never_got_a_connection_was_not_made()
    {
        await using var desk = await Desk.OpenAsync();
        using var client = desk.NewClient(o => o with { BaseAddress = new("http://127.0.0.1:1/graph") });

        Desk.Error(await client.PublishLinkAsync("Một tin", Link, None)).Advice.ShouldBe(new GraphAdvice.RetryLater(null));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_the_only_thing_that_throws()
    {
        await using var desk = await Desk.OpenAsync();
        using var cancel = new CancellationTokenSource();
        await desk.ArmAsync("""{"kind":"latency","value":60000}""");

        var call = desk.Client.PublishLinkAsync("Một tin", Link, cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Reads_that_lag_behind_show_the_post_only_later()
    {
        await using var desk = await Desk.OpenAsync();
        var match = new PostMatch { Message = "Một tin", Link = Link, Since = desk.Clock.GetUtcNow() };
        await desk.ArmAsync("""[{"kind":"reads_lag","value":60},{"kind":"cut","route":"POST */feed","effect":"after"}]""");
        await desk.Client.PublishLinkAsync("Một tin", Link, None);

        Desk.Value(await desk.Client.FindPostAsync(match, None)).ShouldBeOfType<PostSearch.Absent>();
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Desk.Value(await desk.Client.FindPostAsync(match, None)).ShouldBeOfType<PostSearch.Found>();
    }

    [Fact]
    public async Task A_failing_page_of_the_list_never_counts_as_absence()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"status","value":502}""");

        var result = await desk.Client.FindPostAsync(new() { Message = "x", Since = desk.Clock.GetUtcNow() }, None);

        Desk.Error(result).Advice.ShouldBe(new GraphAdvice.RetryLater(null));
    }

    [Fact]
    public async Task A_list_without_end_is_given_up_and_never_counts_as_absence()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"empty_page","count":0}""");

        var result = await desk.Client.FindPostAsync(new() { Message = "x", Since = desk.Clock.GetUtcNow() }, None);

        Desk.Error(result).Advice.ShouldBe(new GraphAdvice.RetryLater(null));
    }

    [Fact]
    public async Task Two_equal_posts_are_both_found_oldest_first()
    {
        await using var desk = await Desk.OpenAsync();
        var start = desk.Clock.GetUtcNow();
        foreach (var text in new[] { "Một tin", "Xen giữa", "Một  tin " })
        {
            desk.Clock.Advance(TimeSpan.FromSeconds(10));
            Desk.Value(await desk.Client.PublishLinkAsync(text, Link, None));
        }

        var found = Desk.Value(await desk.Client.FindPostAsync(new() { Message = "Một tin", Link = Link, Since = start }, None));

        found.ShouldBeOfType<PostSearch.FoundSeveral>().Posts.Select(p => p.Message).ShouldBe(["Một tin", "Một  tin "]);
    }

    [Theory]
    [InlineData("Một tin", "https://so-mau.example/bai", "one", "Meta put the canonical address in place of ours")]
    [InlineData("Một tin", "https://so-mau.example/bai?utm_content=p8", "similar", "another publication's link")]
    [InlineData("Tin khác", "https://so-mau.example/bai?utm_content=p7", "similar", "text was edited by hand")]
    [InlineData("Tin khác", "https://so-mau.example/khac", "none", "something else")]
    public async Task A_post_is_recognised_by_text_and_link_together(string text, string link, string expected, string why)
    {
        why.ShouldNotBeEmpty();
        await using var desk = await Desk.OpenAsync();
        var start = desk.Clock.GetUtcNow();
        Desk.Value(await desk.Client.PublishLinkAsync(text, new(link), None));

        var found = Desk.Value(await desk.Client.FindPostAsync(new() { Message = "Một tin", Link = Link, Since = start }, None));

        (found switch
        {
            PostSearch.Found => "one",
            PostSearch.OnlySimilar => "similar",
            PostSearch.Absent => "none",
            _ => "several",
        }).ShouldBe(expected);
    }

    [Fact]
    public async Task Of_twins_sent_at_once_one_is_refused()
    {
        await using var desk = await Desk.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.Client.PublishLinkAsync("Một tin", Link, None)));

        results.Count(r => r is GraphResult<PostReceipt>.Success).ShouldBe(1);
        (await desk.PostsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_post_of_another_app_is_not_ours()
    {
        await using var desk = await Desk.OpenAsync();
        var start = desk.Clock.GetUtcNow();
        Desk.Value(await desk.Client.PublishLinkAsync("Một tin", Link, None));
        using var stranger = desk.NewClient(o => o with { AppId = "42" });

        Desk.Value(await stranger.FindPostAsync(new() { Message = "Một tin", Link = Link, Since = start }, None)).ShouldBeOfType<PostSearch.Absent>();
    }

    [Fact]
    public async Task A_post_changed_or_removed_from_outside_is_seen()
    {
        await using var desk = await Desk.OpenAsync();
        var id = Desk.Value(await desk.Client.PublishLinkAsync("Một tin", Link, None)).Id;

        (await desk.Sandbox.PostJsonAsync($"/sandbox/posts/facebook/{id}/edit", """{"message":"Bị sửa"}""")).EnsureSuccessStatusCode();
        Desk.Value(await desk.Client.GetPostAsync(id, None)).Message.ShouldBe("Bị sửa");
        (await desk.Sandbox.PostJsonAsync($"/sandbox/posts/facebook/{id}/remove", "{}")).EnsureSuccessStatusCode();
        Desk.Error(await desk.Client.GetPostAsync(id, None)).IsGone.ShouldBeTrue();
    }
}
