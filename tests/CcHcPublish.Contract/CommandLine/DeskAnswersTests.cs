using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The desk's commands say what their user must know: errors at submission, an empty bulletin, a name that is not there, a format that is not had.</summary>
public sealed class DeskAnswersTests : IDisposable
{
    private const string Slug = "par-index-cham-diem-nhung-gi";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public DeskAnswersTests() => root = cchc.CopyOf("so-mau");

    [Fact]
    public async Task ASubmissionWithErrorsIsTakenAndTellsThem()
    {
        await BreakAsync();

        var (code, output, errors) = await RunAsync("submit", Slug, "--as", "viet-cai-cach");

        code.ShouldBe(0, errors);
        output.ShouldContain("Đã gửi duyệt");
        output.ShouldContain("1 lỗi phải sửa trước khi duyệt");
        output.ShouldContain("(plan-item)");
        output.ShouldContain($"{Slug}.md:");
        output.ShouldContain("cchc check content/so-mau/articles/");
        var why = await RunAsync("why", Slug);
        Flat(why.Output).ShouldContain("9.9");
        why.Output.ShouldContain("cchc check content/so-mau/articles/2026/06/" + Slug + ".md");
    }

    [Fact]
    public async Task TheFindingsOfASubmissionLeaveAsJson()
    {
        await BreakAsync();

        var document = await cchc.JsonAsync(["submit", Slug, "--as", "viet-cai-cach", .. Rest]);

        document.GetProperty("outcome").GetString().ShouldBe("done");
        document.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).ShouldContain("plan-item");
    }

    [Fact]
    public async Task ACleanSubmissionSaysNothingMore() => (await RunAsync("submit", Slug, "--as", "viet-cai-cach")).Output.Trim().Split('\n').Length.ShouldBe(1);

    [Fact]
    public async Task AMonthThatPublishedNothingGetsNoBulletinUnlessThatIsMeant()
    {
        string[] verb = ["bulletin", "--period", "2026-05"];
        var refused = await RunAsync(verb);
        var folder = Path.Combine(root, "content", "so-mau", "articles");

        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("không có tin, bài nào đã đăng");
        refused.Errors.ShouldContain("--empty");
        Directory.EnumerateFiles(folder, "ban-tin-cchc-thang-05*", SearchOption.AllDirectories).ShouldBeEmpty();
        (await RunAsync([.. verb, "--lang", "en"])).Errors.ShouldContain("Nothing was published");

        var meant = await RunAsync([.. verb, "--empty"]);
        meant.Code.ShouldBe(0, meant.Errors);
        Directory.EnumerateFiles(folder, "ban-tin-cchc-thang-05*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("status")]
    [InlineData("why", Slug)]
    [InlineData("preview", Slug)]
    [InlineData("submit", Slug, "--as", "viet-cai-cach")]
    [InlineData("bulletin", "--period", "2026-05")]
    public async Task ACommandThatHasNoCsvRefusesIt(params string[] verb)
    {
        var (code, output, errors) = await RunAsync([.. verb, "--format", "csv"]);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain("csv");
        errors.ShouldContain("json");
    }

    [Theory]
    [InlineData("publish", "--due")]
    [InlineData("quota", "--period", "2026-06")]
    [InlineData("plan", "show")]
    [InlineData("plan", "progress")]
    [InlineData("channel", "list")]
    public async Task ACommandThatHasCsvGivesIt(params string[] verb)
    {
        await cchc.RunAsync("db", "migrate");

        var (code, output, errors) = await RunAsync([.. verb, "--format", "csv"]);

        code.ShouldBe(0, errors);
        output.Split('\n')[0].ShouldContain(",");
    }

    [Theory]
    [InlineData("why")]
    [InlineData("preview")]
    public async Task ANameThatIsNotThereIsAnsweredWithTheNearestOrTheList(string verb)
    {
        var near = await RunAsync(verb, "par-index-cham-diem-nhung");
        var far = await RunAsync(verb, "nope");

        near.Code.ShouldBe(1);
        near.Errors.ShouldContain($"có phải “{Slug}”");
        near.Errors.ShouldContain($"cchc {verb} {Slug}");
        far.Code.ShouldBe(1);
        far.Errors.ShouldContain("Không có tin bài “nope”");
        far.Errors.ShouldContain("content/so-mau/articles");
    }

    public void Dispose() => cchc.Dispose();

    private string[] Rest => ["--agency", "so-mau", "--root", root, "--now", "2026-06-30 08:00"];

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, .. Rest]);

    private async Task BreakAsync()
    {
        var file = Path.Combine(root, "content", "so-mau", "articles", "2026", "06", Slug + ".md");
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, lines.Select(line => line.StartsWith("plan_items:", StringComparison.Ordinal) ? "plan_items: [\"9.9\"]" : line));
    }
}
