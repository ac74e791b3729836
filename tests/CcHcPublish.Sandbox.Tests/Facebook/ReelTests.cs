using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 4.7 of the reference: reels of 3 to 90 seconds, 9:16, thirty a day, in three steps.</summary>
public sealed class ReelTests
{
    [Theory]
    [InlineData("PUBLISHED", 1)]
    [InlineData("DRAFT", 0)]
    public async Task A_reel_is_begun_sent_with_its_headers_and_finished(string state, int posts)
    {
        await using var desk = await Desk.OpenAsync();
        var (id, address) = await BeginAsync(desk);
        var begun = await StatusAsync(desk, id);

        (await SendAsync(desk, address, Mp4.Of(12, 1080, 1920))).ShouldBe(200);
        var sent = await StatusAsync(desk, id);
        var done = await FinishAsync(desk, id, $"video_state={state}&description=x");

        (begun, sent, await StatusAsync(desk, id)).ShouldBe(("uploading", "upload_complete", "processing"));
        done["success"]!.GetValue<bool>().ShouldBeTrue();
        (await desk.PostsAsync()).Count.ShouldBe(posts);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        (await StatusAsync(desk, id)).ShouldBe("ready");
    }

    [Fact]
    public async Task A_reel_may_wait_for_its_time_and_needs_one_then()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await UploadAsync(desk, Mp4.Of(12, 1080, 1920));
        var second = await UploadAsync(desk, Mp4.Of(13, 1080, 1920));
        var time = desk.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds();

        var without = await FinishAsync(desk, first, "video_state=SCHEDULED");
        var odd = await FinishAsync(desk, first, "video_state=LATER");
        var with = await FinishAsync(desk, second, $"video_state=SCHEDULED&scheduled_publish_time={time}");

        ((int)without["error"]!["code"]!, (int)odd["error"]!["code"]!).ShouldBe((100, 100));
        with["success"]!.GetValue<bool>().ShouldBeTrue(with.ToJsonString());
        (await desk.CallAsync("GET", "me/scheduled_posts")).Body["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(3, 1080, 1920, false, false)]
    [InlineData(90, 540, 960, false, false)]
    [InlineData(30, 1920, 1080, true, false)]
    [InlineData(30, 1080, 1920, false, true)]
    [InlineData(30, 607, 1080, false, false)]
    public async Task A_reel_within_the_limits_is_taken_also_one_filmed_with_the_phone_turned(double seconds, int width, int height, bool isTurned, bool isLong)
    {
        await using var desk = await Desk.OpenAsync();

        (await FinishAsync(desk, await UploadAsync(desk, Mp4.Of(seconds, width, height, isTurned, isLong)), "video_state=PUBLISHED"))["success"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData(2.9, 1080, 1920, "3")]
    [InlineData(90.1, 1080, 1920, "90")]
    [InlineData(30, 1920, 1080, "9:16")]
    [InlineData(30, 1080, 1080, "9:16")]
    [InlineData(30, 600, 1080, "9:16")]
    public async Task A_reel_outside_the_limits_is_refused_and_shown_to_nobody(double seconds, int width, int height, string told)
    {
        await using var desk = await Desk.OpenAsync();
        var id = await UploadAsync(desk, Mp4.Of(seconds, width, height));

        var answer = await FinishAsync(desk, id, "video_state=PUBLISHED");

        ((int)answer["error"]!["code"]!).ShouldBe(100);
        answer["error"]!["message"]!.ToString().ShouldContain(told);
        (await StatusAsync(desk, id)).ShouldBe("error");
        (await desk.PostsAsync()).ShouldBeEmpty();
        (await FinishAsync(desk, id, "video_state=PUBLISHED"))["error"].ShouldNotBeNull("it cannot be finished a second time");
    }

    private static readonly Dictionary<string, Func<byte[]>> Films = new()
    {
        ["no boxes"] = () => new byte[5000],
        ["text"] = () => "<html>not a film</html>"u8.ToArray(),
        ["a length beyond the end"] = () => [.. Mp4.Box("ftyp", new byte[8]), .. Mp4.Box("moov", Mp4.Header(30), length: 0x7FFFFFFF)],
        ["a length below its own head"] = () => [.. Mp4.Box("ftyp", new byte[8]), .. Mp4.Box("moov", [], length: 3)],
        ["a 64-bit length that overflows"] = () => [.. Mp4.Box("ftyp", new byte[8]), .. Mp4.Box("moov", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], length: 1)],
        ["a torn header"] = () => Mp4.Box("moov", [.. Mp4.Box("mvhd", [0, 0, 0]), .. Mp4.Track(1080, 1920)]),
        ["no time scale"] = () => Mp4.Box("moov", [.. Mp4.Header(0, perSecond: 0), .. Mp4.Track(1080, 1920)]),
        ["no length known"] = () => Mp4.Box("moov", [.. Mp4.Header(uint.MaxValue, perSecond: 1), .. Mp4.Track(1080, 1920)]),
        ["a torn track"] = () => Mp4.Box("moov", [.. Mp4.Header(30), .. Mp4.Box("trak", Mp4.Box("tkhd", new byte[20]))]),
        ["sound alone"] = () => Mp4.Box("moov", [.. Mp4.Header(30), .. Mp4.Track(0, 0)]),
        ["a million boxes"] = () => [.. Enumerable.Repeat(Mp4.Box("free", []), 1_000_000).SelectMany(b => b), .. Mp4.Of(30, 1080, 1920)],
    };

    /// <summary>Names alone: the runner would write the bytes out, one by one, and gigabytes of memory with them.</summary>
    public static TheoryData<string> Hostile => [.. Films.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Bytes_that_are_no_film_are_refused_in_metas_envelope(string what)
    {
        var bytes = Films[what]();
        await using var desk = await Desk.OpenAsync();

        var answer = await FinishAsync(desk, await UploadAsync(desk, bytes), "video_state=PUBLISHED");

        ((int)answer["error"]!["code"]!).ShouldBe(100, what);
        desk.Sandbox.Server.Requests.All.ShouldAllBe(r => r.Fault == null, what);
    }

    [Fact]
    public async Task Thirty_reels_a_day_are_published_and_the_next_only_when_the_first_is_a_day_old()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 30; i++)
        {
            (await FinishAsync(desk, await UploadAsync(desk, Mp4.Of(3 + i, 1080, 1920)), $"video_state=PUBLISHED&description=reel {i}"))["success"]!.GetValue<bool>().ShouldBeTrue();
        }

        var early = await UploadAsync(desk, Mp4.Of(60, 1080, 1920));
        var tooMany = await FinishAsync(desk, early, "video_state=PUBLISHED&description=one more");
        desk.Clock.Advance(TimeSpan.FromHours(24));
        var nextDay = await FinishAsync(desk, early, "video_state=PUBLISHED&description=one more");

        ((int)tooMany["error"]!["code"]!).ShouldBe(613);
        nextDay["success"]!.GetValue<bool>().ShouldBeTrue(nextDay.ToJsonString());
        (await desk.PostsAsync()).Count.ShouldBe(31);
    }

