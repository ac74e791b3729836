using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Texts that a reader of JSON or of times stumbles over only when somebody looks: they are wrong parameters, and nothing is kept of them.</summary>
public sealed class UnexpectedInputTests
{
    [Theory]
    [InlineData("targeting", """{"age_min":18,"age_min":18}""")]
    [InlineData("targeting", """{"a":"\ud800"}""")]
    [InlineData("targeting", """{"\ud800":1}""")]
    [InlineData("targeting", """{"geo_locations":{"countries":["\udc00"]}}""")]
    [InlineData("feed_targeting", """{"a":{"b":1,"b":2}}""")]
    public async Task A_targeting_that_is_broken_inside_is_refused(string name, string json)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, answer, _) = await desk.CallAsync("POST", "me/feed", $"message=x&fields=id,{name}&{name}={Uri.EscapeDataString(json)}");

        status.ShouldBe(400);
        ((int)answer["error"]!["code"]!).ShouldBe(100);
        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("until=0001-01-01")]
    [InlineData("since=9999-12-30&until=9999-12-31")]
    [InlineData("since=253402300799")]
    [InlineData("since=0001-01-01&until=0001-01-02")]
    [InlineData("since=when")]
    public async Task Insights_of_a_time_that_no_calendar_holds_are_refused(string range)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, answer, _) = await desk.CallAsync("GET", "me/insights?metric=page_media_view&" + range);

        status.ShouldBe(400, answer.ToJsonString());
        ((int)answer["error"]!["code"]!).ShouldBe(100);
    }

    [Theory]
    [InlineData("/sandbox/faults", "null")]
    [InlineData("/sandbox/faults", "[null]")]
    [InlineData("/sandbox/faults", "7")]
    [InlineData("/sandbox/faults", """{"kind":"latency","value":-5}""")]
    [InlineData("/sandbox/faults", """{"kind":"cut","skip":-1}""")]
    [InlineData("/sandbox/faults", """{"kind":"cut","count":-1}""")]
    [InlineData("/sandbox/faults", """{"kind":"\ud800"}""")]
    [InlineData("/sandbox/faults", """{"kind":"error","value":{"code":1,"message":"\ud800"}}""")]
    [InlineData("/sandbox/posts/facebook", """{"message":"\ud800"}""")]
    [InlineData("/sandbox/posts/facebook", """{"message":"x","account":"\ud800"}""")]
    [InlineData("/sandbox/posts/facebook", "null")]
    [InlineData("/sandbox/posts/zalo", """{"title":"\ud800"}""")]
    [InlineData("/sandbox/posts/facebook/1_2/edit", """{"message":"\ud800"}""")]
    [InlineData("/sandbox/posts/facebook/1_2/edit", "{")]
    public async Task An_order_that_cannot_be_understood_is_told_with_400(string path, string json)
    {
        await using var desk = await Desk.OpenAsync();

        using var answer = await desk.Sandbox.PostJsonAsync(path, json);

        ((int)answer.StatusCode).ShouldBe(400);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"].ShouldNotBeNull();
        (await desk.CallAsync("GET", "me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_that_ends_in_its_middle_is_a_wrong_parameter()
    {
        await using var desk = await Desk.OpenAsync();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("--b\r\nContent-Disposition: form-data; name=\"source\"; filename=\"a.png\"\r\n\r\nabc"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        using var answer = await desk.Sandbox.Http.PostAsync("/graph/v25.0/me/photos?access_token=" + desk.Token, content);

        ((int)answer.StatusCode).ShouldBe(400);
        ((int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]!).ShouldBe(100);
    }
}
