using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 4.7 of the reference: videos at once and in chunks.</summary>
public sealed class VideoTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_video_comes_by_address_or_file_and_is_processed_for_a_while(bool isFile)
    {
        await using var desk = await Desk.OpenAsync();
        using var form = new MultipartFormDataContent { { new StringContent("Họp báo"), "description" } };
        if (isFile)
        {
            form.Add(new ByteArrayContent(new byte[100]), "source", "a.mp4");
        }
        else
        {
            form.Add(new StringContent("https://so-mau.example/a.mp4"), "file_url");
        }

        var id = (await PostAsync(desk, "me/videos", form))["id"]!.ToString();
        var fresh = await StatusAsync(desk, id);
        desk.Clock.Advance(TimeSpan.FromSeconds(10));

        fresh.ShouldBe("processing");
        (await StatusAsync(desk, id)).ShouldBe("ready");
        (await desk.CallAsync("GET", "me/published_posts?fields=status_type,attachments,message")).Body["data"]![0]!["attachments"]!["data"]![0]!["target"]!["id"]!
            .ToString().ShouldBe(id);
        (await desk.CallAsync("POST", "me/videos", "description=x")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Chunks_are_sent_until_both_offsets_are_equal()
    {
        await using var desk = await Desk.OpenAsync();
        var bytes = new byte[(4 << 20) + 10];
        var (_, begun, _) = await desk.CallAsync("POST", "me/videos", $"upload_phase=start&file_size={bytes.Length}");
        var session = begun["upload_session_id"]!.ToString();
        var (from, to) = (Number(begun, "start_offset"), Number(begun, "end_offset"));
        var early = await desk.CallAsync("POST", "me/videos", $"upload_phase=finish&upload_session_id={session}");
        var rounds = 0;
        while (from != to)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent("transfer"), "upload_phase" },
                { new StringContent(session), "upload_session_id" },
                { new StringContent(from.ToString(CultureInfo.InvariantCulture)), "start_offset" },
                { new ByteArrayContent(bytes[from..to]), "video_file_chunk", "chunk" },
            };
            var next = await PostAsync(desk, "me/videos", form);
            (from, to) = (Number(next, "start_offset"), Number(next, "end_offset"));
            rounds++;
        }

        (await StatusAsync(desk, begun["video_id"]!.ToString())).ShouldBe("uploading");
        (await desk.CallAsync("POST", "me/videos", $"upload_phase=finish&upload_session_id={session}&title=t")).Body["success"]!.GetValue<bool>().ShouldBeTrue();
        early.Status.ShouldBe(400);
        rounds.ShouldBe(2);
        (await desk.PostsAsync()).Count.ShouldBe(1);
    }

    private static int Number(JsonNode answer, string name) => int.Parse(answer[name]!.ToString(), CultureInfo.InvariantCulture);

    private static async Task<string> StatusAsync(Desk desk, string id) =>
        (await desk.CallAsync("GET", id + "?fields=status")).Body["status"]!["video_status"]!.ToString();

    private static async Task<JsonNode> PostAsync(Desk desk, string path, HttpContent content)
    {
        using var answer = await desk.Sandbox.Http.PostAsync($"/graph/v25.0/{path}?access_token={desk.Token}", content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