    [Fact]
    public async Task Unfinished_reels_hold_no_more_memory_than_is_allowed()
    {
        await using var desk = await Desk.OpenAsync((SandboxOptions o) => o with { Facebook = new() { HeldReelBytes = 1000 } });
        var (_, first) = await BeginAsync(desk);
        var (id, second) = await BeginAsync(desk);

        (await SendAsync(desk, first, Mp4.Of(12, 1080, 1920))).ShouldBe(200);
        (await SendAsync(desk, second, new byte[900])).ShouldBe(400);
        (await FinishAsync(desk, id, "video_state=PUBLISHED"))["error"].ShouldNotBeNull();
    }

    private static async Task<(string Id, string Address)> BeginAsync(Desk desk)
    {
        var (_, begun, _) = await desk.CallAsync("POST", "me/video_reels", "upload_phase=start");
        return (begun["video_id"]!.ToString(), begun["upload_url"]!.ToString());
    }

    private static async Task<string> UploadAsync(Desk desk, byte[] bytes)
    {
        var (id, address) = await BeginAsync(desk);
        (await SendAsync(desk, address, bytes)).ShouldBe(200);
        return id;
    }

    private static async Task<int> SendAsync(Desk desk, string address, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("Authorization", "OAuth " + desk.Token);
        request.Headers.TryAddWithoutValidation("offset", "0");
        request.Headers.TryAddWithoutValidation("file_size", bytes.Length.ToString(CultureInfo.InvariantCulture));
        using var sent = await desk.Sandbox.Http.SendAsync(request);
        return (int)sent.StatusCode;
    }

    private static async Task<JsonNode> FinishAsync(Desk desk, string id, string rest) =>
        (await desk.CallAsync("POST", "me/video_reels", $"upload_phase=finish&video_id={id}&{rest}")).Body;

    private static async Task<string> StatusAsync(Desk desk, string id) =>
        (await desk.CallAsync("GET", id + "?fields=status")).Body["status"]!["video_status"]!.ToString();
}
