using CcHcPublish.Core.Site;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Site;

public class SitePagesTests
{
    [Theory]
    [InlineData("bai/ba-buoc-nop-ho-so/index.html", "article.html")]
    [InlineData("bai/tin-da-rut/index.html", "withdrawn.html")]
    [InlineData("index.html", "home.html")]
    [InlineData("404.html", "404.html")]
    [InlineData("chuyen-muc/dich-vu-cong/index.html", "list.html")]
    [InlineData("luu-tru/index.html", "archive.html")]
    [InlineData("ke-hoach/index.html", "plans.html")]
    [InlineData("ke-hoach/2026/index.html", "plan.html")]
    [InlineData("ke-hoach/2026/1-1/index.html", "plan-item.html")]
    [InlineData("rss.xml", "rss.xml")]
    [InlineData("atom.xml", "atom.xml")]
    [InlineData("sitemap.xml", "sitemap.xml")]
    [InlineData("sitemap-trang.xml", "sitemap-trang.xml")]
    [InlineData("sitemap-2026.xml", "sitemap-2026.xml")]
    [InlineData("robots.txt", "robots.txt")]
    public void Each_kind_of_page_looks_as_it_was_agreed(string path, string golden) => Golden.Match(golden, Sample().Files()[path]);

    [Fact]
    public void No_page_is_made_twice()
    {
        var paths = Sample().Pages().Select(page => page.Path).ToList();

        paths.ShouldBeUnique();
        paths.ShouldContain("bai/tin-da-rut/.gone");
        paths.ShouldAllBe(path => !path.Contains("..") && !path.StartsWith('/'));
    }

    [Fact]
    public void A_withdrawn_article_is_in_no_list_and_its_address_stays()
    {
        var files = Sample().Files();

        files.Where(file => file.Key != "bai/tin-da-rut/index.html").ShouldAllBe(file => !file.Value.Contains("tin-da-rut"));
        files["bai/tin-da-rut/index.html"].ShouldContain("12/QĐ-SM");
    }

    [Fact]
    public void Corrections_stand_above_the_text() =>
        Sample().Files()["bai/ba-buoc-nop-ho-so/index.html"].ShouldContain("Số liệu ở bước 2 được sửa cho đúng.");

    [Fact]
    public void Every_link_inside_the_site_leads_to_a_page_that_exists()
    {
        var files = Sample().Files();
        foreach (var (path, html) in files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal) && file.Key != "404.html"))
        {
            foreach (var target in Links.Of(html).Where(link => !link.Contains(':') && !link.StartsWith('#')))
            {
                var at = new Uri(new Uri("http://x/" + path), target).AbsolutePath[1..];
                var file = at.Length == 0 || at.EndsWith('/') ? at + "index.html" : at;
                (files.ContainsKey(file) || file.StartsWith("media/", StringComparison.Ordinal)).ShouldBeTrue($"{path} links to {target}");
            }
        }
    }

    [Fact]
    public void A_page_whose_key_did_not_change_has_the_same_bytes()
    {
        var before = Sample();
        var after = Sample();
        after.Publish(A.Article("tin-moi-nhat"), SiteUnderTest.Start.AddDays(9));
        var old = before.Pages().ToDictionary(page => page.Path);

        foreach (var page in after.Pages().Where(page => old.TryGetValue(page.Path, out var known) && known.Key == page.Key))
            SiteUnderTest.Text(page).ShouldBe(SiteUnderTest.Text(old[page.Path]), page.Path);
    }

    [Fact]
    public void A_new_article_leaves_the_older_numbered_pages_alone()
    {
        var site = Long(90);
        var before = site.Pages().ToDictionary(page => page.Path, page => page.Key);
        site.Publish(A.Article("tin-moi-nhat"), SiteUnderTest.Start.AddDays(9));

        var changed = site.Pages().Where(page => before.GetValueOrDefault(page.Path) != page.Key).Select(page => page.Path).ToList();

        changed.ShouldContain("tat-ca/index.html");
        changed.ShouldNotContain(path => path.Contains("trang-"));
        changed.Count.ShouldBeLessThan(25);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 0)]
    [InlineData(39, 0)]
    [InlineData(40, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 2)]
    public void A_list_is_cut_into_pages_of_twenty_counted_from_the_oldest(int count, int older)
    {
        var list = Long(count).Index.All;

        list.OlderPages.ShouldBe(older);
        Enumerable.Range(1, older).SelectMany(list.Page).Concat(list.FrontPage).Distinct().Count().ShouldBe(count);
        Enumerable.Range(1, older).ShouldAllBe(number => list.Page(number).Count() == SiteList.PageSize);
    }

    private static SiteUnderTest Sample() => SiteUnderTest.Sample();

    private static SiteUnderTest Long(int count)
    {
        var site = new SiteUnderTest(A.Content());
        for (var number = 0; number < count; number++) site.Publish(A.Article($"tin-{number:D3}"), SiteUnderTest.Start.AddMinutes(number));
        return site;
    }
}
