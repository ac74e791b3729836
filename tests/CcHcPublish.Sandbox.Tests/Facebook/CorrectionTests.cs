using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Facebook edits a post's text alone: a correction that changes more must not be told as done.</summary>
public sealed class CorrectionTests
{
    private const string Link = "https://so-mau.example.vn/bai/ba-buoc/";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly FacebookPost Photos = new("Ba bước\n" + Link, Link) { Photos = [Photo(0), Photo(1)] };
    private static readonly FacebookPost LinkPost = new("Ba bước", Link);

    public static TheoryData<FacebookPost, FacebookPost, string> Unchangeable => new()
    {
        { Photos, Photos with { Photos = [Photo(0), Photo(2)] }, "Ảnh trên fanpage" },
        { Photos, Photos with { Photos = [Photo(0), Photo(1) with { Alt = "Sơ đồ mới" }] }, "Ảnh trên fanpage" },
        { Photos, Photos with { Photos = [Photo(0), Photo(1) with { Caption = "Chú thích mới" }] }, "Ảnh trên fanpage" },
        { Photos, Photos with { Photos = [Photo(1), Photo(0)] }, "Ảnh trên fanpage" },
        { Photos, Photos with { Photos = [Photo(0)] }, "Ảnh trên fanpage" },
        { Photos, Photos with { Photos = null }, "Ảnh trên fanpage" },
        { LinkPost, Photos, "Ảnh trên fanpage" },
        { LinkPost, LinkPost with { Link = "https://so-mau.example.vn/bai/bon-buoc/" }, "Liên kết trên fanpage" },
    };

    [Theory]
    [MemberData(nameof(Unchangeable))]
    public async Task A_correction_of_what_Facebook_cannot_change_is_refused_and_leaves_the_post_alone(FacebookPost stands, FacebookPost wanted, string reason)
    {
        await using var desk = await Desk.OpenAsync();
        var channel = new FacebookChannel(desk.Client);
        var there = (await channel.SendAsync(Deliver(desk, stands), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        var outcome = await channel.ReplaceAsync(Correction(desk, stands, wanted with { Message = "Bốn bước" }, there.Address), there.ExternalId, None);

        outcome.ShouldBeOfType<DeliveryOutcome.Rejected>().Reason.ShouldStartWith(reason + " không đổi được");
        ((string)(await desk.PostsAsync()).Single()!["message"]!).ShouldBe(stands.Message);
    }

    public static TheoryData<FacebookPost> Forms => new() { Photos, LinkPost };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_correction_of_the_text_alone_is_done_and_keeps_the_address_readers_know(FacebookPost stands)
    {
        await using var desk = await Desk.OpenAsync();
        var channel = new FacebookChannel(desk.Client);
        var there = (await channel.SendAsync(Deliver(desk, stands), None)).ShouldBeOfType<DeliveryOutcome.Published>();
        var correction = Correction(desk, stands, stands with { Message = "Bốn bước" }, there.Address);

        (await channel.ReplaceAsync(correction, there.ExternalId, None)).ShouldBe(there);

        ((string)(await desk.PostsAsync()).Single()!["message"]!).ShouldBe("Bốn bước");
        (await channel.WithdrawAsync(correction, there.ExternalId, None)).ShouldBe(there);
    }

    [Fact]
    public async Task Without_the_standing_bytes_only_the_text_is_known_and_a_plain_address_is_told()
    {
        await using var desk = await Desk.OpenAsync();
        var channel = new FacebookChannel(desk.Client);
        var there = (await channel.SendAsync(Deliver(desk, LinkPost), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        var outcome = await channel.ReplaceAsync(Deliver(desk, LinkPost with { Message = "Bốn bước" }), there.ExternalId, None);

        outcome.ShouldBeOfType<DeliveryOutcome.Published>().Address.ShouldBe(new Uri("https://www.facebook.com/" + there.ExternalId));
    }

    private static FacebookPhoto Photo(int i) => new($"https://so-mau.example.vn/media/{i}.png", $"Ảnh {i}", $"Chú thích {i}");

    private static Delivery Deliver(Desk desk, FacebookPost post) => new("so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc", new Rendition("fanpage", Payload(post)), desk.Clock.GetUtcNow());

    private static Delivery Correction(Desk desk, FacebookPost stands, FacebookPost wanted, Uri address) => Deliver(desk, wanted) with { Standing = new StandingPost(Payload(stands), address) };

    private static string Payload(FacebookPost post) => JsonSerializer.Serialize(post, RenditionJson.Readable.FacebookPost);
}
