using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>One article through the desk by the command line, on a real ledger with the website alone connected.</summary>
public sealed class DeskCommandTests : IDisposable
{
    private const string Slug = "par-index-cham-diem-nhung-gi";

    private const string ThreeChannels = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();

    [Fact]
    public async Task AnArticleIsSubmittedApprovedPublishedCorrectedAndWithdrawn()
    {
        var root = cchc.CopyOf("so-mau");
        await DoAsync("submit", Slug, "--as", "viet-cai-cach");
        await DoAsync("approve", Slug, "--as", "duyet-1");
        await RunAsync("publish", "--due");
        PageOf(Slug).ShouldContain("PAR INDEX");

        await File.AppendAllTextAsync(FileOf(root, Slug), "\n\nĐoạn này được thêm sau khi đăng.\n");
        await DoAsync("submit", Slug, "--as", "viet-cai-cach");
        (await RunAsync("approve", Slug, "--as", "duyet-1")).Errors.ShouldContain("correct");
        await DoAsync("correct", Slug, "--as", "duyet-1", "--note", "Bổ sung một đoạn giải thích.");
        await RunAsync("publish", "--due");
        PageOf(Slug).ShouldContain("Đoạn này được thêm sau khi đăng.");
        PageOf(Slug).ShouldContain("Bổ sung một đoạn giải thích.");

        await DoAsync("withdraw", Slug, "--as", "duyet-1", "--reason", "Thay bằng bài mới", "--order", "12/SM-VP");
        await RunAsync("publish", "--due");
        PageOf(Slug).ShouldContain("Thay bằng bài mới");

        // A withdrawn article does not come back by a mere edit of its file.
        await File.AppendAllTextAsync(FileOf(root, Slug), "\nThêm nữa.\n");
        (await RunAsync("why", Slug)).Output.ShouldContain("Đã gỡ");
        (await RunAsync("submit", Slug, "--as", "viet-cai-cach")).Code.ShouldBe(1);
        (await cchc.RunAsync("log", "verify", "--root", root)).Code.ShouldBe(0);

        async Task DoAsync(params string[] verb)
        {
            var (code, _, errors) = await RunAsync(verb);
            errors.ShouldBeEmpty();
            code.ShouldBe(0);
        }

        Task<(int Code, string Output, string Errors)> RunAsync(params string[] verb) => cchc.RunAsync([.. verb, "--agency", "so-mau", "--root", root, "--now", "2026-06-30 08:00"]);
    }

    [Fact]
    public async Task AChangeAfterApprovalReopensOnlyTheChannelsItTouches()
    {
        var root = cchc.CopyOf("so-mau");
        string[] rest = ["--agency", "so-mau", "--root", root, "--now", "2026-11-01 08:00"];
        await cchc.RunAsync(["submit", ThreeChannels, "--as", "bien-tap-1", .. rest]);
        await cchc.RunAsync(["approve", ThreeChannels, "--as", "duyet-1", .. rest]);
        (await cchc.JsonAsync(["status", .. rest])).GetProperty("publications").GetProperty("scheduled").GetInt32().ShouldBe(3);

        await File.AppendAllTextAsync(FileOf(root, ThreeChannels), "\n\nĐoạn này được thêm sau khi duyệt.\n");
        var why = await cchc.JsonAsync(["why", ThreeChannels, .. rest]);

        // The text of the article is on the website and in Zalo; the post on the fanpage has only title, summary and link.
        why.GetProperty("conditions").EnumerateArray().Select(condition => $"{condition.GetProperty("channel").GetString()} {condition.GetProperty("code").GetString()}")
            .ShouldBe([" edited", "website reopened", "fanpage waits_for_time", "zalo reopened"]);
        why.GetProperty("conditions")[1].GetProperty("what").GetString().ShouldBe("Đã hủy. Tin bài đã sửa sau khi duyệt; chờ duyệt lại.");
    }

