using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Content;

public sealed class ReadContentTests : IDisposable
{
    private const string Agency = """
        id: so-thu
        name: Sở Thử
        kind: so
        units: [ { id: van-phong, name: Văn phòng Sở, kind: van-phong } ]
        board: van-phong
        channels: [ { id: website, kind: website, name: Trang, base_url: "https://so-thu.example.vn" } ]
        default_channels: [website]
        """;

    private readonly TempFolder folder = new();

    public ReadContentTests()
    {
        folder.Write("content/so-thu/agency.yaml", Agency);
        folder.Write("content/so-thu/plans/2026.yaml", Plan(2026));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ArticlesComeInTheOrderOfTheirPaths()
    {
        foreach (var name in new[] { "2026/02/b", "2026/10/a", "2026/02/a", "2025/12/z" }) WriteArticle(name);

        var content = Read().Content.ShouldNotBeNull();

        content.Findings.ShouldBeEmpty();
        content.Articles.Select(article => article.Path).ShouldBe(
        [
            "content/so-thu/articles/2025/12/z.md",
            "content/so-thu/articles/2026/02/a.md",
            "content/so-thu/articles/2026/02/b.md",
            "content/so-thu/articles/2026/10/a.md",
        ]);
    }

    [Fact]
    public void ReadingTwiceGivesTheSame()
    {
        WriteArticle("2026/01/a");

        Read().Content!.Articles[0].Hash.ShouldBe(Read().Content!.Articles[0].Hash);
    }

    [Fact]
    public void MediaAreKnownByTheirHeaders()
    {
        folder.Write("content/so-thu/media/a.png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 4, 0xB0, 0, 0, 2, 0x76]);
        folder.Write("content/so-thu/media/sau/mau-don.pdf", "%PDF");
        folder.Write("content/so-thu/media/rong.png", "");
        folder.Write("content/so-thu/media/.DS_Store", "x");
        // A JPEG whose frame comes after 60 KB of metadata.
        folder.Write("content/so-thu/media/b.jpg", [0xFF, 0xD8, 0xFF, 0xE1, 0xEA, 0x62, .. new byte[0xEA60], 0xFF, 0xC0, 0, 11, 8, 2, 0x76, 4, 0xB0, 3, 0, 0]);

        Read().Content!.Media.Values.OrderBy(file => file.Path, StringComparer.Ordinal).ShouldBe(
        [
            new MediaFile("media/a.png", 24, PictureFormat.Png, 1200, 630),
            new MediaFile("media/b.jpg", 60_018, PictureFormat.Jpeg, 1200, 630),
            new MediaFile("media/rong.png", 0, PictureFormat.None, 0, 0),
            new MediaFile("media/sau/mau-don.pdf", 4, PictureFormat.None, 0, 0),
        ]);
    }

    [Fact]
    public void NamesAreComparedAfterComposing()
    {
        folder.Write("content/so-thu/media/" + "ảnh-bìa.png".Normalize(System.Text.NormalizationForm.FormD), "x");

        Read().Content!.Media.Keys.ShouldBe(["media/ảnh-bìa.png"]);
    }

    [Fact]
    public void APlanLiesInTheFileOfItsYear()
    {
        folder.Write("content/so-thu/plans/2027.yaml", Plan(2028));
        folder.Write("content/so-thu/plans/2026-sua.yaml", Plan(2026));

        var reading = Read();

        reading.Content!.Plans.Select(plan => plan.Year).ShouldBe([2026]);
        reading.Findings.Select(finding => (finding.Code, finding.Place.File)).ShouldBe(
        [
            ("plan-file", "content/so-thu/plans/2026-sua.yaml"),
            ("plan-file", "content/so-thu/plans/2027.yaml"),
        ]);
    }

    [Theory]
    [InlineData("../so-khac")]
    [InlineData("..")]
    [InlineData("khong-co")]
    [InlineData("")]
    public void AnAgencyThatIsNotThereIsAFinding(string agency)
    {
        folder.Write("so-khac/agency.yaml", Agency);

        var reading = new ReadContent(Root()).Run(agency);

        reading.Content.ShouldBeNull();
        reading.Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public void ReadingCanBeStopped()
    {
        WriteArticle("2026/01/a");

        Should.Throw<OperationCanceledException>(() => new ReadContent(Root()).Run("so-thu", new CancellationToken(canceled: true)));
    }

    [Fact]
    public void AFolderLinkedIntoItselfIsReadOnce()
    {
        if (OperatingSystem.IsWindows()) return;
        WriteArticle("2026/01/a");
        Directory.CreateSymbolicLink(folder.At("content/so-thu/articles/2026/02"), "..");
        File.CreateSymbolicLink(folder.At("content/so-thu/articles/2026/01/vong.md"), "vong.md");

        var reading = Read();

        reading.Content!.Articles.Count.ShouldBe(1);
        reading.Findings.ShouldHaveSingleItem().Place.File.ShouldEndWith("vong.md");
    }

    [Fact]
    public void APipeIsNeverOpened()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(folder.At("content/so-thu/articles"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [folder.At("content/so-thu/articles/ong.md")])) made.WaitForExit();

        Read().Findings.ShouldHaveSingleItem().Code.ShouldBe("file-empty");
    }

    private ContentRoot Root() => FindRoot.From(folder.Path, ".").ShouldNotBeNull();

    private ContentReading Read() => new ReadContent(Root()).Run("so-thu");

    private void WriteArticle(string name) => folder.Write($"content/so-thu/articles/{name}.md", """
        ---
        title: Một bài
        summary: Một câu.
        date: 2026-01-01
        unit: van-phong
        author: Văn phòng Sở
        genre: tin
        plan_items: ["1"]
        category: tin
        ---
        Nội dung.
        """);

    private static string Plan(int year) => $$"""
        year: {{year}}
        title: Kế hoạch
        issuer: Sở Thử
        status: signed
        items:
          - { id: "1", title: Một, deadlines: [ { wording: Trong năm, kind: year } ], actions: [ { no: 1, text: Đăng tin, form: tin-bai, lead: [van-phong] } ] }
        """;
}
