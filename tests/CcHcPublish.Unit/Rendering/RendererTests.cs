using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Rendering;

public class RendererTests
{
    [Theory]
    [InlineData(ChannelKind.Website)]
    [InlineData(ChannelKind.Facebook)]
    [InlineData(ChannelKind.Zalo)]
    [InlineData(ChannelKind.File)]
    public void Each_channel_gets_the_article_in_its_own_form(ChannelKind kind)
    {
        var article = RichArticle.Of();

        var rendition = Rendered(article, RichArticle.Content(article), kind);

        Golden.Match($"{kind}.json", Indented(rendition.Payload));
    }

    [Theory]
    [InlineData(ChannelKind.Website)]
    [InlineData(ChannelKind.Facebook)]
    [InlineData(ChannelKind.Zalo)]
    [InlineData(ChannelKind.File)]
    public void The_same_article_gives_the_same_bytes_whatever_the_machines_language(ChannelKind kind)
    {
        var article = RichArticle.Of();
        var here = Rendered(article, RichArticle.Content(article), kind);
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ar-SA");

            Rendered(article, RichArticle.Content(article), kind).Hash.ShouldBe(here.Hash);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_websites_rendition_does_not_know_where_the_site_stands()
    {
        var article = RichArticle.Of();
        var here = RichArticle.Content(article);
        var moved = here.Agency with { Channels = [.. here.Agency.Channels.Select(channel => channel with { BaseUrl = "http://127.0.0.1:5080/so-mau" })] };

        var there = new AgencyContent(moved, [.. here.Plans], here.Articles, here.Media, []);

        Rendered(article, there, ChannelKind.Website).Hash.ShouldBe(Rendered(article, here, ChannelKind.Website).Hash);
        Rendered(article, there, ChannelKind.Facebook).Hash.ShouldNotBe(Rendered(article, here, ChannelKind.Facebook).Hash);
    }

    [Fact]
    public void Zalo_gets_texts_within_its_limits_cut_after_a_word()
    {
        var article = RichArticle.Of() with { Title = Words(60), Summary = Words(90), Author = Words(20) };

        var zalo = Zalo(article, RichArticle.Content(article));

        zalo.Title.EnumerateRunes().Count().ShouldBeInRange(130, 140);
        zalo.Description.EnumerateRunes().Count().ShouldBeInRange(240, 250);
        zalo.Author.EnumerateRunes().Count().ShouldBeInRange(40, 50);
        zalo.Title.ShouldEndWith(" từ…");
    }

    [Fact]
    public void Zalo_refuses_an_article_without_any_cover_and_says_where_one_goes()
    {
        var article = A.Article();

        var failed = Render(article, A.Content(article), ChannelKind.Zalo).ShouldBeOfType<RenderOutcome.Failed>();

        failed.Findings.Single().Code.ShouldBe("cover-needed");
        failed.Findings.Single().Message.Vi.ShouldContain("ảnh bìa");
    }

    [Fact]
    public void An_article_without_a_cover_goes_to_Zalo_with_the_agencys_common_one()
    {
        var article = A.Article();
        var plain = A.Content(article);
        var content = new AgencyContent(plain.Agency, [.. plain.Plans], [article], new Dictionary<string, MediaFile> { ["media/anh-bia-chung.png"] = A.Picture("media/anh-bia-chung.png") }, []);

        Zalo(article, content).Cover.Url.ShouldBe("https://so-mau.example.vn/media/anh-bia-chung.png");
    }

    [Theory]
    [InlineData(PictureFormat.WebP, 1000)]
    [InlineData(PictureFormat.None, 1000)]
    [InlineData(PictureFormat.Png, (1024 * 1024) + 1)]
    public void A_common_cover_that_Zalo_would_not_take_is_told_before_approval(PictureFormat format, long bytes)
    {
        var article = A.Article();
        var plain = A.Content(article);
        var common = A.Picture("media/anh-bia-chung.png") with { Format = format, Bytes = bytes };

        var failed = Render(article, new AgencyContent(plain.Agency, [.. plain.Plans], [article], new Dictionary<string, MediaFile> { [common.Path] = common }, []), ChannelKind.Zalo)
            .ShouldBeOfType<RenderOutcome.Failed>();

        failed.Findings.Single().Code.ShouldBe("cover-common");
    }

    [Fact]
    public void A_cover_with_blanks_and_Vietnamese_letters_in_its_name_is_sent_encoded()
    {
        var article = A.Article() with { Cover = "media/ảnh bìa.png", CoverAlt = "Ảnh" };
        var plain = A.Content(article);
        var content = new AgencyContent(plain.Agency, [.. plain.Plans], [article], new Dictionary<string, MediaFile> { ["media/ảnh bìa.png"] = A.Picture("media/ảnh bìa.png") }, []);

        Zalo(article, content).Cover.Url.ShouldBe("https://so-mau.example.vn/media/%E1%BA%A3nh%20b%C3%ACa.png");
    }

    [Theory]
    [InlineData(ChannelKind.Facebook)]
    [InlineData(ChannelKind.Zalo)]
    public void A_channel_that_links_to_the_website_needs_one(ChannelKind kind)
    {
        var article = RichArticle.Of();
        var agency = A.Agency() with { Channels = [.. A.Agency().Channels.Where(channel => channel.Kind != ChannelKind.Website)] };

        var failed = Render(article, A.Content(agency, article), kind).ShouldBeOfType<RenderOutcome.Failed>();

        failed.Findings.Single().Code.ShouldBe("website-address");
    }

    internal static RenderOutcome Render(Core.Articles.Article article, AgencyContent content, ChannelKind kind)
    {
        var channel = content.Agency.Channels.FirstOrDefault(channel => channel.Kind == kind) ?? new ChannelSetting("loa", kind, "Loa truyền thanh", null);
        return new Renderer(SampleTemplates.All).Render(article, content, channel);
    }

    internal static Rendition Rendered(Core.Articles.Article article, AgencyContent content, ChannelKind kind) =>
        Render(article, content, kind).ShouldBeOfType<RenderOutcome.Rendered>().Rendition;

    private static ZaloArticle Zalo(Core.Articles.Article article, AgencyContent content) =>
        JsonSerializer.Deserialize(Rendered(article, content, ChannelKind.Zalo).Payload, RenditionJson.Readable.ZaloArticle)!;

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("từ", count).Append("cuối"));

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) document.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
