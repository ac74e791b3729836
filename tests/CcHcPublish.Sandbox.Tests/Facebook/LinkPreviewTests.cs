using System.Net;
using CcHcPublish.Runtime.Channels.Facebook;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Sections 4.9 and 9.7 of the reference: links are read, previews kept until they are refreshed, a post keeps its own.</summary>
public sealed class LinkPreviewTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_preview_is_kept_until_it_is_refreshed_and_a_post_keeps_the_one_it_was_made_with()
    {
        await using var desk = await Desk.OpenAsync();
        await using var site = await ArticleSite.StartAsync();
        var article = new Uri(site.Address, "/bai");
        var first = Desk.Value(await desk.Client.PublishLinkAsync("một", article, None));
        site.Title = "Tên \"mới\" & hay";

        var stale = Desk.Value(await desk.Client.PublishLinkAsync("hai", article, None));
        var preview = Desk.Value(await desk.Client.RefreshPreviewAsync(article, None));
        var fresh = Desk.Value(await desk.Client.PublishLinkAsync("ba", article, None));

        (preview.Title, preview.HasPicture).ShouldBe(("Tên \"mới\" & hay", true));
        (await TitleAsync(desk, first)).ShouldBe("Tên cũ");
        (await TitleAsync(desk, stale)).ShouldBe("Tên cũ");
        (await TitleAsync(desk, fresh)).ShouldBe("Tên \"mới\" & hay");
        site.Agents.ShouldAllBe(a => a.StartsWith("facebookexternalhit/1.1"));
        (await desk.Sandbox.Http.GetStringAsync("/trang/" + desk.PageId)).ShouldContain("Tên &quot;mới&quot; &amp; hay");
    }

    [Fact]
    public async Task A_kept_preview_dies_after_thirty_days()
    {
        await using var desk = await Desk.OpenAsync();
        await using var site = await ArticleSite.StartAsync();
        var article = new Uri(site.Address, "/bai");
        await desk.Client.PublishLinkAsync("một", article, None);
        site.Title = "Tên mới";
        desk.Clock.Advance(TimeSpan.FromDays(31));

        (await TitleAsync(desk, Desk.Value(await desk.Client.PublishLinkAsync("hai", article, None)))).ShouldBe("Tên mới");
    }

    [Theory]
    [InlineData("/missing")]
    [InlineData("/away")]
    [InlineData("/huge")]
    public async Task A_link_that_cannot_be_read_fails_the_post(string path)
    {
        await using var desk = await Desk.OpenAsync();
        await using var site = await ArticleSite.StartAsync();

        var error = Desk.Error(await desk.Client.PublishLinkAsync("x", new(site.Address, path), None));

        error.Code.ShouldBe(1609005);
        error.Advice.ShouldBe(new GraphAdvice.RetryLater(GraphErrorTable.AfterUnreadableLink));
        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_foreign_link_is_never_fetched_and_can_be_made_to_fail()
    {
        await using var desk = await Desk.OpenAsync(f => f with { ForeignLinks = ForeignLinks.Refuse });

        Desk.Error(await desk.Client.PublishLinkAsync("x", new("https://so-mau.example/"), None)).Code.ShouldBe(1609005);
    }

    private static async Task<string?> TitleAsync(Desk desk, PostReceipt receipt) => Desk.Value(await desk.Client.GetPostAsync(receipt.Id, None)).LinkTitle;

    private sealed class ArticleSite : IAsyncDisposable
    {
        private readonly WebApplication app;

        private ArticleSite(WebApplication app) => this.app = app;

        public Uri Address { get; private set; } = new("http://127.0.0.1/");

        public string Title { get; set; } = "Tên cũ";

        public List<string> Agents { get; } = [];

        public static async Task<ArticleSite> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
            var site = new ArticleSite(builder.Build());
            site.app.Run(site.AnswerAsync);
            await site.app.StartAsync();
            site.Address = new(site.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            return site;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task AnswerAsync(HttpContext http)
        {
            Agents.Add(http.Request.Headers.UserAgent.ToString());
            switch (http.Request.Path.Value)
            {
                case "/bai":
                    await http.Response.WriteAsync(
                        $"<html><head><title>x</title><meta property=\"og:title\" content=\"{WebUtility.HtmlEncode(Title)}\">"
                        + "<meta content='/anh.png' property='og:image'></head></html>");
                    break;
                case "/anh.png":
                    await http.Response.Body.WriteAsync(Desk.Png);
                    break;
                case "/away":
                    http.Response.Redirect("https://so-mau.example/");
                    break;
                case "/huge":
                    await http.Response.Body.WriteAsync(new byte[2 << 20]);
                    break;
                default:
                    http.Response.StatusCode = 404;
                    break;
            }
        }
    }
}
