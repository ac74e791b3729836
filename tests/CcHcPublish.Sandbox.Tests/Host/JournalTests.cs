using System.Text;
using CcHcPublish.Sandbox.Tests.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Host;

public sealed class JournalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cchc-sandbox-").FullName;

    private string StateFile => Path.Combine(folder, "state.jsonl");

    [Fact]
    public async Task What_was_confirmed_is_there_after_a_restart_with_its_pictures()
    {
        string id;
        await using (var desk = await OpenAsync())
        {
            id = Desk.Value(await desk.Client.PublishPhotosAsync("ảnh", [new CcHcPublish.Runtime.Channels.Facebook.PagePhoto.ByFile("a.png", Desk.Png, "x")], CancellationToken.None)).Id;
            await desk.CallAsync("POST", id + "/comments", "message=binh+luan");
            await desk.CallAsync("POST", "me/feed", "message=hen&published=false&scheduled_publish_time=%2B1+hours");
        }

        await using var again = await OpenAsync();

        (await again.PostsAsync()).Count.ShouldBe(2);
        var media = (string)(await again.PostsAsync()).Single(p => (string)p!["id"]! == id)!["photos"]![0]!["media"]!;
        (await again.Sandbox.Http.GetByteArrayAsync(media)).ShouldBe(Desk.Png);
        (await again.CallAsync("GET", id + "/comments")).Body["data"]!.AsArray().Count.ShouldBe(1);
        var fresh = (await again.CallAsync("POST", "me/feed", "message=moi")).Body["id"]!.ToString();
        (await again.PostsAsync()).Select(p => (string)p!["id"]!).Distinct().Count().ShouldBe(3, fresh);
        again.Clock.Advance(TimeSpan.FromHours(1));
        (await again.CallAsync("GET", "me/published_posts")).Body["data"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_confirmed_post_is_on_disk_while_the_sandbox_still_runs()
    {
        await using var desk = await OpenAsync();
        var id = (await desk.CallAsync("POST", "me/feed", "message=a")).Body["id"]!.ToString();

        await using var file = new FileStream(StateFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);

        (await reader.ReadToEndAsync()).ShouldContain(id);
    }

    [Theory]
    [InlineData("{\"side\":\"facebook\",\"kind\":\"post\",\"id\":\"1\",\"value\":{\"cut off")]
    [InlineData("not json at all\n")]
    [InlineData("{\"side\":\"facebook\"}\n")]
    public async Task A_torn_or_foreign_line_is_dropped_and_writing_goes_on(string tail)
    {
        await using (var desk = await OpenAsync())
        {
            await desk.CallAsync("POST", "me/feed", "message=a");
        }

        await File.AppendAllTextAsync(StateFile, tail, Encoding.UTF8);
        await using (var desk = await OpenAsync())
        {
            await desk.CallAsync("POST", "me/feed", "message=b");
        }

        await using var last = await OpenAsync();
        (await last.PostsAsync()).Count.ShouldBe(2);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<Desk> OpenAsync() => Desk.OpenAsync((SandboxOptions o) => o with { StateFile = StateFile });
}
