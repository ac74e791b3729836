using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Tokens;

public sealed class ZaloSecretTests
{
    private const string Text = "AT-0123456789-abcdef";

    [Fact]
    public void Nothing_that_holds_a_token_prints_it()
    {
        var secret = new ZaloSecret(Text);
        var pair = new TokenPair(secret, secret, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        object[] holders =
        [
            secret, pair, new StoredTokens(1, pair), new ZaloOaOptions { AppSecret = secret }, Pkce.FromVerifier(new string('v', 43)),
            new ZaloResult<TokenPair>.Success(pair),
        ];

        holders.ShouldAllBe(h => !h.ToString()!.Contains(Text) && !h.ToString()!.Contains("vvv"));
        secret.Reveal().ShouldBe(Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\r\nInjected: header")]
    [InlineData("mã-thông-báo")]
    public void Text_that_would_break_a_header_is_no_secret(string text)
    {
        ZaloSecret.TryCreate(text, out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new ZaloSecret(text)).Message.ShouldNotContain("Injected");
    }

    [Fact]
    public void Secrets_are_equal_by_value()
    {
        new ZaloSecret(Text).ShouldBe(new ZaloSecret(Text));
        new ZaloSecret(Text).ShouldNotBe(new ZaloSecret(Text + "x"));
    }
}
