using System.Text.Json;
using System.Text.Json.Nodes;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>What the channel makes of a link post and of a post of photos: in order, once, with its first comment at most once.</summary>
public sealed class PostFormTests
{
    private const string Link = "https://so-mau.example.vn/bai/ba-buoc/";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Photos_stand_in_their_order_with_captions_and_what_they_show()
    {
        await using var desk = await Desk.OpenAsync();

        var there = (await new FacebookChannel(desk.Client).SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        var post = Desk.Value(await desk.Client.GetPostAsync(there.ExternalId, None));
        post.Message.ShouldBe("Ba bước\n" + Link);
        var sent = (await RequestsAsync(desk)).Where(request => Target(request).EndsWith("/photos", StringComparison.Ordinal)).Select(request => Uri.UnescapeDataString((string)request["body"]!)).ToList();
        sent.Count.ShouldBe(3);
        for (var i = 0; i < sent.Count; i++)
        {
            sent[i].ShouldContain($"/media/{i}.png");
            sent[i].ShouldContain($"caption=Chú thích {i}");
            sent[i].ShouldContain($"alt_text_custom=Ảnh {i}");
            sent[i].ShouldContain("published=false");
        }

        // The ids in the order of their uploads: those of the answers to them.
        var uploaded = (await RequestsAsync(desk)).Where(request => Target(request).EndsWith("/photos", StringComparison.Ordinal)).Select(request => (string)JsonNode.Parse((string)request["answer"]!)!["id"]!);
        post.PhotoIds.ShouldBe(uploaded);
    }

    [Theory]
    [InlineData("""{"kind":"cut","route":"POST */photos","skip":1,"effect":"after"}""")]
    [InlineData("""{"kind":"status","route":"POST */photos","skip":2,"effect":"after","value":{"status":502,"body":"html"}}""")]
    [InlineData("""{"kind":"empty","route":"POST */photos","effect":"after"}""")]
    [InlineData("""{"kind":"malformed","route":"POST */photos","effect":"after"}""")]
    [InlineData("""{"kind":"oversized","route":"POST */photos","value":16}""")]
    [InlineData("""{"kind":"throttle","route":"POST */photos","skip":1,"value":{"code":32,"minutes":10}}""")]
    public async Task A_lost_upload_shows_readers_nothing_and_the_next_try_posts_once(string fault)
    {
        await using var desk = await Desk.OpenAsync();
        var channel = new FacebookChannel(desk.Client);
        await desk.ArmAsync(fault);

        (await channel.SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Deferred>();
        (await desk.PostsAsync()).ShouldBeEmpty();
        (await channel.FindAsync(Photos(desk), None)).ShouldBeOfType<FindOutcome.Absent>();
        desk.Clock.Advance(TimeSpan.FromHours(1));

        (await channel.SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Published>();
        (await desk.PostsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"kind":"cut","route":"POST */feed","effect":"after"}""")]
    [InlineData("""{"kind":"status","route":"POST */feed","effect":"after","value":{"status":504,"body":"empty"}}""")]
    [InlineData("""{"kind":"truncated","route":"POST */feed","value":"half"}""")]
    [InlineData("""{"kind":"contradictory","route":"POST */feed","effect":"after","value":{}}""")]
    [InlineData("""{"kind":"error","route":"POST */feed","effect":"after","value":{"code":1,"subcode":99,"status":500}}""")]
    [InlineData("""{"kind":"duplicate","route":"POST */feed"}""")]
    public async Task A_lost_post_of_photos_is_found_by_its_text_and_number_of_photos(string fault)
    {
        await using var desk = await Desk.OpenAsync();
        var channel = new FacebookChannel(desk.Client);
        // A post of one photo with the same text is not ours.
        Desk.Value(await desk.Client.PublishPhotosAsync("Khác", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None));
        await desk.ArmAsync(fault);

        (await channel.SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Unconfirmed>();

        var posts = await desk.PostsAsync();
        if (posts.Count == 1) (await channel.FindAsync(Photos(desk), None)).ShouldBeOfType<FindOutcome.Absent>();
        else (await channel.FindAsync(Photos(desk), None)).ShouldBeOfType<FindOutcome.Found>().ExternalId.ShouldBe((string)posts[^1]!["id"]!);
    }

    [Fact]
    public async Task A_post_with_the_text_and_other_photos_is_for_a_person()
    {
        await using var desk = await Desk.OpenAsync();
        Desk.Value(await desk.Client.PublishPhotosAsync("Ba bước\n" + Link, [new PagePhoto.ByFile("a.png", Desk.Png, "")], None));

        (await new FacebookChannel(desk.Client).FindAsync(Photos(desk), None)).ShouldBeOfType<FindOutcome.CannotTell>();
    }

    [Fact]
    public async Task The_first_comment_carries_the_link_and_stands_there_once()
    {
        await using var desk = await Desk.OpenAsync();

        var there = (await new FacebookChannel(desk.Client).SendAsync(Photos(desk, comment: "Đọc toàn bài: " + Link), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        Desk.Value(await desk.Client.GetCommentsAsync(there.ExternalId, None)).ShouldHaveSingleItem().Message.ShouldBe("Đọc toàn bài: " + Link);
        there.Remark.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"kind":"cut","route":"POST */comments"}""", 0)]
    [InlineData("""{"kind":"cut","route":"POST */comments","effect":"after"}""", 1)]
    [InlineData("""{"kind":"malformed","route":"POST */comments","effect":"after"}""", 1)]
    [InlineData("""{"kind":"permission_removed","value":"pages_manage_engagement","count":0}""", 0)]
    [InlineData("""{"kind":"throttle","route":"POST */comments","value":{"code":32,"minutes":10}}""", 0)]
    public async Task A_lost_comment_neither_undoes_nor_repeats_the_post_and_is_told(string fault, int comments)
    {
        await using var desk = await Desk.OpenAsync();
        var log = new LogLines<FacebookChannel>();
        await desk.ArmAsync(fault);

        var there = (await new FacebookChannel(desk.Client, log).SendAsync(Photos(desk, comment: "Đọc toàn bài"), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        (await desk.PostsAsync()).Count.ShouldBe(1);
        Desk.Value(await desk.Client.GetCommentsAsync(there.ExternalId, None)).Count.ShouldBe(comments);
        there.Remark.ShouldNotBeNull().ShouldContain("viết tay");
        log.Written.ShouldHaveSingleItem().ShouldContain(there.ExternalId);
    }

    [Fact]
    public async Task A_link_card_is_read_anew_before_the_post_and_never_after()
    {
        await using var desk = await Desk.OpenAsync();

        (await new FacebookChannel(desk.Client).SendAsync(LinkPost(desk), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        var calls = (await RequestsAsync(desk)).Where(request => (string)request["method"]! == "POST").ToList();
        calls.Count.ShouldBe(2);
        ((string)calls[0]["body"]!).ShouldContain("scrape=true");
        Uri.UnescapeDataString((string)calls[0]["body"]!).ShouldContain(Link);
        Target(calls[1]).ShouldContain("/feed");
    }

    [Theory]
    [InlineData("""{"kind":"cut"}""")]
    [InlineData("""{"kind":"malformed"}""")]
    [InlineData("""{"kind":"scrape_fails"}""")]
    [InlineData("""{"kind":"throttle","value":{"code":613,"minutes":1}}""")]
    [InlineData("""{"kind":"oversized","value":16}""")]
    public async Task A_card_that_cannot_be_read_anew_stops_no_post(string fault)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync(fault);

        (await new FacebookChannel(desk.Client).SendAsync(LinkPost(desk), None)).ShouldBeOfType<DeliveryOutcome.Published>();

        (await desk.PostsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_photo_that_Facebook_cannot_read_is_for_a_person()
    {
        await using var desk = await Desk.OpenAsync(facebook => facebook with { ForeignPhotos = ForeignPhotos.Refuse });

        (await new FacebookChannel(desk.Client).SendAsync(Photos(desk), None)).ShouldBeOfType<DeliveryOutcome.Rejected>().Reason.ShouldContain("324");

        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    private static Delivery LinkPost(Desk desk) => Deliver(desk, new FacebookPost("Ba bước", Link));

    private static Delivery Photos(Desk desk, string? comment = null) => Deliver(desk, new FacebookPost("Ba bước\n" + Link, Link)
    {
        Photos = [.. Enumerable.Range(0, 3).Select(i => new FacebookPhoto($"https://so-mau.example.vn/media/{i}.png", $"Ảnh {i}", $"Chú thích {i}"))],
        Comment = comment,
    });

    private static Delivery Deliver(Desk desk, FacebookPost post) => new(
        "so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc", new Rendition("fanpage", JsonSerializer.Serialize(post, RenditionJson.Readable.FacebookPost)), desk.Clock.GetUtcNow());

    private static async Task<IReadOnlyList<JsonNode>> RequestsAsync(Desk desk) =>
        [.. (await desk.Sandbox.GetJsonAsync("/sandbox/requests")).AsArray().OfType<JsonNode>().Where(request => (string)request["side"]! == "facebook")];

    private static string Target(JsonNode request) => (string)request["target"]!;
}
