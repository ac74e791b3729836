using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace CcHcPublish.Browser.Pages;

[Collection(SampleSiteGroup.Name)]
public sealed class WebsiteTests(SampleSite site)
{
    private const int Phone = 390;
    private const int Desktop = 1280;
    private const string Article = "bai/ba-buoc-nop-ho-so-truc-tuyen/";

    [BrowserTheory]
    [InlineData("", "home")]
    [InlineData(Article, "article")]
    [InlineData("chuyen-muc/dich-vu-cong/", "list")]
    [InlineData("tat-ca/", "all")]
    [InlineData("luu-tru/", "archive")]
    [InlineData("ke-hoach/2026/", "plan")]
    [InlineData("ke-hoach/2026/2-2/", "plan-item")]
    public async Task Every_page_fits_phone_and_desk_and_nothing_complains(string path, string name)
    {
        foreach (var (width, size) in new[] { (320, "narrow"), (Phone, "phone"), (Desktop, "desktop") })
        {
            await using var page = await site.OpenAsync(path, width);
            await page.PictureAsync($"{name}-{size}");

            page.Status.ShouldBe(200);
            page.Complaints.ShouldBeEmpty($"{path} at {width}");
            page.Requests.ShouldAllBe(request => request.StartsWith(site.Home, StringComparison.Ordinal));
            (await page.OverhangAsync()).ShouldBe(0, $"{path} at {width}");
            (await page.Page.Locator("h1").CountAsync()).ShouldBe(1);
        }
    }

    [BrowserFact]
    public async Task A_dark_room_gets_a_dark_page()
    {
        await using var page = await site.OpenAsync(Article, Phone, isDark: true);
        await page.PictureAsync("article-dark");

        (await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(17, 22, 29)");
    }

    [BrowserFact]
    public async Task The_first_tab_skips_to_the_text()
    {
        await using var page = await site.OpenAsync(Article, Desktop);

        await page.Page.Keyboard.PressAsync("Tab");
        (await page.Page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("skip");
        await page.Page.Keyboard.PressAsync("Enter");

        (await page.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("_main");
    }

    [BrowserFact]
    public async Task The_menu_of_a_phone_opens_without_a_script()
    {
        await using var page = await site.OpenAsync("", Phone);

        await page.Page.Locator(".menu summary").ClickAsync();
        await page.Page.Locator(".menu a", new() { HasText = "Dịch vụ công trực tuyến" }).ClickAsync();

        page.Page.Url.ShouldBe(site.Home + "chuyen-muc/dich-vu-cong/");
    }

    [BrowserFact]
    public async Task A_reader_comes_from_the_plan_to_an_article_and_back_by_links_alone()
    {
        await using var page = await site.OpenAsync("", Desktop);

        await page.Page.Locator(".plan .button").ClickAsync();
        await page.Page.Locator(".tasks-list a").Nth(7).ClickAsync();
        await page.Page.Locator(".related .card a").First.ClickAsync();
        await page.Page.Locator(".serves a").First.ClickAsync();

        page.Page.Url.ShouldContain("/ke-hoach/2026/");
    }

    [BrowserFact]
    public async Task A_withdrawn_address_tells_why()
    {
        await using var page = await site.OpenAsync($"bai/{site.Withdrawn}/", Phone);
        await page.PictureAsync("withdrawn-phone");

        page.Status.ShouldBe(410);
        (await page.Page.Locator("main").InnerTextAsync()).ShouldContain("12/QĐ-SM");
    }

    [BrowserFact]
    public async Task A_wrong_address_leads_back_home()
    {
        await using var page = await site.OpenAsync("khong-co/", Desktop);
        await page.PictureAsync("404-desktop");

        page.Status.ShouldBe(404);
        (await page.Page.Locator("main").InnerTextAsync()).ShouldContain("Không tìm thấy trang");
    }

    [BrowserFact]
    public async Task A_printed_article_is_the_article_alone()
    {
        await using var page = await site.OpenAsync(Article, Desktop);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await page.Page.Locator(".bar").IsVisibleAsync()).ShouldBeFalse();
        (await page.Page.Locator(".related").IsVisibleAsync()).ShouldBeFalse();
        (await page.Page.Locator("h1").IsVisibleAsync()).ShouldBeTrue();
        await page.PictureAsync("article-print");
    }
}
