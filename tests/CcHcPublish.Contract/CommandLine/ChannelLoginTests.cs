using System.Net;
using System.Text;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The consent flows of the command line from end to end, with a client that follows the sandbox's pages as a person would.</summary>
public sealed class ChannelLoginTests : IAsyncLifetime, IDisposable
{
    private readonly CchcRun cchc = new();
    private SandboxStage sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxStage.OpenAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => cchc.Dispose();

    [Fact]
    public async Task AFanpageIsConnectedByAConsentInTheBrowser()
    {
        using var talk = new Talk(sandbox.FacebookApp.AppSecret.Reveal());
        var command = LoginAsync(talk, "fanpage");
        var consent = new Consent(sandbox.Http);
        var back = await consent.OnFacebookAsync(await talk.AddressAsync(command));

        // Somebody else's answer does not end the wait, and only our own names and path are answered.
        (await consent.GoBackAsync(new Uri(back, "/cchc?code=x&state=y"))).ShouldBe(HttpStatusCode.BadRequest);
        (await consent.GoBackAsync(new Uri(back, "/khac" + back.Query))).ShouldBe(HttpStatusCode.NotFound);
        (await consent.GoBackAsync(back)).ShouldBe(HttpStatusCode.OK);

        var (code, output) = await command;
        (code, output).ShouldBe((0, output), talk.Said);
        output.ShouldContain("Đăng được.");
        (await cchc.JsonAsync("channel", "list", "--agency", "so-mau")).GetProperty("accounts")[0].GetProperty("account").GetString().ShouldBe(sandbox.Page.Account);
    }

    [Fact]
    public async Task AnOaIsConnectedByAConsentInTheBrowser()
    {
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal());
        var command = LoginAsync(talk, "zalo");
        var consent = new Consent(sandbox.Http);

        (await consent.GoBackAsync(await consent.OnZaloAsync(await talk.AddressAsync(command)))).ShouldBe(HttpStatusCode.OK);