    [Fact]
    public async Task StatusNamesWhatHoldsThingsUpAndIsStrictOnlyWhenAPersonIsNeeded()
    {
        string[] rest = ["--agency", "so-mau", "--now", "2026-11-01 08:00"];
        await cchc.RunAsync(["submit", ThreeChannels, "--as", "bien-tap-1", .. rest]);

        var status = await cchc.JsonAsync(["status", .. rest]);
        status.GetProperty("needs_a_person").GetArrayLength().ShouldBe(0);
        var waiting = status.GetProperty("in_course").EnumerateArray().Single();
        waiting.GetProperty("command").GetString().ShouldBe($"cchc approve {ThreeChannels} --agency so-mau --as USER");
        waiting.GetProperty("owner").GetString().ShouldBe("board");
        (await cchc.RunAsync(["status", "--strict", .. rest])).Code.ShouldBe(0);

        // Nobody connected the fanpage: after its grace the post expires.
        await cchc.RunAsync(["approve", ThreeChannels, "--as", "duyet-1", .. rest]);
        string[] later = ["--agency", "so-mau", "--now", "2026-11-25 08:00"];
        await cchc.RunAsync(["publish", "--due", .. later]);
        await cchc.RunAsync(["publish", "--due", "--agency", "so-mau", "--now", "2026-11-26 08:00"]);
        (await cchc.RunAsync(["status", "--strict", .. later])).Code.ShouldBe(1);
        (await cchc.RunAsync(["status", .. later])).Code.ShouldBe(0);
    }

    [Fact]
    public async Task StatusOfAllAgenciesIsOneLineEach()
    {
        var (code, output, _) = await cchc.RunAsync("status", "--now", "2026-11-01 08:00");

        code.ShouldBe(0);
        output.ShouldContain("Sở Mẫu");
        (await cchc.JsonAsync("status", "--now", "2026-11-01 08:00")).GetProperty("agencies").GetArrayLength().ShouldBe(6);
    }

