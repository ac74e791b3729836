using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Sections 4.9 and 6.3 of the reference: what to do when Meta cannot read a picture, a page or its card.</summary>
public sealed class UnreadableAddressTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_picture_that_Facebook_cannot_fetch_is_sent_once_more_as_a_file()
    {
        await using var desk = await Desk.OpenAsync();
        var photo = new PagePhoto.ByAddress(await PictureAsync(desk), "Mô tả") { Caption = "Chú thích" };
        await desk.ArmAsync("""{"kind":"photo_fails"}""");

        var id = Desk.Value(await desk.Client.UploadPhotoAsync(photo, false, None));

        var (_, read, _) = await desk.CallAsync("GET", id + "?fields=alt_text_custom,name");
        read["alt_text_custom"]!.ToString().ShouldBe("Mô tả");
        read["name"]!.ToString().ShouldBe("Chú thích");
    }

    [Theory]
    [InlineData("/khong-co.png")]
    [InlineData("/sandbox/accounts")]
    public async Task A_picture_that_nobody_can_fetch_stays_refused_after_one_try_each_way(string path)
    {
        await using var desk = await Desk.OpenAsync(facebook => facebook with { ForeignPhotos = ForeignPhotos.Refuse });
        var address = new Uri(desk.Sandbox.Server.BaseAddress, path);

        Desk.Error(await desk.Client.UploadPhotoAsync(new PagePhoto.ByAddress(address, ""), false, None)).Code.ShouldBe(324);
        Desk.Error(await desk.Client.UploadPhotoAsync(new PagePhoto.ByAddress(new("https://so-mau.example.vn/a.png"), ""), false, None)).Code.ShouldBe(324);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task A_page_that_Facebook_cannot_read_is_tried_a_few_times_and_then_for_a_person(int tries, bool isTriedAgain)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"error","route":"POST */feed","value":{"code":1609005}}""");

        var outcome = await new FacebookChannel(desk.Client).SendAsync(Link(desk, "https://so-mau.example.vn/bai/") with { Tries = tries }, None);

        if (isTriedAgain) outcome.ShouldBeOfType<DeliveryOutcome.Deferred>().RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
        else outcome.ShouldBeOfType<DeliveryOutcome.Rejected>().Reason.ShouldBe("Facebook không đọc được trang của tin bài sau nhiều lần thử; xem trang có mở được từ Internet không (mã 1609005).");
    }

    [Fact]
    public async Task A_card_without_title_or_picture_is_told_in_the_log_and_stops_no_post()
    {
        await using var desk = await Desk.OpenAsync();
        var log = new LogLines<FacebookChannel>();

        (await new FacebookChannel(desk.Client, log).SendAsync(Link(desk, "https://so-mau.example.vn/bai/"), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        log.Written.ShouldHaveSingleItem().ShouldContain("thẻ liên kết");
    }

    private static async Task<Uri> PictureAsync(Desk desk)
    {
        Desk.Value(await desk.Client.PublishPhotosAsync("Ảnh", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None));
        return new Uri(desk.Sandbox.Server.BaseAddress, (string)(await desk.PostsAsync()).Single()!["photos"]![0]!["media"]!);
    }

    private static Delivery Link(Desk desk, string link) => new(
        "so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc", new Rendition("fanpage", JsonSerializer.Serialize(new FacebookPost("Ba bước", link), RenditionJson.Readable.FacebookPost)), desk.Clock.GetUtcNow());
}
