using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Whatever a caller or a test sends, the stand-in answers in Meta's words and never with an error of its own.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData("""{"message":"\ud800"}""")]
    [InlineData("""{"\ud800":"x"}""")]
    [InlineData("""{"attached_media[0]":{"a":1,"a":2}}""")]
    [InlineData("""{"attached_media[0]":"{\"\\ud800\":1}"}""")]
    [InlineData("""{"attached_media[0]":{"media_fbid":"\ud800"}}""")]
    [InlineData("""{"attached_media":[{"media_fbid":"1","media_fbid":"\ud800"}]}""")]
    [InlineData("{[1]")]
    public async Task A_body_whose_json_is_broken_inside_is_a_wrong_parameter(string body)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, answer, _) = await desk.CallAsync("POST", "me/feed", body);

        status.ShouldBe(400);
        ((int)answer["error"]!["code"]!).ShouldBe(100);
    }

    [Theory]
    [InlineData("""[{"relative_url":"me","relative_url":"me"}]""")]
    [InlineData("""[{"relative_url":"\ud800"}]""")]
    [InlineData("""[{"\ud800":"me"}]""")]
    [InlineData("""[{"relative_url":"me","body":"\ud800"}]""")]
    public async Task A_batch_whose_json_is_broken_inside_is_a_wrong_parameter(string batch)
    {
        await using var desk = await Desk.OpenAsync();

        var (status, answer, _) = await desk.CallAsync("POST", "", "batch=" + Uri.EscapeDataString(batch));

        status.ShouldBe(400);
        ((int)answer["error"]!["code"]!).ShouldBe(100);
    }

    [Theory]
    [InlineData("Mã truy cập đã hỏng")]
    [InlineData("a\\r\\nSet-Cookie: b=c")]
    public async Task A_refused_token_is_told_in_plain_letters_in_the_header_whatever_the_text_of_the_refusal(string message)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$"""{"kind":"error","value":{"code":190,"message":"{{message}}"} }""");

        var (_, answer, headers) = await desk.CallAsync("GET", "me");

        ((string)answer["error"]!["message"]!).ShouldBe(message.Replace("\\r\\n", "\r\n", StringComparison.Ordinal));
        headers.WwwAuthenticate.ToString().ShouldStartWith("OAuth \"Facebook Platform\" \"invalid_token\"");
        headers.WwwAuthenticate.ToString().ShouldNotContain("Cookie");
    }

    [Theory]
    [InlineData("""{"kind":"error","value":190}""", "/v25.0", "v25.0")]
    [InlineData("""{"kind":"throttle"}""", "/v25.0", "v25.0")]
    [InlineData("""{"kind":"error","value":2}""", "/v18.0", "v21.0")]
    [InlineData("""{"kind":"throttle"}""", "", "v21.0")]
    [InlineData("""{"kind":"error","value":2}""", "/v99.0", "v26.0")]
    public async Task A_fault_is_answered_by_the_version_that_was_asked(string fault, string version, string served)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync(fault);

        using var answer = await desk.Sandbox.Http.GetAsync($"/graph{version}/me?access_token={desk.Token}");

        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"].ShouldNotBeNull();
        answer.Headers.GetValues("facebook-api-version").Single().ShouldBe(served);
    }

    [Fact]
    public async Task A_fault_on_an_app_below_its_floor_is_answered_by_the_floor()
    {
        await using var desk = await Desk.OpenAsync(f => f with { FloorVersion = "v24.0" });
        await desk.ArmAsync("""{"kind":"throttle"}""");

        using var answer = await desk.Sandbox.Http.GetAsync($"/graph/v22.0/me?access_token={desk.Token}");

        answer.Headers.GetValues("facebook-api-version").Single().ShouldBe("v24.0");
    }
}
