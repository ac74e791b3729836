using System.Diagnostics;
using System.Text.Json;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The board hears before it is too late what the OA may still do this month; a far side that does not answer neither stops nor delays the act.</summary>
public sealed class AllowanceTests : IAsyncLifetime, IDisposable
{
    private const string First = "ba-buoc-nop-ho-so-truc-tuyen";
    private const string Second = "nam-mau-cau-ghi-phieu-hoi";
    private const string Now = "2026-11-29 08:01";

    private readonly CchcRun cchc = new();
    private readonly DeskClock clock = new();
    private SandboxStage sandbox = null!;
    private string root = "";

    public async Task InitializeAsync()
    {
        clock.StandAt(new DateTimeOffset(2026, 11, 29, 8, 1, 0, TimeSpan.FromHours(7)));
        sandbox = await SandboxStage.OpenAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } });
        root = cchc.CopyOf("so-mau");
        Declare("articles_per_month: 1");
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => cchc.Dispose();

    [Fact]
    public async Task ApprovalTellsWhatIsLeftAndWarnsWhenItWillNotSuffice()
    {
        await ConnectAsync();

        var first = await ApproveAsync(First);
        first.ShouldContain("Bài lên OA tháng này: đã dùng 0/1, còn 1; đang chờ đăng 1.");
        first.ShouldContain("Lượt gửi tới người quan tâm tháng này: đã dùng 0/4, còn 4");
        first.ShouldNotContain("Không đủ");
        (await RunAsync("publish", "--due")).Code.ShouldBe(0);

        (await RunAsync("preview", Second, "--channel", "website")).Output.ShouldNotContain("Bài lên OA");
        Flat((await RunAsync("preview", Second)).Output).ShouldContain("đã dùng 1/1, còn 0; đang chờ đăng 0.");
        var second = await ApproveAsync(Second);
        second.ShouldContain("đã dùng 1/1, còn 0; đang chờ đăng 1.");
        second.ShouldContain("Không đủ hạn mức: thiếu 1 bài.");
    }

    [Fact]
    public async Task TheFiguresLeaveAsJsonAndInEnglish()
    {
        await ConnectAsync();
        await RunAsync("submit", First, "--as", "bien-tap-1");

        using var json = JsonDocument.Parse((await RunAsync("approve", First, "--as", "duyet-1", "--format", "json", "--lang", "en")).Output);

        var channel = json.RootElement.GetProperty("allowances").EnumerateArray().ShouldHaveSingleItem();
        channel.GetProperty("channel").GetString().ShouldBe("zalo");
        channel.GetProperty("unseen").ValueKind.ShouldBe(JsonValueKind.Null);
        var articles = channel.GetProperty("seen")[0];
        articles.GetProperty("kind").GetString().ShouldBe("articles");
        (articles.GetProperty("total").GetInt32(), articles.GetProperty("used").GetInt32(), articles.GetProperty("left").GetInt32(), articles.GetProperty("waiting").GetInt32(), articles.GetProperty("missing").GetInt32())
            .ShouldBe((1, 0, 1, 1, 0));
        Flat((await RunAsync("preview", Second, "--lang", "en")).Output).ShouldContain("Articles on the OA this month: 0 of 1 used, 1 left; 1 waiting.");
    }

    [Fact]
    public async Task WithoutTheOfficesFigureOnlyTheCountIsTold()
    {
        Declare("");
        await ConnectAsync();

        (await ApproveAsync(First)).ShouldContain("đã đăng 0, đang chờ đăng 1. Zalo không cho xem hạn mức bài: khai articles_per_month");
    }

    [Fact]
    public async Task WhatIsDueNextMonthTakesNothingFromThisOne()
    {
        await ConnectAsync();
        await ApproveAsync(First);

        (await RunAsync("schedule", First, "--as", "duyet-1", "--at", "2026-12-01 08:00")).Errors.ShouldBeEmpty();

        (await ApproveAsync(Second)).ShouldContain("đã dùng 0/1, còn 1; đang chờ đăng 1.");
    }

    [Theory]
    [InlineData("""{"kind":"latency","side":"zalo","value":60000,"count":0}""", "chưa trả lời trong 2 giây")]
    [InlineData("""{"kind":"cut","side":"zalo","count":0}""", "không nhận được trả lời của Zalo")]
    [InlineData("""{"kind":"malformed","side":"zalo","count":0}""", "không nhận được trả lời của Zalo")]
    [InlineData("""{"kind":"rate_limit","side":"zalo","count":0}""", "Zalo từ chối cho xem, mã -32")]
    [InlineData("""{"kind":"error","side":"zalo","count":0,"value":{"code":-211,"text":"Out of quota"}}""", "Zalo từ chối cho xem, mã -211")]
    [InlineData("""{"kind":"grant_revoked","side":"zalo"}""", "không xem được hết")]
    public async Task AnOaThatDoesNotAnswerDelaysNoApproval(string fault, string says)
    {
        await ConnectAsync();
        await RunAsync("submit", First, "--as", "bien-tap-1");
        await sandbox.ArmAsync(fault);
        var watch = Stopwatch.StartNew();

        var (code, output, errors) = await RunAsync("approve", First, "--as", "duyet-1");

        // Far from the latency, with room for a slow machine.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        code.ShouldBe(0, errors);
        Flat(output).ShouldContain("Đã duyệt");
        Flat(output).ShouldContain(says);
    }

    [Fact]
    public async Task OneFigureThatIsRefusedDoesNotHideTheOther()
    {
        await ConnectAsync();
        await sandbox.ArmAsync("""{"kind":"error","side":"zalo","route":"POST /v2.0/oa/quota/message","count":0,"value":{"code":-212,"text":"no"}}""");

        var told = await ApproveAsync(First);

        told.ShouldContain("Bài lên OA tháng này");
        told.ShouldContain("không xem được hết (Zalo từ chối cho xem, mã -212)");
    }

    [Fact]
    public async Task ATestKeepsTheFiguresAndTheStatusShowsThemWithoutAsking()
    {
        await ConnectAsync();
        await ApproveAsync(First);
        await ApproveAsync(Second);

        (await RunAsync("channel", "test", "zalo")).Code.ShouldBe(0);
        var before = sandbox.Server.Requests.All.Count;
        var status = Flat((await RunAsync("status")).Output);

        status.ShouldContain("Hạn mức tháng này của OA");
        status.ShouldContain("Không đủ hạn mức: thiếu 1 bài.");
        using var json = JsonDocument.Parse((await RunAsync("status", "--format", "json", "--lang", "en")).Output);
        json.RootElement.GetProperty("allowances").EnumerateArray().Count(note => note.GetProperty("short").GetBoolean()).ShouldBe(1);
        sandbox.Server.Requests.All.Count.ShouldBe(before);
        (await cchc.RunAsync("status", "--agency", "so-mau", "--root", root, "--now", "2026-12-02 08:00")).Output.ShouldNotContain("Hạn mức tháng này của OA");
    }

    [Fact]
    public async Task TheStatusCountsWhatWasSentSinceTheLastTest()
    {
        Declare("articles_per_month: 3");
        await ConnectAsync();
        await ApproveAsync(First);
        (await RunAsync("publish", "--due")).Code.ShouldBe(0);
        await ApproveAsync(Second);
        var before = sandbox.Server.Requests.All.Count;

        var status = Flat((await RunAsync("status")).Output);

        status.ShouldContain("Bài lên OA tháng này: đã dùng 1/3, còn 2; đang chờ đăng 1.", customMessage: status);
        sandbox.Server.Requests.All.Count.ShouldBe(before);
    }

    [Fact]
    public async Task WithoutAConnectedOaNothingIsSaidAboutAllowances() => (await ApproveAsync(First)).ShouldNotContain("tháng này");

    /// <summary>The OA's line of agency.yaml with one more key.</summary>
    private void Declare(string key)
    {
        var file = Path.Combine(root, "content", "so-mau", "agency.yaml");
        var lines = File.ReadAllLines(file);
        var at = Array.FindIndex(lines, line => line.Contains("kind: zalo", StringComparison.Ordinal));
        lines[at] = $"  - {{ id: zalo, kind: zalo, name: Zalo OA Sở Mẫu, grace: 6h{(key.Length > 0 ? ", " + key : "")} }}";
        File.WriteAllLines(file, lines);
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<string> ApproveAsync(string slug)
    {
        await RunAsync("submit", slug, "--as", "bien-tap-1");
        var (_, output, errors) = await RunAsync("approve", slug, "--as", "duyet-1");
        errors.ShouldBeEmpty();
        return Flat(output);
    }

    private async Task ConnectAsync()
    {
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal(), (await sandbox.PairAsync(default)).RefreshToken.Reveal());
        var (code, output) = await cchc.TalkAsync(
            talk, talk.Errors, "channel", "login", "zalo", "--agency", "so-mau", "--base", sandbox.Server.BaseAddress.AbsoluteUri, "--app-id", sandbox.ZaloApp.AppId, "--paste-token", "--now", Now);
        code.ShouldBe(0, talk.Said + output);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--root", root, "--agency", "so-mau", "--now", Now]);
}
