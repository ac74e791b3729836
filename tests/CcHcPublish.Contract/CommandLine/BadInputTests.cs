using System.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>
/// A bad file among good ones: one error that names it and the next step, the rest still goes through, and what is published stays as it is.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private const string Published = "par-index-cham-diem-nhung-gi";
    private const string Next = "ba-buoc-nop-ho-so-truc-tuyen";
    private const string Bad = "content/so-mau/articles/2026/06/tep-xau.md";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public BadInputTests() => root = cchc.CopyOf("so-mau");

    [Theory]
    [InlineData("yaml-syntax", "title: Một tiêu đề", "title: [Một tiêu đề")]
    [InlineData("plan-item", "plan_items: [\"1.1\"]", "plan_items: [\"9.9\"]")]
    [InlineData("picture-missing", "tags: []", "cover: media/khong-co.png\ncover_alt: Ảnh\ncover_credit: Văn phòng Sở")]
    [InlineData("slug-duplicate", "tags: []", "slug: " + Published)]
    [InlineData("slug", "tags: []", "slug: ../../x")]
    [InlineData("wrong-date", "date: 2026-06-20", "date: 2026-02-30")]
    public Task AFaultInAnArticleStaysItsOwn(string code, string from, string to) =>
        ShouldStayItsOwnAsync(code, file => File.WriteAllText(file, Good().Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public Task AFileThatIsNotUtf8StaysItsOwn() => ShouldStayItsOwnAsync("file-encoding", file => File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes(Good()), 0xE1, 0x20]));

    [Fact]
    public Task AnEmptyFileStaysItsOwn() => ShouldStayItsOwnAsync("file-empty", file => File.WriteAllBytes(file, []));

    [Fact]
    public Task AFileOfFiftyMegabytesStaysItsOwn() => ShouldStayItsOwnAsync("file-size", file =>
    {
        using var stream = File.Create(file);
        stream.SetLength(50L * 1024 * 1024);
    });

    [Fact]
    public Task ALinkOutOfTheContentFolderStaysItsOwn()
    {
        if (OperatingSystem.IsWindows()) return Task.CompletedTask;
        var outside = Path.Combine(Path.GetDirectoryName(cchc.Data)!, "bai.md");
        File.WriteAllText(outside, Good());
        return ShouldStayItsOwnAsync("file-outside", file => File.CreateSymbolicLink(file, outside));
    }

    [Fact]
    public async Task TheGoodFileItselfIsClean()
    {
        await File.WriteAllTextAsync(PathOf(Bad), Good());

        var (code, output, errors) = await RunAsync("check", "content/so-mau");

        code.ShouldBe(0, output + errors);
    }

    public void Dispose() => cchc.Dispose();

    private async Task ShouldStayItsOwnAsync(string expected, Action<string> write)
    {
        await PublishAsync(Published);
        var page = await PageAsync(Published);
        write(PathOf(Bad));

        var (code, output, _) = await RunAsync("check", "content/so-mau");
        var lines = output.Split('\n').Where(line => line.StartsWith("content/", StringComparison.Ordinal)).ToList();
        lines.ShouldAllBe(line => line.StartsWith(Bad + ":", StringComparison.Ordinal));
        var line = lines.Where(line => line.Contains("  Lỗi  ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        line.ShouldContain($"({expected})");
        line[line.IndexOf('→', StringComparison.Ordinal)..].Length.ShouldBeGreaterThan(20, "the next step");
        code.ShouldBe(1);

        await RunAsync("publish", "--due", "--now", "2026-06-30 09:00");
        (await PageAsync(Published)).ShouldBe(page);
        await PublishAsync(Next, "2026-11-20 09:00");
        (await PageAsync(Next)).ShouldContain("Ba bước nộp hồ sơ trực tuyến");
        // What surrounds the article moves with its neighbours; the article stays.
        (await PageAsync(Published)).ShouldContain("Điểm đến từ hai nguồn");
        (await cchc.JsonAsync("status", "--agency", "so-mau", "--root", root, "--now", "2026-11-20 09:00")).GetProperty("publications").GetProperty("rejected").GetInt32().ShouldBe(0);
    }

    private async Task PublishAsync(string slug, string now = "2026-06-30 08:00")
    {
        foreach (var verb in (string[][])[["submit", slug, "--as", "viet-cai-cach"], ["approve", slug, "--as", "duyet-1"]])
        {
            var (code, output, errors) = await RunAsync([.. verb, "--now", now]);
            code.ShouldBe(0, output + errors);
        }

        await RunAsync("publish", "--due", "--now", now);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) =>
        cchc.RunAsync([.. arguments, .. arguments[0] == "check" ? (string[])[] : ["--agency", "so-mau"], "--root", root]);

    private Task<string> PageAsync(string slug) => File.ReadAllTextAsync(Path.Combine(cchc.Data, "site", "so-mau", "bai", slug, "index.html"));

    private string PathOf(string path) => Path.Combine([root, .. path.Split('/')]);

    private static string Good() =>
        $"""
        ---
        title: Một tiêu đề vừa đủ dài cho bài thử
        summary: Sapo của bài thử nói gọn trong một câu vừa đủ dài để các kênh đều nhận được.
        date: 2026-06-20
        unit: van-phong
        author: Văn phòng Sở
        genre: tin
        plan_items: ["1.1"]
        category: the-che
        tags: []
        source: Văn phòng Sở
        channels: [website]
        ---
        {string.Join(' ', Enumerable.Repeat("Bài này có nội dung đủ dài để không bị coi là ngắn.", 20))}
        """;
}
