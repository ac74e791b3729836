using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Website;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Testing;
using CcHcPublish.Web;
using Microsoft.Playwright;
using Xunit;

namespace CcHcPublish.Browser;

/// <summary>The rehearsal agency's website with all its sample articles, one of them withdrawn, served to one browser.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    public const string Agency = "so-mau";

    private readonly TempFolder data = new();
    private IPlaywright? playwright;
    private SiteServer? server;

    public IBrowser Browser { get; private set; } = null!;

    public string Withdrawn { get; private set; } = "";

    public string Home => $"{server!.Address}{Agency}/";

    public async Task InitializeAsync()
    {
        if (Chromium.Reason is not null) return;
        var settings = new RuntimeSettings { Root = new ContentRoot(SourceTree.Root), DataFolder = data.Path };
        await PublishAsync(settings);
        server = await SiteServer.StartAsync(settings.SiteFolder, 0, default);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    /// <summary>A page of its own in a window of the given width; what goes wrong in it is collected.</summary>
    public async Task<WatchedPage> OpenAsync(string path, int width, bool isDark = false)
    {
        var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "vi-VN",
        });
        var page = new WatchedPage(await context.NewPageAsync(), Home);
        await page.GoAsync(path);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null) await server.DisposeAsync();
        data.Dispose();
    }

    private async Task PublishAsync(RuntimeSettings settings)
    {
        var content = new ReadContent(settings.Root).Run(Agency).Content!;
        var setting = content.Agency.Channels.First(channel => channel.Kind == ChannelKind.Website);
        var renderer = new Renderer(SampleTemplates.All);
        using var channel = new WebsiteChannel(content.Agency, setting, settings);
        foreach (var article in content.Articles)
        {
            if (renderer.Render(article, content, setting) is not RenderOutcome.Rendered { Rendition: var rendition }) continue;
            var delivery = new Delivery(article.Slug, Agency, article.Slug, rendition, content.Agency.At(article.Date));
            await channel.SendAsync(delivery, default);
            if (article != content.Articles[0]) continue;
            Withdrawn = article.Slug;
            await channel.WithdrawAsync(delivery with { Withdrawal = new WithdrawalNotice("thu-hoi", "Nội dung chưa được thẩm định.", "12/QĐ-SM", delivery.FirstSent.AddDays(1)) }, article.Slug, default);
        }

        await channel.RefreshAsync(default);
    }
}

[CollectionDefinition(Name)]
public sealed class SampleSiteGroup : ICollectionFixture<SampleSite>
{
    public const string Name = "sample site";
}
