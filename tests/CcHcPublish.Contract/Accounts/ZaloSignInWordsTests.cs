using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

/// <summary>What a person is told when a pair cannot be adopted: nothing sent, sent and lost, or spent are three different things to do.</summary>
public sealed class ZaloSignInWordsTests
{
    [Theory]
    [InlineData("closed", "chưa gửi gì đi")]
    [InlineData("""{"kind":"cut","side":"zalo"}""", "có thể đã bị dùng mất")]
    [InlineData("""{"kind":"empty","side":"zalo"}""", "mã đã dùng, đã hết hạn")]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":{"error":-14014,"error_name":"Invalid refresh token."}}""", "mã đã dùng, đã hết hạn")]
    [InlineData("""{"kind":"contradictory","side":"zalo","value":{"error":-14024,"message":"Wrong owner"}}""", "-14024")]
    public async Task AFailureIsToldInVietnameseByWhatItAsksFor(string fault, string told)
    {
        await using var sandbox = await SandboxStage.OpenAsync();
        if (fault != "closed") await sandbox.ArmAsync(fault);
        var app = fault == "closed" ? sandbox.ZaloApp with { Base = new Uri("http://127.0.0.1:1/zalo") } : sandbox.ZaloApp;
        using var signIn = new ZaloSignIn(app, Pkce.Create(), TimeProvider.System);

        var why = (await signIn.AdoptAsync(new Secret(SandboxStage.Text(sandbox.Zalo, "refresh_token")), CancellationToken.None)).ShouldBeOfType<SignInOutcome.Refused>().Why;

        why.Vi.ShouldContain(told);
        foreach (var english in new[] { "The ", "answer", "connection", "token.", "Wrong" }) why.Vi.ShouldNotContain(english);
        why.En.ShouldNotBeEmpty();
    }
}
