using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>Posts that wait for a channel nobody connected are seen by whoever watches, by one agency or all of them.</summary>
public sealed class UnconnectedChannelTests : IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();

    [Fact]
    public async Task OneNotionOfWhatNeedsAPersonServesEveryLook()
    {
        string[] rest = ["--now", "2026-11-20 08:01"];
        await cchc.RunAsync(["submit", Slug, "--as", "bien-tap-1", "--agency", "so-mau", .. rest]);
        await cchc.RunAsync(["approve", Slug, "--as", "duyet-1", "--agency", "so-mau", .. rest]);
        await cchc.RunAsync(["publish", "--due", .. rest]);

        var one = await cchc.JsonAsync(["status", "--agency", "so-mau", .. rest]);
        var all = await cchc.JsonAsync(["status", .. rest]);

        one.GetProperty("needs_a_person").GetArrayLength().ShouldBe(2);
        all.GetProperty("agencies").EnumerateArray().Single(agency => agency.GetProperty("agency").GetString() == "so-mau").GetProperty("need_person").GetInt32().ShouldBe(2);
        (await cchc.RunAsync(["status", "--strict", "--agency", "so-mau", .. rest])).Code.ShouldBe(1);
        (await cchc.RunAsync(["status", "--strict", .. rest])).Code.ShouldBe(1);
        var (code, output, _) = await cchc.RunAsync(["doctor", "--format", "json", .. rest]);
        code.ShouldBe(1);
        var channels = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("code").GetString() == "channels");
        channels.GetProperty("verdict").GetString().ShouldBe("bad");
        channels.GetProperty("what").GetString()!.ShouldContain("2 lượt đăng");
    }

    public void Dispose() => cchc.Dispose();
}
