using System.Security.Cryptography;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Website;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Testing;
using Shouldly;

namespace CcHcPublish.Contract.Website;

/// <summary>An agency's folder with a picture and the delivered templates, a data folder, and the channel between them.</summary>
public sealed class WebsiteStage : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly TempFolder folder = new();

    public WebsiteStage()
    {
        foreach (var file in SourceTree.Files("templates", "*")) folder.Write("root/templates/" + Path.GetRelativePath(SourceTree.PathTo("templates"), file).Replace(Path.DirectorySeparatorChar, (char)47), File.ReadAllBytes(file));
        folder.Write("root/content/so-mau/agency.yaml", AgencyYaml);
        folder.Write("root/content/so-mau/plans/2026.yaml", PlanYaml);
        folder.Write("root/content/so-mau/media/ba-buoc.png", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 4, 176, 0, 0, 2, 118, 8, 2]);
        Settings = new RuntimeSettings { Root = new ContentRoot(folder.At("root")), DataFolder = folder.At("data") };
        Channel = Open();
    }

    public RuntimeSettings Settings { get; }

    public WebsiteChannel Channel { get; private set; }

    public string Public => folder.At("data/site/so-mau");

    public string State => folder.At("data/website/so-mau");

    public string At(string path) => folder.At(path);

    public void Write(string path, string text) => folder.Write(path, text);

    /// <summary>Another process on the same folders.</summary>
    public WebsiteChannel Beside() => Open();

    /// <summary>The process died and another one takes its place.</summary>
    public WebsiteChannel Restart() => Channel = Open();

    public static Article Article(string slug, string title = "Ba bước nộp hồ sơ") => A.Article(slug) with { Title = title, Cover = "media/ba-buoc.png", CoverAlt = "Ba bước" };

    /// <summary>What the publisher would hand to the channel for this article.</summary>
    public Delivery Delivery(Article article, int minutes = 0)
    {
        var content = new ReadContent(Settings.Root).Run("so-mau").Content.ShouldNotBeNull();
        content = new AgencyContent(content.Agency, [.. content.Plans], [article], content.Media, []);
        var setting = content.Agency.Channel("website")!;
        var outcome = new Renderer(SampleTemplates.All).Render(article, content, setting);
        return new Delivery($"p-{article.Slug}", "so-mau", article.Slug, outcome.ShouldBeOfType<RenderOutcome.Rendered>().Rendition, Start.AddMinutes(minutes));
    }

    /// <summary>Builds the site from the state folder, beside a ledger that knows of nothing.</summary>
    public async Task<BuildOutcome> BuildAsync(string target)
    {
        await using var database = await LedgerUnderTest.OnFileAsync(TimeProvider.System);
        return await new BuildSite(Settings, database.Ledger).RunAsync("so-mau", target, CancellationToken.None);
    }

    public string Page(string path) => File.ReadAllText(Path.Combine(Public, path));

    /// <summary>Hash of every file below a folder by its path.</summary>
    public static IReadOnlyDictionary<string, string> Hashes(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    public void Dispose()
    {
        Channel.Dispose();
        folder.Dispose();
    }

    private WebsiteChannel Open()
    {
        var agency = new ReadContent(Settings.Root).Outline("so-mau").Content.ShouldNotBeNull().Agency;
        return new WebsiteChannel(agency, agency.Channel("website")!, Settings);
    }

    private const string AgencyYaml = """
        id: so-mau
        name: Sở Mẫu
        kind: so
        units:
          - { id: van-phong, name: Văn phòng Sở, kind: van-phong }
          - { id: ban-bien-tap, name: Ban Biên tập, kind: ban-bien-tap }
        board: ban-bien-tap
        categories:
          - { id: dich-vu-cong, name: Dịch vụ công trực tuyến }
        channels:
          - { id: website, kind: website, name: Trang thông tin điện tử, base_url: "https://so-mau.example.vn", grace: always }
        default_channels: [website]
        """;

    private const string PlanYaml = """
        year: 2026
        title: Kế hoạch tuyên truyền năm 2026
        issuer: Sở Mẫu
        place: Mẫu
        status: signed
        counts_from: year
        number: 01/KH-SM
        date: 2026-01-05
        signer: { position: GIÁM ĐỐC, name: Người ký }
        items:
          - id: "1.1"
            title: Công khai thủ tục
            deadlines: [ { wording: Thường xuyên, kind: continuous } ]
            actions:
              - { no: 1, text: Đăng tin, form: tin-bai, lead: [van-phong] }
        obligations: []
        """;
}
