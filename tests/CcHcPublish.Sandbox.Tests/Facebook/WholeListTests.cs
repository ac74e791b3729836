using System.Net;
using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 4.5 of the reference: a list ends where there is no next page, and a list without its end proves nothing.</summary>
public sealed class WholeListTests
{
    private const string Comment = "Đọc toàn bài: https://so-mau.example.vn/bai/ba-buoc/";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_first_comment_behind_a_hundred_others_is_seen_and_not_written_again()
    {
        await using var desk = await Desk.OpenAsync();
        var channel = new FacebookChannel(desk.Client);
        var id = (await channel.SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Published>().ExternalId;
        for (var i = 0; i < 120; i++)
        {
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
            Desk.Value(await desk.Client.CommentAsync(id, $"Bạn đọc {i}", None));
        }

        (await channel.FindAsync(Photos(desk) with { FirstSent = desk.Clock.GetUtcNow().AddMinutes(-3) }, None)).ShouldBeOfType<FindOutcome.Found>();

        var all = Desk.Value(await desk.Client.GetCommentsAsync(id, None));
        all.Count.ShouldBe(121);
        all[0].Message.ShouldBe(Comment);
    }

    [Fact]
    public async Task A_list_of_comments_without_its_end_lets_no_second_one_be_written()
    {
        await using var desk = await Desk.OpenAsync();
        var log = new LogLines<FacebookChannel>();
        var channel = new FacebookChannel(desk.Client, log);
        var id = (await channel.SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Published>().ExternalId;
        desk.Sandbox.Server.Faults.Add(new() { Kind = "contradictory", Route = "GET */comments", Value = Json("""{"data":[],"paging":{"next":"https://graph.facebook.com/x"}}""") });

        (await channel.FindAsync(Photos(desk), None)).ShouldBeOfType<FindOutcome.Found>();

        Desk.Value(await desk.Client.GetCommentsAsync(id, None)).Count.ShouldBe(1);
        log.Written.ShouldHaveSingleItem().ShouldContain(id);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"1","name":"A","access_token":"t"}],"paging":{"next":"https://graph.facebook.com/x"}}""", 1)]
    [InlineData("""{"data":[{"id":"1","name":"A","access_token":"t"}],"paging":{"cursors":{"after":"a"},"next":"https://graph.facebook.com/x"}}""", 25)]
    public async Task A_part_of_the_pages_is_not_taken_for_all_of_them(string slice, int times)
    {
        await using var desk = await Desk.OpenAsync();
        var graph = new Uri(desk.Sandbox.Server.BaseAddress, "graph");
        using var login = new FacebookLogin(new() { BaseAddress = graph, DialogAddress = graph, AppId = desk.AppId, AppSecret = new(desk.AppSecret) }, desk.Clock);
        for (var i = 0; i < times; i++) desk.Sandbox.Server.Faults.Add(new() { Kind = "contradictory", Value = Json(slice) });

        Desk.Error(await login.ListPagesAsync(new(desk.UserToken), None)).Advice.ShouldBe(new GraphAdvice.RetryLater(null));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("113.160.1.1", true)]
    [InlineData("2405:4800::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Only_public_addresses_are_read_for_content(string address, bool isRead) => PublicConnections.IsPublic(IPAddress.Parse(address)).ShouldBe(isRead);

    [Fact]
    public async Task A_picture_on_this_machine_is_not_read_for_the_real_service()
    {
        await using var desk = await Desk.OpenAsync();
        Desk.Value(await desk.Client.PublishPhotosAsync("Ảnh", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None));
        var picture = new Uri(desk.Sandbox.Server.BaseAddress, (string)(await desk.PostsAsync()).Single()!["photos"]![0]!["media"]!);
        using var rehearsal = new ReadPicture(desk.Sandbox.Server.BaseAddress);
        using var real = new ReadPicture(new Uri("https://graph.facebook.com"));

        (await rehearsal.RunAsync(picture, None)).ShouldNotBeNull();
        (await real.RunAsync(picture, None)).ShouldBeNull();
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static Delivery Photos(Desk desk) => new("so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc", new Rendition("fanpage", JsonSerializer.Serialize(
        new FacebookPost("Ba bước", "https://so-mau.example.vn/bai/ba-buoc/") { Photos = [new("https://so-mau.example.vn/media/0.png", "Ảnh", "")], Comment = Comment },
        RenditionJson.Readable.FacebookPost)), desk.Clock.GetUtcNow());
}
