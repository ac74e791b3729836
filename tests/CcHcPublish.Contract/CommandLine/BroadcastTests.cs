using System.Globalization;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>What goes to followers cannot be taken back: it goes out once, after its article is shown, and whatever is uncertain waits for a person.</summary>
public sealed class BroadcastTests : IAsyncLifetime, IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();
    private readonly DeskClock clock = new();
    private SandboxStage sandbox = null!;
    private string root = "";
    private DateTime now = new(2026, 11, 20, 8, 1, 0);

    public async Task InitializeAsync()
    {
        sandbox = await SandboxStage.OpenAsync(new SandboxOptions { Clock = clock, RememberedRequests = 10_000, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } });
        root = cchc.CopyOf("so-mau");
        Declare("broadcast: true");
        var article = Path.Combine(root, "content", "so-mau", "articles", "2026", "11", Slug + ".md");
        File.WriteAllText(article, File.ReadAllText(article).Replace("zalo:\n", "zalo:\n  broadcast: true\n", StringComparison.Ordinal));
        GoTo(now);
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => cchc.Dispose();

    [Fact]
    public async Task AnArticleIsBroadcastOnceAfterItIsShown()
    {
        await ConnectAsync();
        var approved = await ApproveAsync();
        approved.ShouldContain("đang chờ gửi 1.");

        await SweepAsync(6);

        Broadcasts.ShouldBe(1);
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
        var order = sandbox.Server.Requests.All.Select(request => request.Target).ToList();
        order.FindIndex(path => path.EndsWith("/oa/message", StringComparison.Ordinal)).ShouldBeGreaterThan(order.FindIndex(path => path.Contains("/article/verify", StringComparison.Ordinal)));
        (await RunAsync("preview", Slug, "--channel", "zalo-quan-tam")).Output.ShouldContain("(zalo-quan-tam)");
        await GoOnAsync(TimeSpan.FromDays(3));
        Broadcasts.ShouldBe(1);
        (await RunAsync("log", "verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task AnUncertainBroadcastIsNeverRepeatedAndEndsAsANoteForAPerson()
    {
        await ConnectAsync();
        await ApproveAsync();
        await sandbox.ArmAsync("""{"kind":"cut","side":"zalo","route":"POST /v2.0/oa/message","effect":"after"}""");

        await SweepAsync(8);
        await GoOnAsync(TimeSpan.FromDays(2));

        Broadcasts.ShouldBe(1);
        var why = await WhyAsync();
        why.ShouldContain("Zalo không cho xem lại lượt gửi");
        why.ShouldNotContain("tìm lại lúc");
        why.ShouldNotContain("zalo-quan-tam --there URL");
        why.ShouldContain("--channel zalo-quan-tam --there --as USER");
        (await WhyAsync("--lang", "en")).ShouldContain("Zalo does not show broadcasts");
        var there = await RunAsync("publish", Slug, "--channel", "zalo-quan-tam", "--there", "--as", "duyet-1");
        there.Code.ShouldBe(0, there.Errors);
        await SweepAsync(3);
        Broadcasts.ShouldBe(1);
    }

    [Fact]
    public async Task OnlyAPersonsWordThatItDidNotGoOutSendsItAgain()
    {
        await ConnectAsync();
        await ApproveAsync();
        await sandbox.ArmAsync("""{"kind":"cut","side":"zalo","route":"POST /v2.0/oa/message"}""");
        await SweepAsync(8);
        Broadcasts.ShouldBe(1);

        var word = await RunAsync("publish", Slug, "--channel", "zalo-quan-tam", "--not-there", "--as", "duyet-1");
        word.Code.ShouldBe(0, word.Errors);
        await SweepAsync(3);

        Broadcasts.ShouldBe(2);
        (await RunAsync("why", Slug)).Output.ShouldNotContain("chưa xác nhận", Case.Insensitive);
    }

    [Fact]
    public async Task AProcessKilledWhileItBroadcastsLeavesANoteAndNoSecondBroadcast()
    {
        await ConnectAsync();
        await ApproveAsync();
        await sandbox.ArmAsync("""{"kind":"latency","side":"zalo","route":"POST /v2.0/oa/message","effect":"after","value":60000}""");
        using (var node = CchcProcess.Start(null, "publish", "--due", "--root", root, "--data", cchc.Data, "--agency", "so-mau", "--now", Now))
        {
            var ended = node.WaitForExitAsync();
            while (!ended.IsCompleted && await AcceptedAsync() == 0) await Task.WhenAny(ended, Task.Delay(20));
            ended.IsCompleted.ShouldBeFalse();
            node.Kill();
            await ended;
        }

        GoTo(now.AddMinutes(5));
        await SweepAsync(8);
        await GoOnAsync(TimeSpan.FromDays(1));

        (await AcceptedAsync()).ShouldBe(1);
        (await WhyAsync()).ShouldContain("Zalo không cho xem lại lượt gửi");
    }

    [Fact]
    public async Task AtNightABroadcastWaitsForTheMorningWhileTheArticleGoesOut()
    {
        GoTo(new DateTime(2026, 11, 20, 22, 30, 0));
        await ConnectAsync();
        await ApproveAsync();

        await SweepAsync(6);
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
        (await WhyAsync()).ShouldContain("-234");
        var tried = Broadcasts;
        GoTo(new DateTime(2026, 11, 21, 5, 50, 0));
        await SweepAsync(1);
        Broadcasts.ShouldBe(tried);

        GoTo(new DateTime(2026, 11, 21, 6, 1, 0));
        await SweepAsync(3);

        Broadcasts.ShouldBe(tried + 1);
        (await LeftAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task AUsedUpAllowanceStopsTheBroadcastAndNotTheArticle()
    {
        await ConnectAsync();
        await ApproveAsync();
        await sandbox.ArmAsync("""{"kind":"broadcast_quota","side":"zalo","count":0}""");

        await SweepAsync(6);

        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
        (await LeftAsync()).ShouldBe(4);
        (await WhyAsync()).ShouldContain("-211");
    }

    [Fact]
    public async Task AnArticleThatIsHiddenOnTheOaIsNotBroadcast()
    {
        await ConnectAsync();
        await ApproveAsync();
        await sandbox.ArmAsync("""{"kind":"rate_limit","side":"zalo","route":"POST /v2.0/oa/message"}""");
        await SweepAsync(6, until: () => Broadcasts > 0);
        var id = SandboxStage.Text((await sandbox.PostsAsync("zalo"))[0], "id");
        using var hide = new StringContent("""{"status":"hide"}""", System.Text.Encoding.UTF8, "application/json");
        (await sandbox.Http.PostAsync(new Uri(sandbox.Server.BaseAddress, $"/sandbox/posts/zalo/{id}/edit"), hide)).EnsureSuccessStatusCode();

        await SweepAsync(6);

        (await LeftAsync()).ShouldBe(4);
        (await WhyAsync()).ShouldContain("đang bị ẩn trên OA");
    }

    [Fact]
    public async Task AnArticleThatIsNotSaidToBeShownIsNotBroadcast()
    {
        await ConnectAsync();
        await ApproveAsync();
        await sandbox.ArmAsync("""{"kind":"rate_limit","side":"zalo","route":"POST /v2.0/oa/message"}""");
        await SweepAsync(6, until: () => Broadcasts > 0);
        var id = SandboxStage.Text((await sandbox.PostsAsync("zalo"))[0], "id");
        await sandbox.ArmAsync($$$"""{"kind":"contradictory","side":"zalo","route":"GET /v2.0/article/getdetail","count":0,"value":{"error":0,"data":{"id":"{{{id}}}","type":"normal"} } }""");

        await SweepAsync(6);

        (await LeftAsync()).ShouldBe(4);
        (await WhyAsync()).ShouldContain("đang hiện hay ẩn");
    }

    [Fact]
    public async Task WhatWasBroadcastIsNeitherCorrectedNorRecalledAndStopsNoWithdrawal()
    {
        await ConnectAsync();
        await ApproveAsync();
        await SweepAsync(6);
        var file = Path.Combine(root, "content", "so-mau", "articles", "2026", "11", Slug + ".md");
        File.WriteAllText(file, File.ReadAllText(file).Replace("  title: Ba bước nộp hồ sơ trực tuyến", "  title: Bốn bước nộp hồ sơ trực tuyến", StringComparison.Ordinal));
        (await RunAsync("submit", Slug, "--as", "bien-tap-1")).Errors.ShouldBeEmpty();

        (await RunAsync("correct", Slug, "--as", "duyet-1", "--note", "Sửa tên bước.")).Errors.ShouldBeEmpty();
        await SweepAsync(4);
        Broadcasts.ShouldBe(1);
        var withdrawn = await RunAsync("withdraw", Slug, "--as", "duyet-1", "--reason", "Thay bằng bài mới.");
        withdrawn.Errors.ShouldBeEmpty();
        Flat(withdrawn.Output).ShouldContain("Người quan tâm đã nhận tin nhắn; tin nhắn không thu hồi được.");
        (await WhyAsync()).ShouldContain("không thu hồi được");
        (await WhyAsync("--lang", "en")).ShouldContain("cannot be recalled");
        await SweepAsync(4);

        Broadcasts.ShouldBe(1);
        (await RunAsync("status", "--strict")).Output.ShouldNotContain(Slug);
    }

    [Fact]
    public async Task WithoutTheChannelsSettingNothingIsBroadcastAndTheCheckSaysSo()
    {
        Declare("");
        await ConnectAsync();
        await ApproveAsync();

        await SweepAsync(6);

        Broadcasts.ShouldBe(0);
        Flat((await cchc.RunAsync("check", "--agency", "so-mau", "--root", root)).Output).ShouldContain("chưa bật gửi tới người quan tâm");
    }

    /// <summary>How many requests to broadcast reached the service.</summary>
    private int Broadcasts => sandbox.Server.Requests.All.Count(request => request.Method == "POST" && request.Target.EndsWith("/v2.0/oa/message", StringComparison.Ordinal));

    private string Now => now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How many the service accepted this month, by its own word.</summary>
    private async Task<int> AcceptedAsync()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Server.BaseAddress, "/zalo/v2.0/oa/quota/message")) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        ask.Headers.Add("access_token", (await sandbox.PairAsync(default)).AccessToken.Reveal());
        using var answer = await sandbox.Http.SendAsync(ask);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var quota = json.RootElement.GetProperty("data");
        return quota.GetProperty("total").GetInt32() - quota.GetProperty("remain").GetInt32();
    }

    /// <summary>What the service itself says is left of the month.</summary>
    private async Task<int> LeftAsync()
    {
        await RunAsync("channel", "test", "zalo");
        var account = (await cchc.JsonAsync("channel", "list", "--agency", "so-mau", "--root", root)).GetProperty("accounts").EnumerateArray().Single(one => SandboxStage.Text(one, "channel") == "zalo");
        var told = account.GetProperty("test").GetProperty("findings").EnumerateArray().Select(finding => SandboxStage.Text(finding, "message")).Single(message => message.StartsWith("Lượt gửi", StringComparison.Ordinal));
        return int.Parse(told[(told.IndexOf("còn ", StringComparison.Ordinal) + 4)..].Split(';')[0], CultureInfo.InvariantCulture);
    }

    private void GoTo(DateTime time)
    {
        now = time;
        clock.StandAt(new DateTimeOffset(time, TimeSpan.FromHours(7)));
    }

    private async Task SweepAsync(int times, Func<bool>? until = null)
    {
        for (var i = 0; i < times && until?.Invoke() != true; i++)
        {
            await RunAsync("publish", "--due");
            GoTo(now.AddMinutes(2));
        }
    }

    private async Task GoOnAsync(TimeSpan time)
    {
        GoTo(now + time);
        await SweepAsync(2);
    }

    private void Declare(string key)
    {
        var file = Path.Combine(root, "content", "so-mau", "agency.yaml");
        var lines = File.ReadAllLines(file);
        var at = Array.FindIndex(lines, line => line.Contains("kind: zalo", StringComparison.Ordinal));
        lines[at] = $"  - {{ id: zalo, kind: zalo, name: Zalo OA Sở Mẫu, grace: 6h{(key.Length > 0 ? ", " + key : "")} }}";
        File.WriteAllLines(file, lines);
    }

    private async Task<string> ApproveAsync()
    {
        await RunAsync("submit", Slug, "--as", "bien-tap-1");
        var (_, output, errors) = await RunAsync("approve", Slug, "--as", "duyet-1");
        errors.ShouldBeEmpty();
        return Flat(output);
    }

    private async Task ConnectAsync()
    {
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal(), (await sandbox.PairAsync(default)).RefreshToken.Reveal());
        var (code, output) = await cchc.TalkAsync(
            talk, talk.Errors, "channel", "login", "zalo", "--root", root, "--agency", "so-mau", "--base", sandbox.Server.BaseAddress.AbsoluteUri, "--app-id", sandbox.ZaloApp.AppId, "--paste-token", "--now", Now);
        code.ShouldBe(0, talk.Said + output);
    }

    /// <summary>The document and not the table, whose columns break sentences.</summary>
    private async Task<string> WhyAsync(params string[] more) => (await cchc.JsonAsync(["why", Slug, "--root", root, "--agency", "so-mau", "--now", Now, .. more])).ToString();

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--root", root, "--agency", "so-mau", "--now", Now]);
}
