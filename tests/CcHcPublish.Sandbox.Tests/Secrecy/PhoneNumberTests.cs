using CcHcPublish.Sandbox.Tests.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Secrecy;

/// <summary>Meta quotes what a person wrote; no phone number of it reaches an error, and so no reason, log line or exception.</summary>
public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0912345678")]
    [InlineData("0912 345 678")]
    [InlineData("0912.345.678")]
    [InlineData("+84 912 345 678")]
    [InlineData("+84 (0)912.345.678")]
    [InlineData("(024) 3825 1234")]
    public async Task An_error_that_quotes_a_phone_number_shows_none(string number)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$$"""{"kind":"contradictory","value":{"error":{"code":100,"message":"Bad text: gọi {{{number}}} nhé","error_user_title":"{{{number}}}","error_user_msg":"Số {{{number}}}."} } }""");

        var error = Desk.Error(await desk.Client.PublishLinkAsync("x", new("https://so-mau.example.vn/"), CancellationToken.None));

        error.Message.ShouldBe("Bad text: gọi *** nhé");
        error.UserTitle.ShouldBe("***");
        error.UserMessage.ShouldBe("Số ***.");
        error.ToString().ShouldNotContain("345");
    }

    [Fact]
    public async Task Ids_of_posts_stay_readable()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"contradictory","value":{"error":{"code":100,"message":"Object 104018273645091_1224445556667778 does not exist"} } }""");

        Desk.Error(await desk.Client.PublishLinkAsync("x", new("https://so-mau.example.vn/"), CancellationToken.None)).Message.ShouldBe("Object 104018273645091_1224445556667778 does not exist");
    }
}
