using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.OAuth;

public sealed class PkceTests
{
    [Fact]
    public void The_challenge_is_that_of_RFC_7636_appendix_B()
    {
        var pkce = Pkce.FromVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        pkce.Challenge.ShouldBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    [Fact]
    public void Every_fresh_verifier_is_another_one_of_43_characters()
    {
        var verifiers = Enumerable.Range(0, 50).Select(_ => Pkce.Create().Verifier.Reveal()).ToList();

        verifiers.Distinct().Count().ShouldBe(50);
        verifiers.ShouldAllBe(v => v.Length == 43 && v.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_'));
    }

    [Theory]
    [InlineData("too-short")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX=")]
    [InlineData("đBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")]
    public void A_verifier_that_no_server_would_take_is_refused(string verifier) =>
        Should.Throw<ArgumentException>(() => Pkce.FromVerifier(verifier)).Message.ShouldNotContain(verifier);

    [Fact]
    public void The_proof_is_the_hex_of_an_HMAC_under_the_app_secret() =>
        AppSecretProof.Compute(new ZaloSecret("bimatungdung"), new ZaloSecret("AT-mau-0123456789"))
            .ShouldBe("c521caa1f51ee59c2ea8d8df9c88fc339ee61d7dbd02bc389fc1b7fa6a7aaabd");
}
