using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>Who sends an article hears of every channel: what is there, and what is not, why, and what to do.</summary>
public sealed class PublishOutputTests : IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";
    private const string Later = "nam-mau-cau-ghi-phieu-hoi";

    private readonly CchcRun cchc = new();

    [Fact]
    public async Task AnArticleThatIsSentNamesTheChannelsThatWaitAndWhy()
    {
        await ApproveAsync(Slug);

        var (code, output, _) = await RunAsync("publish", Slug, "--as", "duyet-1");

        code.ShouldBe(1, "a person must connect the channels");
        output.ShouldContain("Đã đăng");
        output.ShouldContain("Zalo OA Sở Mẫu");
        output.ShouldContain("chưa được kết nối");
        output.ShouldContain("cchc channel login zalo --agency so-mau");
        output.ShouldNotContain("Không có lượt đăng nào đến giờ");
    }

    [Fact]
    public async Task TheSameLeavesAsJsonBesideWhatCameToRest()
    {
        await ApproveAsync(Slug);

        var first = await cchc.JsonAsync("publish", "--due", "--agency", "so-mau", "--now", "2026-11-20 08:01");
        var second = await cchc.JsonAsync("publish", "--due", "--agency", "so-mau", "--now", "2026-11-20 08:02");

        first.GetProperty("publications").GetArrayLength().ShouldBe(1);
        second.GetProperty("publications").GetArrayLength().ShouldBe(0);
        foreach (var document in (System.Text.Json.JsonElement[])[first, second])
        {
            document.GetProperty("open").EnumerateArray().Select(one => $"{one.GetProperty("article").GetString()} {one.GetProperty("channel").GetString()} {one.GetProperty("code").GetString()}")
                .ShouldBe([$"{Slug} fanpage channel_unconnected", $"{Slug} zalo channel_unconnected"]);
        }
    }

    [Fact]
    public async Task AnAgencyThatIsNotThereIsNotSweptFor()
    {
        await ApproveAsync(Slug);

        var (code, output, errors) = await cchc.RunAsync("publish", "--due", "--agency", "so-mao", "--now", "2026-11-20 08:01");

        (code, output).ShouldBe((1, ""));
        errors.ShouldContain("có phải “so-mau”?");
        (await cchc.JsonAsync("publish", "--due", "--agency", "so-tttt-khanh-hoa", "--now", "2026-11-20 08:01")).GetProperty("publications").GetArrayLength().ShouldBe(0);
        (await cchc.JsonAsync("publish", "--due", "--now", "2026-11-20 08:01")).GetProperty("publications").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task WhoSendsOneArticleSendsNoOther()
    {
        await ApproveAsync(Slug);
        await ApproveAsync(Later);

        await cchc.RunAsync("publish", Later, "--as", "duyet-1", "--agency", "so-mau", "--now", "2026-11-20 08:01");

        var rest = await cchc.JsonAsync("publish", "--due", "--agency", "so-mau", "--now", "2026-11-20 08:01");
        rest.GetProperty("publications").EnumerateArray().ShouldHaveSingleItem().GetProperty("article").GetString()!.ShouldContain(Slug);
    }

    [Fact]
    public async Task WhatIsNotDueYetIsNotToldByASweep()
    {
        await ApproveAsync(Later);

        var (code, output, _) = await RunAsync("publish", "--due");

        code.ShouldBe(0);
        output.ShouldContain("Không có lượt đăng nào đến giờ.");
        (await cchc.JsonAsync("publish", "--due", "--agency", "so-mau", "--now", "2026-11-20 08:01")).GetProperty("open").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task StatusAndWhyCallChannelsByTheNamesThatPublishCallsThem()
    {
        await ApproveAsync(Slug);
        await RunAsync("publish", "--due");

        (await RunAsync("why", Slug)).Output.ShouldContain("Fanpage Sở Mẫu");
        (await RunAsync("status")).Output.ShouldContain("Fanpage Sở Mẫu");
    }

    public void Dispose() => cchc.Dispose();

    private async Task ApproveAsync(string slug)
    {
        (await RunAsync("submit", slug, "--as", "bien-tap-1")).Errors.ShouldBeEmpty();
        (await RunAsync("approve", slug, "--as", "duyet-1")).Errors.ShouldBeEmpty();
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--agency", "so-mau", "--now", "2026-11-20 08:01"]);
}
