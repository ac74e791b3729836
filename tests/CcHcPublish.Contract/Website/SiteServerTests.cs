using System.Net;
using CcHcPublish.Core.Channels;
using CcHcPublish.Web;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Website;

public sealed class SiteServerTests : IAsyncLifetime
{
    private readonly WebsiteStage stage = new();
    private readonly HttpClient reader = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private SiteServer server = null!;

    public async Task InitializeAsync()
    {
        var gone = stage.Delivery(WebsiteStage.Article("da-rut"));
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        await stage.Channel.WithdrawAsync(gone with { Withdrawal = new WithdrawalNotice("thu-hoi", "Sai.", null, WebsiteStage.Start) }, "da-rut", default);
        await stage.Channel.RefreshAsync(default);
        stage.Write("data/site/bi-mat.txt", "ngoài trang");
        server = await SiteServer.StartAsync(stage.Settings.SiteFolder, 0, default);
        reader.BaseAddress = server.Address;
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        reader.Dispose();
        stage.Dispose();
    }

    [Theory]
    [InlineData("/so-mau/", "text/html; charset=utf-8")]
    [InlineData("/so-mau/bai/ba-buoc/", "text/html; charset=utf-8")]
    [InlineData("/so-mau/assets/site.css", "text/css; charset=utf-8")]
    [InlineData("/so-mau/rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/so-mau/media/ba-buoc.png", "image/png")]
    public async Task Files_come_with_their_type_and_strict_headers(string path, string type)
    {
        using var answer = await reader.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task A_reader_who_has_the_page_gets_304()
    {
        using var first = await reader.GetAsync("/so-mau/");
        using var byTag = new HttpRequestMessage(HttpMethod.Get, "/so-mau/");
        byTag.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var byTime = new HttpRequestMessage(HttpMethod.Get, "/so-mau/");
        byTime.Headers.IfModifiedSince = first.Content.Headers.LastModified;

        (await reader.SendAsync(byTag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await reader.SendAsync(byTime)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_withdrawn_address_answers_410_with_the_reason()
    {
        using var answer = await reader.GetAsync("/so-mau/bai/da-rut/");

        answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Sai.");
    }

    [Fact]
    public async Task An_address_without_a_page_shows_the_agencys_own_404()
    {
        using var answer = await reader.GetAsync("/so-mau/khong/co/dau/");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Không tìm thấy trang");
    }

    [Theory]
    [InlineData("/bi-mat.txt")]
    [InlineData("/so-mau/.cchc-site")]
    [InlineData("/so-mau/bai/da-rut/.gone")]
    [InlineData("/so-mau/%2e%2e/bi-mat.txt")]
    [InlineData("/so-mau/..%2fbi-mat.txt")]
    [InlineData("/so-mau/..%5cbi-mat.txt")]
    [InlineData("/so-mau//index.html")]
    [InlineData("/so-mau/media/")]
    [InlineData("/../data/website/so-mau/ba-buoc.json")]
    public async Task Nothing_but_the_sites_own_files_is_shown(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        using var answer = await reader.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Texts_travel_compressed(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/so-mau/assets/site.css");
        request.Headers.Add("Accept-Encoding", encoding);

        using var answer = await reader.SendAsync(request);

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan((int)new FileInfo(Path.Combine(stage.Public, "assets", "site.css")).Length / 2);
    }

    [Fact]
    public async Task HEAD_has_the_headers_alone_and_POST_is_refused()
    {
        using var head = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/so-mau/"));
        using var post = await reader.PostAsync("/so-mau/", null);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(new FileInfo(Path.Combine(stage.Public, "index.html")).Length);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_folder_without_its_slash_and_the_root_of_a_single_agency_lead_on()
    {
        using var folder = await reader.GetAsync("/so-mau/bai/ba-buoc?x=1");
        using var root = await reader.GetAsync("/");

        folder.Headers.Location!.OriginalString.ShouldBe("/so-mau/bai/ba-buoc/?x=1");
        root.Headers.Location!.OriginalString.ShouldBe("/so-mau/");
    }
}
