using System.Text;
using CcHcPublish.Contract.Accounts;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>What the person behind a Page's token may do there is asked at sign-in and told by every test of the channel.</summary>
public sealed class ChannelRightsTests : IAsyncLifetime, IDisposable
{
    private readonly CchcRun cchc = new();
    private SandboxStage sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxStage.OpenAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => cchc.Dispose();

    [Fact]
    public async Task ATaskThatWasTakenAwayLaterIsNamedByTheTest()
    {
        using var talk = new Talk(sandbox.FacebookApp.AppSecret.Reveal(), sandbox.Page.Token.Reveal());
        (await LoginAsync(talk)).Code.ShouldBe(0, talk.Said);
        await SetTasksAsync("""{"tasks":["ANALYZE","MODERATE"]}""");

        var (_, vietnamese, errors) = await cchc.RunAsync("channel", "test", "fanpage", "--agency", "so-mau");
        var (_, english, _) = await cchc.RunAsync("channel", "test", "fanpage", "--agency", "so-mau", "--lang", "en");

        Flat(vietnamese).ShouldContain("người quản trị trang cấp việc “Tạo nội dung” (CREATE_CONTENT)", customMessage: errors);
        Flat(english).ShouldContain("grants the task “Create content” (CREATE_CONTENT)");
    }

    [Fact]
    public async Task ASignInWithoutTheTaskIsRefusedAndSaysWhoGrantsIt()
    {
        await SetTasksAsync("""{"tasks":["ANALYZE"]}""");
        using var talk = new Talk(sandbox.FacebookApp.AppSecret.Reveal(), SandboxStage.Text(sandbox.Facebook, "system_user_token"));

        (await LoginAsync(talk)).Code.ShouldBe(1);

        Flat(talk.Said).ShouldContain("chưa có việc “Tạo nội dung” trên trang Sở Mẫu");
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task SetTasksAsync(string order)
    {
        using var content = new StringContent(order, Encoding.UTF8, "application/json");
        using var answer = await sandbox.Http.PostAsync(new Uri(sandbox.Server.BaseAddress, "/sandbox/accounts/facebook/" + sandbox.Page.Account), content);
        answer.EnsureSuccessStatusCode();
    }

    private Task<(int Code, string Output)> LoginAsync(Talk talk) => cchc.TalkAsync(talk, talk.Errors,
    [
        "channel", "login", "fanpage", "--agency", "so-mau", "--base", sandbox.Server.BaseAddress.AbsoluteUri, "--port", "0",
        "--app-id", sandbox.FacebookApp.AppId, "--paste-token",
    ]);
}
