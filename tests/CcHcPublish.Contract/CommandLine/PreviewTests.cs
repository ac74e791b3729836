using System.Text.Json;
using CcHcPublish.Core.Rendering;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>Before anybody signs, the board reads what readers will read; programs get the bytes that will be signed.</summary>
public sealed class PreviewTests : IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public PreviewTests() => root = cchc.CopyOf("so-mau");

    public void Dispose() => cchc.Dispose();

    [Fact]
    public async Task PeopleReadWhatReadersWillRead()
    {
        var text = await RunAsync();

        text.ShouldContain("Trang thông tin điện tử Sở Mẫu (website)");
        text.ShouldContain("\n  BA BƯỚC NỘP HỒ SƠ TRỰC TUYẾN\n");
        text.ShouldContain("[Hình] Ba bước nộp hồ sơ trực tuyến: đăng nhập, khai và đính kèm, kiểm tra và nộp. Đồ họa: Ban Biên tập.");
        text.ShouldContain("\n    Đã tiếp nhận  Ghi ngày hẹn trả kết quả\n");
        text.ShouldContain("\n  1. Đăng nhập bằng tài khoản định danh điện tử\n");
        text.ShouldContain("Thẻ liên kết: https://so-mau.example.vn/bai/ba-buoc-nop-ho-so-truc-tuyen/");
        foreach (var mark in (string[])["<p>", "&amp;", "{\"", "\n\n\n", " \n"]) text.ShouldNotContain(mark);
    }

    [Fact]
    public async Task ProgramsGetTheBytesThatWillBeSigned()
    {
        using var json = JsonDocument.Parse(await RunAsync("--channel", "fanpage", "--format", "json"));

        json.RootElement.GetProperty("article").GetString().ShouldBe($"so-mau/{Slug}");
        var rendition = json.RootElement.GetProperty("renditions").EnumerateArray().ShouldHaveSingleItem();
        var payload = rendition.GetProperty("payload").GetString().ShouldNotBeNull();
        rendition.GetProperty("hash").GetString().ShouldBe(new Rendition("fanpage", payload).Hash);
        JsonSerializer.Deserialize(payload, RenditionJson.Readable.FacebookPost).ShouldNotBeNull().Link.ShouldEndWith($"/{Slug}/");
    }

    [Fact]
    public async Task AChannelThatTheArticleDoesNotGoToIsRefusedByName()
    {
        var answer = await cchc.RunAsync("preview", Slug, "--root", root, "--agency", "so-mau", "--channel", "fanpge");

        answer.Code.ShouldBe(1);
        answer.Errors.ShouldContain("không gửi tới kênh “fanpge”. Các kênh của bài: website, fanpage, zalo.");
    }

    private async Task<string> RunAsync(params string[] more)
    {
        var answer = await cchc.RunAsync(["preview", Slug, "--root", root, "--agency", "so-mau", .. more]);
        answer.Code.ShouldBe(0, answer.Errors);
        return answer.Output;
    }
}
