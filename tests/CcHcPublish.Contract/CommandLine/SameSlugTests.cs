using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A slug belongs to the file under which the ledger knows it: no newcomer takes it over, wherever its name sorts.</summary>
public sealed class SameSlugTests : IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";
    private const string Newcomer = "content/so-mau/articles/2026/01/00-trung.md";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public SameSlugTests() => root = cchc.CopyOf("so-mau");

    [Fact]
    public async Task ANewcomerThatSortsFirstChangesNothingOfWhatIsPublishedAndWaits()
    {
        await ApproveAsync("2026-11-01 08:00");
        await RunAsync("2026-11-20 08:01", "publish", "--due");
        AddNewcomer();

        var why = await cchc.JsonAsync(["why", Slug, .. Rest("2026-11-20 08:02")]);

        why.GetProperty("title").GetString().ShouldBe("Ba bước nộp hồ sơ trực tuyến");
        why.GetProperty("state").GetString().ShouldBe("approved");
        why.GetProperty("conditions").EnumerateArray().Select(condition => condition.GetProperty("code").GetString()).ShouldBe(["published", "channel_unconnected", "channel_unconnected"]);
        (await cchc.JsonAsync(["status", .. Rest("2026-11-20 08:02")])).GetProperty("publications").GetProperty("cancelled").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task TheFindingGoesToTheNewcomer()
    {
        await ApproveAsync("2026-11-01 08:00");
        AddNewcomer();

        var (code, output, _) = await cchc.RunAsync("check", "content/so-mau", "--root", root);

        code.ShouldBe(1);
        var lines = output.Split('\n').Where(line => line.Contains("(slug-duplicate)", StringComparison.Ordinal)).ToList();
        lines.ShouldHaveSingleItem().ShouldStartWith(Newcomer + ":");
        lines[0].ShouldContain($"/{Slug}.md đã dùng slug");
    }

    [Fact]
    public async Task ANewcomerDoesNotStepInWhereTheOwnersFileCannotBeReadNow()
    {
        await ApproveAsync("2026-11-01 08:00");
        await File.WriteAllTextAsync(FileOf(Slug), "---\ntitle: [\n---\n");
        AddNewcomer();

        var why = await cchc.JsonAsync(["why", Slug, .. Rest("2026-11-02 08:00")]);
        var (_, output, _) = await cchc.RunAsync("check", "content/so-mau", "--root", root);

        why.GetProperty("title").GetString().ShouldBe("Ba bước nộp hồ sơ trực tuyến");
        why.GetProperty("state").GetString().ShouldBe("approved");
        output.ShouldContain("(slug-duplicate)");
    }

    [Fact]
    public async Task AFileThatMovedUnchangedKeepsItsSlug()
    {
        await ApproveAsync("2026-11-01 08:00");
        var moved = PathOf("content/so-mau/articles/2026/12/" + Slug + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        File.Move(FileOf(Slug), moved);
        AddNewcomer();

        (await cchc.JsonAsync(["why", Slug, .. Rest("2026-11-02 08:00")])).GetProperty("state").GetString().ShouldBe("approved");
    }

    [Fact]
    public async Task ANewcomerNamedByItsPathIsRefusedWithTheFinding()
    {
        await ApproveAsync("2026-11-01 08:00");
        AddNewcomer();

        var (code, _, errors) = await RunAsync("2026-11-02 08:00", "hold", Newcomer, "--as", "duyet-1", "--reason", "thử");
        var submit = await RunAsync("2026-11-02 08:00", "submit", Newcomer, "--as", "bien-tap-1");

        code.ShouldBe(1);
        errors.ShouldContain(Newcomer);
        submit.Code.ShouldBe(1);
        submit.Errors.ShouldContain("Đặt slug khác");
    }

    public void Dispose() => cchc.Dispose();

    private void AddNewcomer()
    {
        var text = File.ReadAllText(FileOf("par-index-cham-diem-nhung-gi")).Replace("slug: par-index-cham-diem-nhung-gi", "slug: " + Slug, StringComparison.Ordinal);
        var path = PathOf(Newcomer);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task ApproveAsync(string now)
    {
        (await RunAsync(now, "submit", Slug, "--as", "bien-tap-1")).Errors.ShouldBeEmpty();
        (await RunAsync(now, "approve", Slug, "--as", "duyet-1")).Errors.ShouldBeEmpty();
    }

    private string[] Rest(string now) => ["--agency", "so-mau", "--root", root, "--now", now];

    private Task<(int Code, string Output, string Errors)> RunAsync(string now, params string[] arguments) => cchc.RunAsync([.. arguments, .. Rest(now)]);

    private string PathOf(string path) => Path.Combine([root, .. path.Split('/')]);

    private string FileOf(string slug) => Directory.EnumerateFiles(Path.Combine(root, "content", "so-mau"), slug + ".md", SearchOption.AllDirectories).Single();
}
