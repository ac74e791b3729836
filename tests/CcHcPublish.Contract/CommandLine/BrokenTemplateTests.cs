using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A template with an error never stops the site: it is told at check and before approval, nothing is published with it, and what is live stays.</summary>
public sealed class BrokenTemplateTests : IDisposable
{
    private const string Slug = "par-index-cham-diem-nhung-gi";
    private const string Channels = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public BrokenTemplateTests() => root = cchc.CopyOf("so-mau");

    /// <summary>Of every kind: what the parser refuses, and what only shows while a page is made.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "website/_layout.scriban", "{{ if }}", "cần một biểu thức" },
        { "website/article.scriban", "{{ khong_co_ham article }}", "không có giá trị nào tên `khong_co_ham`" },
        { "website/home.scriban", "{{ plan.title.ten }}", "không có thành phần `ten`" },
        { "website/plan-item.scriban", "{{ null.x }}", "đang trống" },
        { "website/archive.scriban", "{{ include 'khong-co.scriban' }}", "không có mẫu `khong-co.scriban`" },
        { "website/list.scriban", "{{ while true; end }}", "vòng lặp chạy quá 100000 lượt" },
        { "website/withdrawn.scriban", "{{ 1 // 0 }}", "chia cho 0" },
        { "website/404.scriban", "{{ 'a' - 1 }}", "phép tính - không dùng được cho chữ" },
        { "facebook/article.scriban", "{{ title.", "cần tên một thành phần" },
        { "zalo/article.scriban", "{{ func f; f; end; f }}", "gọi lẫn nhau quá 20 lớp" },
        { "radio/article.scriban", "{{ agency[0 }}", "cần `]`" },
        { "bulletin/monthly.scriban", "{{ for x in total; end }}", "không lặp được" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task CheckTellsTheFileTheLineTheColumnAndThePiece(string template, string fault, string vietnamese)
    {
        var line = Break(template, fault);

        var (code, output, _) = await cchc.RunAsync("check", "--root", root);
        var (_, english, _) = await cchc.RunAsync("check", "--root", root, "--lang", "en");

        code.ShouldBe(1);
        output.ShouldContain($"templates/{template}:{line}:");
        output.ShouldContain($"\n    {fault}\n");
        output.ShouldContain("^");
        output.ShouldContain(vietnamese);
        english.ShouldContain($"The template templates/{template}:{line}:");
        english.ShouldNotContain("Mẫu trình bày");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "templates")]
    [InlineData("check", "templates/website")]
    [InlineData("check", "content/so-mau")]
    [InlineData("check", "--agency", "so-mau")]
    public async Task CheckTellsItHoweverItIsAsked(params string[] asked)
    {
        Break("website/article.scriban", "{{ article.khong_co }}");

        var (code, output, _) = await cchc.RunAsync([.. asked.Select(part => part.Contains('/') || part == "templates" ? Path.Combine(root, part) : part), "--root", root]);

        code.ShouldBe(1);
        output.ShouldContain("khong_co");
    }

    [Theory]
    [InlineData("website/article.scriban", "{{ article.khong_co }}")]
    [InlineData("website/_card.scriban", "{{ if }}")]
    [InlineData("website/list.scriban", "{{ nhan_de }}")]
    [InlineData("facebook/article.scriban", "{{ khong_co }}")]
    public async Task ApprovalIsRefusedAndSaysWhere(string template, string fault)
    {
        await RunAsync("submit", Channels, "--as", "bien-tap-1");
        var line = Break(template, fault);

        var (code, _, errors) = await RunAsync("approve", Channels, "--as", "duyet-1");

        code.ShouldBe(1);
        errors.ShouldContain($"templates/{template}:{line}:");
        errors.ShouldContain("sửa mẫu rồi duyệt lại");
    }

    [Fact]
    public async Task WhatWasApprovedBeforeIsNotPublishedAndWhatIsLiveStays()
    {
        await PublishedAsync(Slug);
        var live = Site();
        await RunAsync("submit", Channels, "--as", "bien-tap-1");
        await RunAsync("approve", Channels, "--as", "duyet-1");
        var line = Break("website/article.scriban", "{{ article.khong_co }}");

        await cchc.RunAsync("publish", "--due", "--agency", "so-mau", "--root", root, "--now", "2026-12-01 08:00");

        Site().ShouldBe(live);
        (await RunAsync("why", Channels)).Output.ShouldContain($"templates/website/article.scriban:{line}:");
    }

    [Fact]
    public async Task ALayoutThatBreaksAfterwardsLeavesEveryPageAsItWas()
    {
        await PublishedAsync(Slug);
        var live = Site();
        Break("website/_layout.scriban", "{{ nope.x }}");

        await cchc.RunAsync("publish", "--due", "--agency", "so-mau", "--root", root, "--now", "2026-12-01 08:00");

        Site().ShouldBe(live);
    }

    public void Dispose() => cchc.Dispose();

    /// <summary>Adds a line to a template and returns its number.</summary>
    private int Break(string template, string fault)
    {
        var file = Path.Combine(root, "templates", template);
        var text = File.ReadAllText(file).TrimEnd('\n') + "\n";
        File.WriteAllText(file, text + fault + "\n");
        return text.Count(letter => letter == '\n') + 1;
    }

    private async Task PublishedAsync(string slug)
    {
        await RunAsync("submit", slug, "--as", "viet-cai-cach");
        await RunAsync("approve", slug, "--as", "duyet-1");
        await RunAsync("publish", "--due");
    }

    /// <summary>Every file that readers see, with its content.</summary>
    private SortedDictionary<string, string> Site()
    {
        var folder = Path.Combine(cchc.Data, "site", "so-mau");
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)) files[Path.GetRelativePath(folder, file)] = File.ReadAllText(file);
        files.ShouldNotBeEmpty();
        return files;
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] verb) => cchc.RunAsync([.. verb, "--agency", "so-mau", "--root", root, "--now", "2026-10-30 08:00"]);
}
