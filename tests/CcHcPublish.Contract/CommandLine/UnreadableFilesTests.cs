using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A file that cannot be read is told where people look: by the commands that need it, and by the desk's own.</summary>
public sealed class UnreadableFilesTests : IDisposable
{
    private const string Slug = "par-index-cham-diem-nhung-gi";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public UnreadableFilesTests() => root = cchc.CopyOf("so-mau");

    [Fact]
    public async Task ABrokenPlanIsToldAndNotCalledMissing()
    {
        var plan = Path.Combine(root, "content", "so-mau", "plans", "2026.yaml");
        await File.WriteAllTextAsync(plan, "title: [\n" + await File.ReadAllTextAsync(plan));

        var quota = await RunAsync("quota", "--period", "2026-11");
        var show = await RunAsync("plan", "show");

        quota.Code.ShouldBe(1);
        quota.Errors.ShouldContain("content/so-mau/plans/2026.yaml:");
        quota.Errors.ShouldNotContain("không có kế hoạch");
        show.Code.ShouldBe(1);
        show.Errors.ShouldContain("content/so-mau/plans/2026.yaml:");
        show.Errors.ShouldNotContain("Không có kế hoạch");
    }

    [Fact]
    public async Task APlanThatIsNotThereIsStillCalledMissing()
    {
        (await RunAsync("quota", "--period", "2031-11")).Errors.ShouldContain("không có kế hoạch năm 2031");
        (await RunAsync("plan", "show", "--year", "2031")).Errors.ShouldContain("Không có kế hoạch");
    }

    [Fact]
    public async Task StatusAndWhyCountTheFilesThatCannotBeReadAndNameTheNextStep()
    {
        await File.WriteAllTextAsync(FileOf(Slug), "---\ntitle: [\n---\n");
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(FileOf(Slug))!, "rong.md"), []);

        foreach (var verb in (string[][])[["status"], ["why", "ba-buoc-nop-ho-so-truc-tuyen"]])
        {
            var output = (await RunAsync(verb)).Output;
            output.ShouldContain("2 tệp chưa đọc được");
            output.ShouldContain($"{Slug}.md:");
            output.ShouldContain("cchc check content/so-mau");
            using var json = System.Text.Json.JsonDocument.Parse((await RunAsync([.. verb, "--format", "json"])).Output);
            json.RootElement.GetProperty("unreadable").GetProperty("files").GetInt32().ShouldBe(2);
        }

        (await RunAsync("status", "--lang", "en")).Output.ShouldContain("2 files cannot be read");
        (await cchc.RunAsync("status", "--root", root)).Output.ShouldContain("2 tệp chưa đọc được");
        var own = await RunAsync("why", Slug);
        own.Code.ShouldBe(1);
        own.Errors.ShouldContain($"{Slug}.md:");
    }

    [Fact]
    public async Task NothingIsSaidWhereEveryFileIsRead() => (await RunAsync("status")).Output.ShouldNotContain("chưa đọc được");

    public void Dispose() => cchc.Dispose();

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--agency", "so-mau", "--root", root, "--now", "2026-06-01 08:00"]);

    private string FileOf(string slug) => Directory.EnumerateFiles(Path.Combine(root, "content", "so-mau"), slug + ".md", SearchOption.AllDirectories).Single();
}
