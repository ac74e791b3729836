using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

public sealed class OaPageTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task The_page_shows_title_description_and_blocks_in_their_order()
    {
        await using var stage = await Stage.OpenAsync();
        var id = await PublishAsync(stage, A.Article());

        var list = await stage.ReadAsync($"/oa/{stage.OaId}");
        var page = await stage.ReadAsync($"/oa/{stage.OaId}/{id}");

        list.ShouldContain("Ba bước nộp hồ sơ trực tuyến");
        string[] parts = ["anh/bia.jpg", "<h1>Ba bước", "Văn phòng Sở", "Người dân nộp", "<p>Bước 1", "buoc-2.png", "Bước 2: điền", "<p>Bước 3"];
        var places = parts.Select(p => page.IndexOf(p, StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(p => p > 0);
        places.ShouldBeInOrder();
    }

    [Fact]
    public async Task Markup_in_any_field_stays_text_and_only_harmless_tags_work()
    {
        await using var stage = await Stage.OpenAsync();
        const string evil = "\"><script>alert(1)</script>";
        var id = await PublishAsync(stage, A.Article("Tiêu đề " + evil) with
        {
            Author = "A " + evil,
            Description = "Mô tả " + evil,
            Body =
            [
                new ArticleBlock.Text(evil + "<p onclick=x>một</p><b>hai<a href=\"javascript:alert(1)\">ba</a><a href='https://so.example.gov.vn/?a=1&amp;b=2' onclick=x>bốn</a><img src=x onerror=alert(1)>&lt;i&gt;"),
                new ArticleBlock.Image(new Uri("https://so.example.gov.vn/a.jpg"), evil),
            ],
        });

        var page = await stage.ReadAsync($"/oa/{stage.OaId}/{id}");

        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img src=x");
        page.ShouldNotContain("<a rel=\"noreferrer nofollow\" href=\"javascript");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldContain("<p>một</p><b>hai");
        page.ShouldContain("href=\"https://so.example.gov.vn/?a=1&amp;b=2\"");
        page.ShouldContain("&lt;i&gt;");
        (await stage.ReadAsync($"/oa/{stage.OaId}")).ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_hidden_or_removed_article_has_no_page()
    {
        await using var stage = await Stage.OpenAsync();
        var id = await PublishAsync(stage, A.Article() with { Visibility = ArticleVisibility.Hide });

        (await stage.ReadAsync($"/oa/{stage.OaId}/{id}")).ShouldContain("Bài viết không còn hoặc đang ẩn");
        (await stage.ReadAsync($"/oa/{stage.OaId}")).ShouldContain("Chưa có bài viết nào");
        (await stage.ReadAsync("/oa/1")).ShouldContain("Không có Official Account này");
    }

    [Theory]
    [InlineData(200, 11, true, "Ready")]
    [InlineData(200, 1_100_000, true, "Failed")]
    [InlineData(200, 11, false, "Failed")]
    [InlineData(404, 11, true, "Ready")]
    public async Task A_picture_on_this_machine_is_fetched_and_looked_at(int status, int length, bool isPicture, string outcome)
    {
        await using var stage = await Stage.OpenAsync();
        using var web = new Web(status, [.. isPicture ? Png : "<html>chưa đăng nhập"u8.ToArray(), .. new byte[Math.Max(0, length - 11)]]);
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article() with { Cover = new ArticleCover.Photo(web.Address) })).Value;

        var job = (await client.VerifyArticleAsync(ticket)).Value;

        job.GetType().Name.ShouldBe(outcome);
        if (status == 200 && job is ArticleJob.Ready)
        {
            (await stage.ReadAsync($"/oa/{stage.OaId}")).ShouldContain("<img src=\"/media/");
        }
    }

    [Fact]
    public async Task A_picture_that_must_load_and_does_not_kills_the_job()
    {
        await using var stage = await Stage.OpenAsync(o => o with { PicturesMustLoad = true });
        using var web = new Web(404, Png);
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article() with { Cover = new ArticleCover.Photo(web.Address) })).Value;

        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Failed>();
    }

    private static async Task<string> PublishAsync(Stage stage, ZaloArticle article)
    {
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(article)).Value;
        return ((ArticleJob.Ready)(await client.VerifyArticleAsync(ticket)).Value).ArticleId;
    }

    /// <summary>A web server of one picture, for as many requests as come.</summary>
    private sealed class Web : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Web(int status, byte[] content)
        {
            listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/bia.png");
            _ = ServeAsync(status, content);
        }

        public Uri Address { get; }

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync(int status, byte[] content)
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await using var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[4096]);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n"));
                    await stream.WriteAsync(content);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
