using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>A post whose answer was lost gets what it still lacks once it is found: its first comment, once.</summary>
public sealed class AdoptedPostTests
{
    private const string Comment = "Đọc toàn bài: https://so-mau.example.vn/bai/ba-buoc/";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_found_post_gets_the_first_comment_it_lacks_and_never_a_second()
    {
        await using var desk = await Desk.OpenAsync();
        var (channel, _) = await LoseAsync(desk);

        for (var i = 0; i < 3; i++)
        {
            var found = (await channel.FindAsync(Photos(desk), None)).ShouldBeOfType<FindOutcome.Found>();
            Desk.Value(await desk.Client.GetCommentsAsync(found.ExternalId, None)).ShouldHaveSingleItem().Message.ShouldBe(Comment);
        }
    }

    [Theory]
    [InlineData("""{"kind":"cut","route":"POST */comments"}""")]
    [InlineData("""{"kind":"throttle","route":"GET */comments","value":{"code":32,"minutes":10}}""")]
    [InlineData("""{"kind":"malformed","route":"GET */comments"}""")]
    [InlineData("""{"kind":"permission_removed","value":"pages_manage_engagement","count":0}""")]
    public async Task A_comment_that_fails_again_is_told_in_the_log_and_the_post_is_adopted_all_the_same(string fault)
    {
        await using var desk = await Desk.OpenAsync();
        var (channel, log) = await LoseAsync(desk);
        await desk.ArmAsync(fault);

        var found = (await channel.FindAsync(Photos(desk), None)).ShouldBeOfType<FindOutcome.Found>();

        (await desk.PostsAsync()).Count.ShouldBe(1);
        Desk.Value(await desk.Client.GetCommentsAsync(found.ExternalId, None)).ShouldBeEmpty();
        var line = log.Written.ShouldHaveSingleItem();
        line.ShouldContain(found.ExternalId);
        line.ShouldContain("bình luận đầu tiên");
        found.Remark.ShouldNotBeNull().ShouldContain("viết tay");
    }

    private static async Task<(FacebookChannel Channel, LogLines<FacebookChannel> Log)> LoseAsync(Desk desk)
    {
        var log = new LogLines<FacebookChannel>();
        var channel = new FacebookChannel(desk.Client, log);
        await desk.ArmAsync("""{"kind":"cut","route":"POST */feed","effect":"after"}""");
        (await channel.SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Unconfirmed>();
        return (channel, log);
    }

    private static Delivery Photos(Desk desk) => new("so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc", new Rendition("fanpage", JsonSerializer.Serialize(
        new FacebookPost("Ba bước", "https://so-mau.example.vn/bai/ba-buoc/") { Photos = [new("https://so-mau.example.vn/media/0.png", "Ảnh", "")], Comment = Comment },
        RenditionJson.Readable.FacebookPost)), desk.Clock.GetUtcNow());
}
