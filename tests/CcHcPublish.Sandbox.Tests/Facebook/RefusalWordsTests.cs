using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 6.1 of the reference: Meta's words for people are shown to staff, and its trace id stands in the log.</summary>
public sealed class RefusalWordsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("Bài có liên kết\\u202e bị chặn.\\nHãy bỏ liên kết.", "Bài có liên kết bị chặn. Hãy bỏ liên kết")]
    [InlineData("Token TOKEN hỏng", "Token *** hỏng")]
    [InlineData("LONG", "LONG")]
    public async Task The_board_reads_what_Meta_says_to_people(string told, string shown)
    {
        await using var desk = await Desk.OpenAsync();
        told = told.Replace("TOKEN", desk.Token, StringComparison.Ordinal).Replace("LONG", new string('x', 900), StringComparison.Ordinal);
        shown = shown.Replace("LONG", new string('x', 160) + "…", StringComparison.Ordinal);
        Refuse(desk, $$"""{"error":{"message":"(#1500)","code":1500,"error_subcode":7,"error_user_msg":"{{told}}","fbtrace_id":"AbC"} }""");

        var reason = (await new FacebookChannel(desk.Client).SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Rejected>().Reason;

        reason.ShouldBe($"Facebook không chấp nhận nội dung (mã 1500/7: {shown}).");
        ReasonWords.In(Language.English, reason).ShouldBe($"Facebook does not accept the content (code 1500/7: “{shown}”).");
    }

    [Fact]
    public async Task The_log_holds_code_and_trace_once_for_a_failure_and_no_secret()
    {
        await using var desk = await Desk.OpenAsync();
        var log = new LogLines<FacebookPagesClient>();
        using var client = new FacebookPagesClient(
            new() { BaseAddress = new(desk.Sandbox.Server.BaseAddress, "graph"), PageId = desk.PageId, Token = new(desk.Token), AppId = desk.AppId }, desk.Clock, log);
        Refuse(desk, $$"""{"error":{"message":"(#1500) {{desk.Token}}","code":1500,"error_subcode":7,"error_user_msg":"x","fbtrace_id":"AbC{{desk.Token}}\n2"} }""");

        await client.PublishPhotosAsync("Ảnh", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None);

        var line = log.Written.ShouldHaveSingleItem();
        line.ShouldContain("1500/7");
        line.ShouldContain("AbC*** 2");
        line.ShouldNotContain(desk.Token);
    }

    private static void Refuse(Desk desk, string answer) => desk.Sandbox.Server.Faults.Add(new() { Kind = "contradictory", Value = JsonDocument.Parse(answer.Replace("\n2", "\\n2", StringComparison.Ordinal)).RootElement });

    private static Delivery Photos(Desk desk) => new("so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc", new Rendition("fanpage", JsonSerializer.Serialize(
        new FacebookPost("Ba bước", "https://so-mau.example.vn/bai/ba-buoc/") { Photos = [new("https://so-mau.example.vn/media/0.png", "Ảnh", "")] },
        RenditionJson.Readable.FacebookPost)), desk.Clock.GetUtcNow());
}