    [Fact]
    public async Task AChangedTemplateReopensOnlyItsChannelAndTheArticleIsApprovedAgain()
    {
        var root = cchc.CopyOf("so-mau");
        string[] rest = ["--agency", "so-mau", "--root", root, "--now", "2026-11-01 08:00"];
        await cchc.RunAsync(["submit", ThreeChannels, "--as", "bien-tap-1", .. rest]);
        await cchc.RunAsync(["approve", ThreeChannels, "--as", "duyet-1", .. rest]);

        var template = Path.Combine(root, "templates", "facebook", "article.scriban");
        await File.AppendAllTextAsync(template, "\nMẫu mới.\n");
        var publications = (await cchc.JsonAsync(["status", .. rest])).GetProperty("publications");

        publications.GetProperty("scheduled").GetInt32().ShouldBe(2);
        publications.GetProperty("cancelled").GetInt32().ShouldBe(1);
        (await cchc.RunAsync(["approve", ThreeChannels, "--as", "duyet-1", .. rest])).Code.ShouldBe(0);
        (await cchc.JsonAsync(["status", .. rest])).GetProperty("publications").GetProperty("scheduled").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task AnEditThatIsUndoneLeavesTheArticleToTheApprovers()
    {
        var root = cchc.CopyOf("so-mau");
        string[] rest = ["--agency", "so-mau", "--root", root, "--now", "2026-11-01 08:00"];
        await cchc.RunAsync(["submit", ThreeChannels, "--as", "bien-tap-1", .. rest]);
        await cchc.RunAsync(["approve", ThreeChannels, "--as", "duyet-1", .. rest]);
        var file = FileOf(root, ThreeChannels);
        var text = await File.ReadAllTextAsync(file);

        await File.WriteAllTextAsync(file, text + "\n\nĐoạn thêm rồi bỏ.\n");
        await cchc.RunAsync(["status", .. rest]);
        await File.WriteAllTextAsync(file, text);

        (await cchc.RunAsync(["approve", ThreeChannels, "--as", "duyet-1", .. rest])).Code.ShouldBe(0);
        (await cchc.JsonAsync(["status", .. rest])).GetProperty("publications").GetProperty("scheduled").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task TheApproverIsNotTheSubmitter()
    {
        string[] rest = ["--agency", "so-mau", "--now", "2026-06-01 08:00"];
        await cchc.RunAsync(["submit", Slug, "--as", "duyet-1", .. rest]);

        var (code, _, errors) = await cchc.RunAsync(["approve", Slug, "--as", "duyet-1", .. rest]);

        code.ShouldBe(1);
        errors.ShouldContain("không được là người gửi duyệt");
    }

    [Theory]
    [InlineData("Không có người dùng “duyet-9”; có phải “duyet-", "approve", Slug, "--as", "duyet-9")]
    [InlineData("không có quyền duyệt", "approve", Slug, "--as", "viet-thanh-tra")]
    [InlineData("cần trạng thái “Chờ duyệt”", "approve", Slug, "--as", "duyet-1")]
    [InlineData("Không có tin bài", "submit", "khong-co-bai-nay", "--as", "duyet-1")]
    public async Task ARefusalSaysWhatIsWrong(string expected, params string[] verb)
    {
        var (code, _, errors) = await cchc.RunAsync([.. verb, "--agency", "so-mau", "--now", "2026-06-01 08:00"]);

        code.ShouldBe(1);
        errors.ShouldContain(expected);
    }

    [Theory]
    [InlineData(2, "Có phải ý bạn là “quota”?", "quotta")]
    [InlineData(2, "--period", "quota", "--peroid", "2026-11")]
    [InlineData(1, "không phải là kỳ", "quota", "--agency", "so-mau", "--period", "thang muoi mot")]
    [InlineData(1, "có phải “so-mau”", "quota", "--agency", "so-mao")]
    [InlineData(2, "không phải là thời điểm", "quota", "--agency", "so-mau", "--now", "hôm nay")]
    public async Task AWrongCommandLineNamesTheRightOne(int expectedCode, string expected, params string[] arguments)
    {
        var (code, _, errors) = await cchc.RunAsync(arguments);

        code.ShouldBe(expectedCode);
        errors.ShouldContain(expected);
    }

    [Fact]
    public async Task EnglishIsSpokenWhenAsked()
    {
        var (_, output, _) = await cchc.RunAsync("quota", "--agency", "so-mau", "--period", "2026-11", "--lang", "en");

        output.ShouldContain("November 2026");
        output.ShouldNotContain("Còn thiếu");
    }

    [Fact]
    public async Task ThePlanOfKhanhHoaHasNineteenItems()
    {
        var plan = await cchc.JsonAsync("plan", "show", "--agency", "so-tttt-khanh-hoa");

        plan.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).ShouldBe(
            ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]);
    }

    [Fact]
    public async Task ABrokenFileIsNamedWhereItsArticleIsWanted()
    {
        var root = cchc.CopyOf("so-mau");
        await File.WriteAllTextAsync(FileOf(root, Slug), "---\ntitle: [\n---\n");

        var (code, _, errors) = await cchc.RunAsync("submit", Slug, "--as", "viet-cai-cach", "--agency", "so-mau", "--root", root, "--now", "2026-06-01 08:00");

        code.ShouldBe(1);
        errors.ShouldContain($"{Slug}.md:");
    }

    [Fact]
    public async Task AFolderThatIsNotThereIsNotClean() => (await cchc.RunAsync("check", "content/so-mao")).Code.ShouldBe(2);

    [Fact]
    public async Task TheSampleContentIsClean()
    {
        var (code, output, _) = await cchc.RunAsync("check");

        output.ShouldContain("Không có lỗi.");
        code.ShouldBe(0);
    }

    public void Dispose() => cchc.Dispose();

    private static string FileOf(string root, string slug) => Directory.EnumerateFiles(Path.Combine(root, "content", "so-mau"), slug + ".md", SearchOption.AllDirectories).Single();

    private string PageOf(string slug) => File.ReadAllText(Path.Combine(cchc.Data, "site", "so-mau", "bai", slug, "index.html"));
}
