using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>While a hold stands, whoever looks at the desk sees it first: who, since when, why, who may lift it and how.</summary>
public sealed class StandingHoldTests : IDisposable
{
    private const string Release = "cchc release --everything --agency so-mau --as USER";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public StandingHoldTests() => root = cchc.CopyOf("so-mau");

    [Fact]
    public async Task AHoldOnEverythingStandsOnTopOfBothFormsAndMakesTheStrictOneFail()
    {
        await DoneAsync("db", "migrate");
        await DoneAsync("status", "--agency", "so-mau");
        (await RunAsync("status", "--strict")).Code.ShouldBe(0);
        await DoneAsync("hold", "--everything", "--agency", "so-mau", "--reason", "Chờ ý kiến lãnh đạo", "--as", "quan-tri-1");

        foreach (var form in (string[][])[["status", "--strict"], ["status", "--strict", "--agency", "so-mau"]])
        {
            var (code, output, _) = await RunAsync(form);

            code.ShouldBe(1);
            output.ShouldContain("! quan-tri-1 đã tạm dừng mọi lượt đăng của mọi cơ quan từ ");
            output.ShouldContain("Chờ ý kiến lãnh đạo");
            output.ShouldContain("→ Tổ tin học: Cho đăng tiếp khi được phép: chỉ người quản trị (Người quản trị hệ thống: quan-tri-1).");
            output.ShouldContain("$ " + Release);
            output.IndexOf(Release, StringComparison.Ordinal).ShouldBeLessThan(output.IndexOf("Chờ duyệt", StringComparison.Ordinal));
        }

        var json = await cchc.JsonAsync("status", "--agency", "so-mau", "--root", root);
        json.GetProperty("holds")[0].GetProperty("by").GetString().ShouldBe("quan-tri-1");
        json.GetProperty("holds")[0].GetProperty("scope").GetString().ShouldBe("*");
    }

    [Fact]
    public async Task TheDoctorWarnsOfEachHold()
    {
        await DoneAsync("db", "migrate");
        await DoneAsync("hold", "--everything", "--agency", "so-mau", "--reason", "Bảo trì", "--as", "quan-tri-1");
        await DoneAsync("hold", "--all", "--agency", "so-mau", "--reason", "Quốc tang", "--as", "duyet-1");

        var lines = (await cchc.JsonAsync("doctor", "--root", root)).GetProperty("checks").EnumerateArray().Where(line => line.GetProperty("code").GetString() == "holds").ToList();

        lines.Select(line => line.GetProperty("verdict").GetString()).ShouldBe(["warning", "warning"]);
        lines.Select(line => line.GetProperty("owner").GetString()).ShouldBe(["it", "board"]);
        lines[0].GetProperty("command").GetString().ShouldBe(Release);
        lines[1].GetProperty("what").GetString()!.ShouldContain("duyet-1 đã tạm dừng mọi lượt đăng của cơ quan “so-mau”");
    }

    [Fact]
    public async Task ARefusalNamesWhoMay()
    {
        await DoneAsync("db", "migrate");
        await DoneAsync("hold", "--everything", "--agency", "so-mau", "--reason", "Bảo trì", "--as", "quan-tri-1");

        var (code, _, errors) = await RunAsync("release", "--everything", "--agency", "so-mau", "--as", "duyet-1");
        var writer = await RunAsync("hold", "--all", "--agency", "so-mau", "--reason", "x", "--as", "viet-cntt");

        code.ShouldBe(1);
        Unwrapped(errors).ShouldContain("không có quyền cho đăng lại. Được làm việc này: chỉ người quản trị (Người quản trị hệ thống: quan-tri-1).");
        Unwrapped(writer.Errors).ShouldContain("người duyệt hoặc người quản trị (Người duyệt 1: duyet-1, Người duyệt 2: duyet-2, Người quản trị hệ thống: quan-tri-1)");
    }

    public void Dispose() => cchc.Dispose();

    private static string Unwrapped(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--root", root]);

    private async Task DoneAsync(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);
        code.ShouldBe(0, output + errors);
    }
}
