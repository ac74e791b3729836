using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Wire;

/// <summary>A far side may quote whom a message was for; no phone number reaches an error's text.</summary>
public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0912345678")]
    [InlineData("0912 345 678")]
    [InlineData("0912.345.678")]
    [InlineData("091-234-5678")]
    [InlineData("(0912) 345 678")]
    [InlineData("024 3825 1234")]
    [InlineData("(024) 3825.1234")]
    [InlineData("02438251234")]
    [InlineData("+84912345678")]
    [InlineData("+84 912 345 678")]
    [InlineData("+84.912.345.678")]
    [InlineData("(+84) 912 345 678")]
    [InlineData("+84 (0)912 345 678")]
    [InlineData("84912345678")]
    [InlineData("0912\u00A0345\u00A0678")]
    [InlineData("0912  345  678")]
    public void APhoneNumberIsBlottedOutHoweverItIsWritten(string number)
    {
        foreach (var text in (string[])[$"user {number} has not followed", number, $"phone:{number}.", $"({number})", $"{number}, {number}"])
        {
            var clean = ErrorText.Clean(text);

            clean.ShouldContain("***");
            string.Concat(clean.Where(char.IsDigit)).Length.ShouldBeLessThan(4, clean);
        }
    }

    [Theory]
    [InlineData("Official Account 3848212345678901234 is locked")]
    [InlineData("attachment_id bd5ea46bb32e5a0033f 0 of 150 characters")]
    [InlineData("app 1234567890 has no right (error -216)")]
    [InlineData("quota 2000 of 15000, retry at 2026-11-20T08:00:00")]
    [InlineData("m00000001384821234567")]
    [InlineData("article 0123456789012345 is unknown")]
    [InlineData("10.0.0.1:8080 refused the connection")]
    public void WhatIsNoPhoneNumberStays(string text) => ErrorText.Clean(text).ShouldBe(text);

    [Fact]
    public void ALongTextOfDigitsTakesNoTime() => ErrorText.Clean(string.Concat(Enumerable.Repeat("0 9 1 2-", 200_000))).Length.ShouldBeLessThanOrEqualTo(ErrorText.MaxLength);

    [Fact]
    public async Task AnErrorThatQuotesAPhoneNumberShowsNone()
    {
        var handler = new CannedHandler("""{"error":-213,"message":"User +84 912 345 678 (0912.345.678) has not followed OA"}"""u8.ToArray());
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), handler);

        var error = (await client.SendTextAsync("1", "x")).ShouldBeOfType<ZaloResult<string>.Failure>().Error;

        error.Text.ShouldBe("User *** (***) has not followed OA");
        error.ToString().ShouldNotContain("345");
    }
}