        var (code, output) = await command;
        code.ShouldBe(0, talk.Said + output);
        output.ShouldContain("Là OA Sở Mẫu");
        talk.Said.ShouldContain("code_challenge=");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(", post: photos", false)]
    [InlineData(", first_comment: true", true)]
    public async Task TheDialogAsksOnlyForTheRightsThatTheChannelUses(string setting, bool comments)
    {
        var root = cchc.CopyOf("so-mau");
        var file = Path.Combine(root, "content", "so-mau", "agency.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("name: Fanpage Sở Mẫu", "name: Fanpage Sở Mẫu" + setting, StringComparison.Ordinal));
        using var talk = new Talk(sandbox.FacebookApp.AppSecret.Reveal());
        var command = LoginAsync(talk, "fanpage", "--root", root);
        var consent = new Consent(sandbox.Http);
        var address = await talk.AddressAsync(command);

        var scope = Uri.UnescapeDataString(address.Query).Split('&').Single(part => part.StartsWith("scope=", StringComparison.Ordinal))["scope=".Length..].Split(',');

        scope.ShouldBe(["pages_show_list", "pages_read_engagement", "pages_manage_posts", .. comments ? (string[])["pages_manage_engagement"] : []]);
        await consent.GoBackAsync(await consent.OnFacebookAsync(address));
        (await command).Code.ShouldBe(0, talk.Said);
    }

    [Fact]
    public async Task ATokenWithoutTheRightToCommentIsToldWhereTheChannelComments()
    {
        var root = cchc.CopyOf("so-mau");
        var file = Path.Combine(root, "content", "so-mau", "agency.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("name: Fanpage Sở Mẫu", "name: Fanpage Sở Mẫu, first_comment: true", StringComparison.Ordinal));
        using var talk = new Talk(sandbox.FacebookApp.AppSecret.Reveal(), sandbox.Page.Token.Reveal());
        (await LoginAsync(talk, "fanpage", "--paste-token", "--root", root)).Code.ShouldBe(0);
        await sandbox.ArmAsync("""{"kind":"permission_removed","side":"facebook","value":"pages_manage_engagement","count":0}""");

        var (code, output, errors) = await cchc.RunAsync("channel", "test", "fanpage", "--agency", "so-mau", "--root", root);

        code.ShouldBe(0, output + errors);
        output.ShouldContain("thiếu quyền");
        output.ShouldContain("pages_manage_engagement");
    }

    [Fact]
    public async Task APersonWhoDeclinesConnectsNothing()
    {
        using var talk = new Talk(sandbox.FacebookApp.AppSecret.Reveal());
        var command = LoginAsync(talk, "fanpage");
        var consent = new Consent(sandbox.Http);
        await consent.GoBackAsync(await consent.OnFacebookAsync(await talk.AddressAsync(command), agrees: false));

        (await command).Code.ShouldBe(1);

        talk.Said.ShouldContain("không đồng ý");
        (await cchc.JsonAsync("channel", "list", "--agency", "so-mau")).GetProperty("accounts")[0].GetProperty("connected").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("fanpage")]
    [InlineData("zalo")]
    public async Task ABrowserOnAnotherMachineNeedsOnlyItsLastAddress(string channel)
    {
        using var talk = new Talk((channel == "zalo" ? sandbox.ZaloApp : sandbox.FacebookApp).AppSecret.Reveal());
        var command = LoginAsync(talk, channel, "--paste-address");
        var consent = new Consent(sandbox.Http);
        var address = await talk.AddressAsync(command);
        var back = channel == "zalo" ? await consent.OnZaloAsync(address) : await consent.OnFacebookAsync(address);

        talk.Answer(back.AbsoluteUri);

        (await command).Code.ShouldBe(0, talk.Said);
    }

    [Theory]
    [InlineData("https://so-mau.example.vn/?code=abc&state=khac")]
    [InlineData("không phải địa chỉ")]
    [InlineData("")]
    public async Task AnAddressOfAnotherSignInIsRefused(string pasted)
    {
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal(), pasted);

        (await LoginAsync(talk, "zalo", "--paste-address")).Code.ShouldBe(1);

        talk.Said.ShouldContain("không phải của lần đăng nhập này");
    }

    [Fact]
    public async Task APastedRefreshTokenIsTurnedIntoAFreshPairAtOnce()
    {
        var before = await sandbox.PairAsync(default);
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal(), before.RefreshToken.Reveal());

        var (code, output) = await LoginAsync(talk, "zalo", "--paste-token");

        code.ShouldBe(0, talk.Said + output);
        (await sandbox.PairAsync(default)).RefreshToken.ShouldNotBe(before.RefreshToken);
        using var again = new Talk(sandbox.ZaloApp.AppSecret.Reveal(), before.RefreshToken.Reveal());
        (await LoginAsync(again, "zalo", "--paste-token")).Code.ShouldBe(1);
        again.Said.ShouldContain("Zalo không đổi được mã");
    }

    [Theory]
    [InlineData("--paste-token")]
    [InlineData("--paste-address")]
    public async Task TokensThatWereBoughtAreKeptAlthoughZaloDoesNotSayWhoseTheyAre(string way)
    {
        await sandbox.ArmAsync("""{"kind":"status","side":"zalo","route":"GET /v2.0/oa/getoa","count":0,"value":{"status":500} }""");
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal());
        var command = LoginAsync(talk, "zalo", way);
        talk.Answer(way == "--paste-token"
            ? (await sandbox.PairAsync(default)).RefreshToken.Reveal()
            : (await new Consent(sandbox.Http).OnZaloAsync(await talk.AddressAsync(command))).AbsoluteUri);

        (await command).Code.ShouldBe(1);

        talk.Said.ShouldContain("chưa trả lời mã đó là của OA nào");
        talk.Said.ShouldContain("cchc channel test zalo --agency so-mau");
        sandbox.Server.Requests.All.Count(request => request.Target.EndsWith("/getoa", StringComparison.Ordinal)).ShouldBeGreaterThan(2);
        (await cchc.RunAsync("channel", "list", "--agency", "so-mau")).Output.ShouldContain(way == "--paste-token" ? "chưa rõ OA nào" : SandboxStage.Text(sandbox.Zalo, "oa_id"));
        using (await sandbox.Http.DeleteAsync(new Uri(sandbox.Server.BaseAddress, "/sandbox/faults")))
        {
            var (code, output, errors) = await cchc.RunAsync("channel", "test", "zalo", "--agency", "so-mau");
            code.ShouldBe(0, output + errors);
        }

        var account = (await cchc.JsonAsync("channel", "list", "--agency", "so-mau")).GetProperty("accounts").EnumerateArray().Single(line => line.GetProperty("channel").GetString() == "zalo");
        account.GetProperty("account").GetString().ShouldBe(SandboxStage.Text(sandbox.Zalo, "oa_id"));
        account.GetProperty("name").GetString().ShouldBe("Sở Mẫu");
    }

    [Theory]
    [InlineData("token")]
    [InlineData("user_token")]
    [InlineData("system_user_token")]
    public async Task APastedTokenOfAnyKindEndsAsThePagesOwn(string kind)
    {
        using var talk = new Talk(sandbox.FacebookApp.AppSecret.Reveal(), SandboxStage.Text(sandbox.Facebook, kind));

        var (code, output) = await LoginAsync(talk, "fanpage", "--paste-token");

        code.ShouldBe(0, talk.Said + output);
        output.ShouldContain("Đủ quyền đăng và đọc lại bài.");
        output.ShouldNotContain("không phải token trang");
    }

    [Fact]
    public async Task OfSeveralPagesTheNamedOneIsConnected()
    {
        await using var two = await SandboxStage.OpenAsync(new SandboxOptions { AccountNames = ["Sở Mẫu", "Sở Thứ Hai"] });
        var secret = two.FacebookApp.AppSecret.Reveal();
        var token = SandboxStage.Text(two.Facebook, "system_user_token");
        var second = (long.Parse(two.Page.Account, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] login = ["channel", "login", "fanpage", "--agency", "so-mau", "--base", two.Server.BaseAddress.AbsoluteUri, "--app-id", two.FacebookApp.AppId, "--paste-token"];

        using var asked = new Talk(secret, token, second);
        (await cchc.TalkAsync(asked, asked.Errors, login)).Output.ShouldContain("Sở Thứ Hai");
        asked.Said.ShouldContain($"{two.Page.Account}  Sở Mẫu");
        using var named = new Talk(secret, token);
        (await cchc.TalkAsync(named, named.Errors, [.. login, "--page", two.Page.Account])).Output.ShouldContain("Là trang Sở Mẫu");
        using var wrong = new Talk(secret, token);
        (await cchc.TalkAsync(wrong, wrong.Errors, [.. login, "--page", "1"])).Code.ShouldBe(1);
        wrong.Said.ShouldContain("Không có trang 1");
    }

    [Fact]
    public async Task AWrongSecretIsToldAndNothingOfItIsKeptOrSaid()
    {
        const string wrong = "khoa-bi-mat-sai-0123456789abcdef";
        using var talk = new Talk(wrong);
        var command = LoginAsync(talk, "zalo");
        var consent = new Consent(sandbox.Http);
        await consent.GoBackAsync(await consent.OnZaloAsync(await talk.AddressAsync(command)));

        var (code, output) = await command;

        code.ShouldBe(1);
        talk.Said.ShouldContain("Kiểm tra khóa bí mật");
        (output + talk.Said + EverythingKept()).ShouldNotContain(wrong);
    }

    [Fact]
    public async Task NoSecretIsSaidOrStandsInAnyFile()
    {
        var pair = await sandbox.PairAsync(default);
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal(), pair.RefreshToken.Reveal());
        var (_, output) = await LoginAsync(talk, "zalo", "--paste-token");
        using var page = new Talk(sandbox.FacebookApp.AppSecret.Reveal(), sandbox.Page.Token.Reveal());
        var (_, second) = await LoginAsync(page, "fanpage", "--paste-token");
        var now = await sandbox.PairAsync(default);
        await sandbox.ArmAsync("""{"kind":"grant_revoked","side":"zalo"}""");
        var test = await cchc.RunAsync("channel", "test", "--agency", "so-mau");

        var everything = output + second + talk.Said + page.Said + test.Output + test.Errors + EverythingKept();
        foreach (var secret in (string[])[sandbox.ZaloApp.AppSecret.Reveal(), sandbox.FacebookApp.AppSecret.Reveal(), sandbox.Page.Token.Reveal(), pair.RefreshToken.Reveal(), now.AccessToken.Reveal()])
            everything.ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("--base chỉ nhận", "--base", "https://ke-gian.example")]
    [InlineData("--base chỉ nhận", "--base", "http://10.0.0.1:80/graph")]
    [InlineData("có phải “fanpage”", "fanpag")]
    [InlineData("có phải “fanpage”", "website", "fanpagee")]
    [InlineData("App ID là một dãy chữ số", "--app-id", "abc")]
    public async Task AWrongRequestNamesTheRightOne(string expected, params string[] rest)
    {
        using var talk = new Talk("bi-mat");
        string[] named = rest[0].StartsWith("--", StringComparison.Ordinal) ? ["fanpage", .. rest] : [rest[^1]];

        var (code, _) = await cchc.TalkAsync(talk, talk.Errors, ["channel", "login", .. named, "--agency", "so-mau"]);

        code.ShouldBe(1);
        talk.Said.ShouldContain(expected);
    }

    private Task<(int Code, string Output)> LoginAsync(Talk talk, string channel, params string[] rest) => cchc.TalkAsync(talk, talk.Errors,
    [
        "channel", "login", channel, "--agency", "so-mau", "--base", sandbox.Server.BaseAddress.AbsoluteUri, "--port", "0",
        "--app-id", (channel == "zalo" ? sandbox.ZaloApp : sandbox.FacebookApp).AppId, .. rest,
    ]);

    /// <summary>Every byte below the data folder: ledger, its log, logs.</summary>
    private string EverythingKept()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(cchc.Data, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
