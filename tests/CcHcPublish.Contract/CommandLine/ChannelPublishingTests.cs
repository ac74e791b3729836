using System.Text.Json;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>What is due goes to the accounts that are connected; without one the website goes on and the rest waits, with a reason.</summary>
public sealed class ChannelPublishingTests : IAsyncLifetime, IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";
    private const string Now = "2026-11-20 08:01";

    private readonly CchcRun cchc = new();
    private readonly DeskClock clock = new();
    private SandboxStage sandbox = null!;

    public async Task InitializeAsync()
    {
        clock.StandAt(new DateTimeOffset(2026, 11, 20, 8, 1, 0, TimeSpan.FromHours(7)));
        sandbox = await SandboxStage.OpenAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } });
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => cchc.Dispose();

    [Fact]
    public async Task WhatWaitedForAnAccountGoesOutOnceTheChannelIsConnected()
    {
        await ApproveAsync();

        await RunAsync("publish", "--due");
        var why = await WhyAsync();
        why.ShouldContain("website published");
        why.ShouldContain("fanpage channel_unconnected");
        why.ShouldContain("Kênh chưa được kết nối");
        why.ShouldContain("cchc channel login zalo --agency so-mau");
        (await WhyAsync("--lang", "en")).ShouldContain("The channel is not connected; the IT team runs: cchc channel login fanpage");

        await ConnectAsync("zalo");
        await ConnectAsync("fanpage");
        var second = await RunAsync("publish", "--due");

        second.Code.ShouldBe(0, second.Output + second.Errors);
        (await sandbox.PostsAsync("facebook")).Count.ShouldBe(1);
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
        (await RunAsync("publish", "--due")).Output.ShouldContain("Không có lượt đăng nào đến giờ.");
        (await RunAsync("log", "verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task AGrantThatEndedMakesPostsWaitUntilAPersonConsentsAgain()
    {
        await ConnectAsync("zalo");
        await ConnectAsync("fanpage");
        await ApproveAsync();
        await sandbox.ArmAsync("""[{"kind":"grant_revoked","side":"zalo"},{"kind":"token_expired","side":"facebook","value":460,"count":0}]""");

        await RunAsync("publish", "--due");

        var why = await WhyAsync();
        why.ShouldContain("zalo channel_repair");
        why.ShouldContain("Zalo không nhận mã truy cập; cần kết nối lại kênh");
        why.ShouldContain("fanpage channel_repair");
        why.ShouldContain("Facebook không nhận mã truy cập");
        (await sandbox.PostsAsync("facebook")).ShouldBeEmpty();
        (await sandbox.PostsAsync("zalo")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"kind":"malformed","side":"zalo","route":"POST /v2.0/article/create"}""", "Không nhận được trả lời của Zalo")]
    [InlineData("""{"kind":"error","side":"zalo","route":"POST /v2.0/article/create","value":{"code":-201,"text":"title is invalid!"}}""", "Zalo không chấp nhận tiêu đề: để trống, quá dài hoặc sai (mã -201).")]
    public async Task AReasonHoldsTheCodeAndNoWordsOfTheFarSide(string fault, string says)
    {
        await ConnectAsync("zalo");
        await ApproveAsync();
        await sandbox.ArmAsync(fault);

        await RunAsync("publish", "--due");

        var why = (await cchc.JsonAsync("why", Slug, "--agency", "so-mau", "--now", Now)).ToString();
        why.ShouldContain(says);
        foreach (var foreign in (string[])["envelope", "invalid", "without"]) why.ShouldNotContain(foreign);
    }

    [Theory]
    [InlineData("fanpage", "permissions", "pages_manage_posts", """{"kind":"permission_removed","side":"facebook","count":0}""")]
    [InlineData("fanpage", "token", "đăng nhập lại", """{"kind":"token_expired","side":"facebook","value":463,"count":0}""")]
    [InlineData("fanpage", "role", "vai trò", """{"kind":"token_expired","side":"facebook","value":492,"count":0}""")]
    [InlineData("fanpage", "person", "facebook.com", """{"kind":"token_expired","side":"facebook","value":459,"count":0}""")]
    [InlineData("fanpage", "answer", "chưa trả lời", """{"kind":"malformed","side":"facebook","count":0}""")]
    [InlineData("fanpage", "answer", "chưa trả lời", """{"kind":"cut","side":"facebook","count":0}""")]
    [InlineData("zalo", "token", "cấp quyền lại", """{"kind":"grant_revoked","side":"zalo"}""")]
    [InlineData("zalo", "package", "nâng gói", """{"kind":"error","side":"zalo","route":"* /v2.0/article/*","count":0,"value":{"code":-224,"text":"upgrade"}}""")]
    [InlineData("zalo", "permissions", "Quản lý bài viết", """{"kind":"error","side":"zalo","route":"* /v2.0/article/*","count":0,"value":{"code":-212,"text":"no"}}""")]
    [InlineData("zalo", "verified", "xác thực", """{"kind":"error","side":"zalo","count":0,"value":{"code":-221,"text":"no"}}""")]
    [InlineData("zalo", "app", "Tổ tin học", """{"kind":"error","side":"zalo","count":0,"value":{"code":-209,"text":"no"}}""")]
    [InlineData("zalo", "answer", "chưa trả lời", """{"kind":"oversized","side":"zalo","value":16,"count":0}""")]
    public async Task ATestSaysInVietnameseWhatIsMissing(string channel, string code, string says, string fault)
    {
        await ConnectAsync(channel);
        await sandbox.ArmAsync(fault);

        var (exit, output, _) = await RunAsync("channel", "test", channel);
        var kept = (await cchc.JsonAsync("channel", "list", "--agency", "so-mau")).GetProperty("accounts").EnumerateArray().Single(account => account.GetProperty("channel").GetString() == channel);

        exit.ShouldBe(1);
        string.Join(' ', output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)).ShouldContain(says);
        output.ShouldContain("Chưa đăng được.");
        kept.GetProperty("test").GetProperty("able").GetBoolean().ShouldBeFalse();
        kept.GetProperty("test").GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("weight").GetString() == "blocks")
            .Select(finding => finding.GetProperty("code").GetString()).ShouldContain(code);
    }

    [Theory]
    [InlineData(ZaloPackage.Basic, true, "package")]
    [InlineData(ZaloPackage.Advanced, false, "verified")]
    public async Task AnOaThatMayNotPublishIsToldBeforeAnythingIsDue(ZaloPackage package, bool isVerified, string code)
    {
        await using var poor = await SandboxStage.OpenAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { Package = package, IsVerified = isVerified } });
        using var talk = new Talk(poor.ZaloApp.AppSecret.Reveal(), (await poor.PairAsync(default)).RefreshToken.Reveal());

        var (exit, output) = await cchc.TalkAsync(talk, talk.Errors, "channel", "login", "zalo", "--agency", "so-mau", "--base", poor.Server.BaseAddress.AbsoluteUri, "--app-id", poor.ZaloApp.AppId, "--paste-token", "--now", Now, "--format", "json");

        exit.ShouldBe(1);
        output.ShouldContain($"\"code\": \"{code}\"");
    }

    [Fact]
    public async Task AChannelWithoutAnAccountFailsItsTestAndAnUnknownOneIsNamed()
    {
        (await RunAsync("channel", "test", "zalo")).Code.ShouldBe(1);
        (await RunAsync("channel", "test")).Output.ShouldContain("Chưa kết nối tài khoản");
        (await RunAsync("channel", "logout", "zalo")).Errors.ShouldContain("chưa kết nối tài khoản nào");
        await ConnectAsync("zalo");
        (await RunAsync("channel", "rekey")).Output.ShouldContain("1 tài khoản");
        (await RunAsync("channel", "test", "zalo")).Code.ShouldBe(0);
        (await RunAsync("channel", "logout", "zalo")).Code.ShouldBe(0);
        (await RunAsync("channel", "test", "zalo")).Code.ShouldBe(1);
    }

    /// <summary>One line per condition: channel, code, what is so, the next step.</summary>
    private async Task<string> WhyAsync(params string[] rest)
    {
        using var why = JsonDocument.Parse((await RunAsync(["why", Slug, "--format", "json", .. rest])).Output);
        return string.Join('\n', why.RootElement.GetProperty("conditions").EnumerateArray().Select(condition =>
            string.Join(' ', new[] { "channel", "code", "what", "command" }.Select(name => condition.GetProperty(name).GetString()))));
    }

    private async Task ApproveAsync()
    {
        await RunAsync("submit", Slug, "--as", "bien-tap-1");
        (await RunAsync("approve", Slug, "--as", "duyet-1")).Errors.ShouldBeEmpty();
    }

    private async Task ConnectAsync(string channel)
    {
        var app = channel == "zalo" ? sandbox.ZaloApp : sandbox.FacebookApp;
        var token = channel == "zalo" ? (await sandbox.PairAsync(default)).RefreshToken.Reveal() : sandbox.Page.Token.Reveal();
        using var talk = new Talk(app.AppSecret.Reveal(), token);
        var (code, output) = await cchc.TalkAsync(
            talk, talk.Errors, "channel", "login", channel, "--agency", "so-mau", "--base", sandbox.Server.BaseAddress.AbsoluteUri, "--app-id", app.AppId, "--paste-token", "--now", Now);
        code.ShouldBe(0, talk.Said + output);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--agency", "so-mau", "--now", Now]);
}
