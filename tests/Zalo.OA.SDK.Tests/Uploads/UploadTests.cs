using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Uploads;

public sealed class UploadTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    private static readonly byte[] Mp4 = [0, 0, 0, 24, (byte)'f', (byte)'t', (byte)'y', (byte)'p', 1, 2, 3, 4];

    [Fact]
    public async Task Each_kind_of_file_finds_its_place()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();

        (await client.UploadImageAsync(new ZaloFile("ảnh bìa.png", Png))).Value.ShouldNotBeEmpty();
        (await client.UploadGifAsync(new ZaloFile("a.gif", "GIF89a"u8.ToArray()))).Value.ShouldNotBeEmpty();
        (await client.UploadFileAsync(new ZaloFile("kế hoạch.pdf", "%PDF-1.7"u8.ToArray()))).Value.ShouldNotBeEmpty();

        stage.Server.Requests.All.ShouldAllBe(r => r.Answer.Contains("\"error\":0"));
    }

    [Theory]
    [InlineData("anh", "extension")]
    [InlineData("anh.webp", "extension")]
    [InlineData("anh.jpg", "content")]
    public async Task A_file_that_would_be_refused_does_not_travel(string name, string reason)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();

        var error = (await client.UploadImageAsync(new ZaloFile(name, Png))).Error;

        error.Remedy.ShouldBeOfType<ZaloRemedy.FixRequest>();
        error.Text.ShouldContain(reason);
        stage.Server.Requests.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_over_one_mebibyte_does_not_travel()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();

        (await client.UploadImageAsync(new ZaloFile("a.png", [.. Png, .. new byte[1 << 20]]))).Error.Text.ShouldContain("1048576");

        stage.Server.Requests.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_file_is_an_outcome_and_no_exception()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var file = new ZaloFile("a.png", 10, () => throw new FileNotFoundException());

        (await client.UploadImageAsync(file)).Error.Remedy.ShouldBeOfType<ZaloRemedy.FixRequest>();
    }

    [Fact]
    public async Task An_upload_is_repeated_whole_after_a_renewed_token()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();
        await stage.ArmAsync("""{"kind":"token_revoked","side":"zalo"}""");

        (await client.UploadImageAsync(new ZaloFile("a.png", Png))).Value.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_video_is_converted_and_then_becomes_an_article()
    {
        await using var stage = await Stage.OpenAsync(o => o with { VideoDelay = TimeSpan.FromSeconds(10) });
        var client = await stage.ClientAsync();
        var ticket = (await client.UploadVideoAsync(new ZaloFile("hop-bao.mp4", Mp4))).Value;
        stage.Clock.Advance(TimeSpan.FromSeconds(4));

        var early = (await client.GetVideoAsync(ticket)).Value.ShouldBeOfType<VideoUpload.Converting>();
        var ready = (await client.WaitForVideoAsync(ticket)).Value.ShouldBeOfType<VideoUpload.Ready>();
        var article = new VideoArticle
        {
            Title = "Họp báo quý III",
            Description = "Bản ghi hình",
            VideoId = ready.VideoId,
            Avatar = new Uri("https://so.example.gov.vn/anh/hop-bao.jpg"),
            Visibility = ArticleVisibility.Show,
        };
        var job = (await client.VerifyArticleAsync((await client.CreateArticleAsync(article)).Value)).Value.ShouldBeOfType<ArticleJob.Ready>();

        early.Percent.ShouldBe(40);
        (await client.GetArticleAsync(job.ArticleId)).Value.ToArticle().ShouldBe(article);
        (await client.ListArticlesAsync(ArticleKind.Video)).Value.Items.ShouldHaveSingleItem().Id.ShouldBe(job.ArticleId);
        (await client.ListArticlesAsync(ArticleKind.Normal)).Value.Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_state_of_a_video_is_read_with_the_token_as_header_too()
    {
        await using var stage = await Stage.OpenAsync();
        var ticket = (await (await stage.ClientAsync()).UploadVideoAsync(new ZaloFile("a.mp4", Mp4))).Value;

        var answer = await stage.SendAsync(
            HttpMethod.Get, "/v2.0/article/upload_video/verify", null, ("access_token", (await stage.PairAsync()).AccessToken.Reveal()), ("token", ticket.Token));

        answer.GetProperty("data").GetProperty("status").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"status":1}""", null)]
    [InlineData("""{"video_id":"x"}""", null)]
    [InlineData("""{"status":"3","convert_percent":"40"}""", typeof(VideoUpload.Converting))]
    [InlineData("""{"status":0}""", typeof(VideoUpload.Converting))]
    [InlineData("""{"status":2,"status_message":"locked"}""", typeof(VideoUpload.Unusable))]
    [InlineData("""{"status":4}""", typeof(VideoUpload.Unusable))]
    [InlineData("""{"status":5}""", typeof(VideoUpload.Unusable))]
    public async Task Every_state_of_a_video_has_its_type(string data, Type? type)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        await stage.ArmAsync($$"""{"kind":"contradictory","side":"zalo","value":{"error":0,"data":{{data}} } }""");

        var result = await client.GetVideoAsync(new VideoTicket("t"));

        if (type is null)
        {
            result.Error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
        }
        else
        {
            result.Value.ShouldBeOfType(type);
        }
    }
}
