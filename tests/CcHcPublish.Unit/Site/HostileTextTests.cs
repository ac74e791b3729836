using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Unit.Rendering;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Site;

/// <summary>Every text of every model is markup and quotes here: none of it may become an element or an attribute, all of it must be seen.</summary>
public class HostileTextTests
{
    private static readonly string[] InZalo = ["P", "BR", "B", "I", "UL", "LI", "A"];

    [Fact]
    public void No_text_becomes_markup_on_any_page()
    {
        var pages = Hostile().Files().Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(15);
        foreach (var (path, html) in pages)
        {
            var document = new HtmlParser().ParseDocument(html);

            foreach (var element in document.All)
            {
                if (element.LocalName == "script") IsData(element, path);
                element.Attributes.ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal) && attribute.Name != "style", path);
            }

            html.ShouldNotContain("<script>", Case.Insensitive, path);
            html.ShouldNotContain("javascript:", Case.Insensitive, path);
        }
    }

    [Fact]
    public void Readers_see_every_letter_of_it()
    {
        var page = new HtmlParser().ParseDocument(Hostile().Files()["bai/bai-a/index.html"]);

        page.QuerySelector("h1")!.TextContent.ShouldBe(RichArticle.Hostile);
        page.QuerySelector(".lead")!.TextContent.ShouldBe(RichArticle.Hostile);
        page.QuerySelector(".text h2")!.TextContent.ShouldBe(RichArticle.Hostile);
        page.QuerySelector(".cover img")!.GetAttribute("alt").ShouldBe(RichArticle.Hostile);
        page.QuerySelector(".text figure img")!.GetAttribute("alt").ShouldBe(RichArticle.Hostile);
        page.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldBe(RichArticle.Hostile);
        page.QuerySelector(".corrections li")!.TextContent.ShouldEndWith(RichArticle.Hostile);
    }

    [Theory]
    [InlineData("rss.xml", "title")]
    [InlineData("atom.xml", "{http://www.w3.org/2005/Atom}title")]
    public void Feeds_stay_well_formed(string path, string title) =>
        XDocument.Parse(Hostile().Files()[path]).Descendants(title).Select(element => element.Value).ShouldContain(RichArticle.Hostile);

    [Fact]
    public void Zalo_blocks_hold_the_allowed_tags_only()
    {
        var article = RichArticle.HostileOf("ba-buoc-nop-ho-so");
        var rendition = RendererTests.Rendered(article, RichArticle.HostileContent(article), ChannelKind.Zalo);
        var zalo = JsonSerializer.Deserialize(rendition.Payload, RenditionJson.Readable.ZaloArticle)!;

        var elements = new HtmlParser().ParseDocument(string.Concat(zalo.Body.Select(block => block.Html))).Body!.QuerySelectorAll("*");

        elements.Select(element => element.TagName).Except(InZalo).ShouldBeEmpty();
        elements.SelectMany(element => element.Attributes).ShouldAllBe(attribute => attribute.Name == "href" && attribute.Value.StartsWith("http"));
    }

    [Fact]
    public void Plain_text_channels_show_the_words_as_they_are()
    {
        var article = RichArticle.HostileOf("ba-buoc-nop-ho-so");

        var post = RendererTests.Rendered(article, RichArticle.HostileContent(article), ChannelKind.Facebook);

        JsonSerializer.Deserialize(post.Payload, RenditionJson.Readable.FacebookPost)!.Message.ShouldStartWith(RichArticle.Hostile);
    }

    private static void IsData(IElement script, string path)
    {
        script.GetAttribute("type").ShouldBe("application/ld+json", path);
        using var data = JsonDocument.Parse(script.TextContent);
        data.RootElement.GetProperty("@context").GetString().ShouldBe("https://schema.org");
    }

    private static SiteUnderTest Hostile()
    {
        var (first, second, third) = (RichArticle.HostileOf("bai-a"), RichArticle.HostileOf("bai-b"), RichArticle.HostileOf("bai-c"));
        var site = new SiteUnderTest(RichArticle.HostileContent(first, second, third));
        site.Publish(first, SiteUnderTest.Start, [new CorrectionNote(RichArticle.Hostile, SiteUnderTest.Start)]);
        site.Publish(second, SiteUnderTest.Start.AddHours(1));
        site.Publish(third, SiteUnderTest.Start.AddHours(2), null, new WithdrawalNotice(RichArticle.Hostile, RichArticle.Hostile, RichArticle.Hostile, SiteUnderTest.Start));
        return site;
    }
}
