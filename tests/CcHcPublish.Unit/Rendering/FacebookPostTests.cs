using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Rendering;

/// <summary>What a fanpage's setting makes of an article.</summary>
public sealed class FacebookPostTests
{
    private const string Address = "https://so-mau.example.vn/bai/ba-buoc-nop-ho-so/";

    private static readonly string Body = string.Concat(Enumerable.Range(1, 14).Select(i => $"Đoạn {i}.\n\n![Ảnh {i}](media/{i}.png{(i == 2 ? " \"Chú thích hai\"" : "")})\n\n"));

    [Fact]
    public void ThePicturesStandInTheirOrderWithTheCoverFirstAndNoneTwice()
    {
        var post = Post(channel => channel with { Post = PostForm.Photos }, Body + "![Lại](media/1.png)\n\n![Không có](media/khong-co.png)\n");

        var photos = post.Photos.ShouldNotBeNull();
        photos.Select(photo => photo.Url).ShouldBe(Enumerable.Range(1, 9).Select(i => $"https://so-mau.example.vn/media/{i}.png").Prepend("https://so-mau.example.vn/media/ba-buoc.png"));
        photos[0].ShouldBe(new FacebookPhoto("https://so-mau.example.vn/media/ba-buoc.png", "Ba bước", "Ảnh: Ban Biên tập"));
        photos[1].Caption.ShouldBe("Ảnh 1");
        photos[2].Caption.ShouldBe("Chú thích hai");
        post.Message.ShouldContain(Address);
        post.Link.ShouldBe(Address);
    }

    [Fact]
    public void AnArticleWithoutPicturesIsALinkPost() => Post(channel => channel with { Post = PostForm.Photos }, A.Text, cover: null).Photos.ShouldBeNull();

    [Fact]
    public void TheFirstCommentCarriesTheAddress() => Post(channel => channel with { FirstComment = true }, A.Text).Comment.ShouldBe($"👉 Đọc toàn bài: {Address}");

    [Fact]
    public void WithoutSettingsTheBytesAreThoseOfALinkPost()
    {
        var payload = Payload(channel => channel, Body);

        using var json = JsonDocument.Parse(payload);
        json.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["message", "link"]);
    }

    private static FacebookPost Post(Func<ChannelSetting, ChannelSetting> change, string body, string? cover = "media/ba-buoc.png") =>
        JsonSerializer.Deserialize(Payload(change, body, cover), RenditionJson.Readable.FacebookPost)!;

    private static string Payload(Func<ChannelSetting, ChannelSetting> change, string body, string? cover = "media/ba-buoc.png")
    {
        var article = A.Article(body: body) with { Cover = cover, CoverAlt = "Ba bước", CoverCredit = "Ảnh: Ban Biên tập" };
        var agency = A.Agency();
        var media = Enumerable.Range(1, 14).Select(i => $"media/{i}.png").Append("media/ba-buoc.png").ToDictionary(path => path, path => A.Picture(path));
        var content = new AgencyContent(agency, [A.Plan()], [article], media, []);
        var outcome = new Renderer(SampleTemplates.All).Render(article, content, change(agency.Channel("fanpage")!));
        return outcome.ShouldBeOfType<RenderOutcome.Rendered>().Rendition.Payload;
    }
}
