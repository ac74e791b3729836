using System.Globalization;
using CcHcPublish.Sandbox.Reader;
using CcHcPublish.Sandbox.Zalo.Accounts;
using CcHcPublish.Sandbox.Zalo.Articles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CcHcPublish.Sandbox.Zalo.Reader;

/// <summary>The OA as somebody sees it on a phone: its list of articles, and each article with pictures and text in their order.</summary>
internal sealed class OaPages(SandboxWorld world, IReadOnlyList<Oa> oas, ArticleBook articles)
{
    private const int MostOnPage = 50;

    public static string PathOf(Oa oa) => "/oa/" + oa.Id;

    public static string PathOf(ArticleRecord article) => $"/oa/{article.OaId}/{article.Id}";

    public int CountShown(Oa oa) => articles.All().Count(a => a.OaId == oa.Id && a.IsShown);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oa/{oa}", ShowOaAsync);
        routes.MapGet("/oa/{oa}/{article}", ShowArticleAsync);
    }

    private Task ShowOaAsync(HttpContext http)
    {
        if (Find(http) is not { } oa)
        {
            return GoneAsync(http, "Không có Official Account này");
        }

        ArticleRecord[] shown = [.. articles.All().Where(a => a.OaId == oa.Id && a.IsShown)];
        var cards = shown.Take(MostOnPage).Select(a => Html.Of($"""
            <li><a href="{PathOf(a)}">{Picture(a.Content.Cover?.Media ?? a.Content.AvatarMedia, a.Content.Cover?.PhotoUrl ?? a.Content.Avatar)}
            <strong>{a.Content.Title}</strong><span>{a.Content.Description}</span><time>{Time(a.Created)}</time></a></li>
            """));
        var list = shown.Length == 0
            ? Html.Of($"""<p class="none">Chưa có bài viết nào.</p>""")
            : Html.Of($"""<ul class="cards">{Html.Join(cards)}</ul>""");
        return ReaderPages.WriteAsync(http, ReaderPages.Frame(oa.Name + " – Zalo", OaStyle.Text, Html.Of($"""
            <header class="bar"><h1>{oa.Name}</h1><p>Official Account · {Number(world.Options.Zalo.Followers)} người quan tâm</p></header>
            <main>{list}</main>
            """)));
    }

    private Task ShowArticleAsync(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["article"]!;
        if (Find(http) is not { } oa || articles.Find(oa, id) is not { IsShown: true } article)
        {
            return GoneAsync(http, "Bài viết không còn hoặc đang ẩn");
        }

        var content = article.Content;
        var cover = content.Cover switch
        {
            { CoverType: "photo", Status: "show" } c => Html.Of($"""<figure>{Picture(c.Media, c.PhotoUrl)}</figure>"""),
            { CoverType: "video", Status: "show" } => Html.Of($"""<p class="video">▶ Video bìa</p>"""),
            null when content.Type == "video" =>
                Html.Of($"""<figure>{Picture(content.AvatarMedia, content.Avatar)}<figcaption>▶ Video</figcaption></figure>"""),
            _ => Html.Empty,
        };
        var author = content.Author.Length > 0 ? content.Author + " · " : "";
        return ReaderPages.WriteAsync(http, ReaderPages.Frame(content.Title, OaStyle.Text, Html.Of($"""
            <header class="bar"><p><a href="{PathOf(oa)}">‹ {oa.Name}</a></p></header>
            <main><article>
            {cover}
            <h1>{content.Title}</h1>
            <p class="by">{author}<time>{Time(article.Created)}</time></p>
            <p class="lead">{content.Description}</p>
            {Html.Join(content.Body.Select(Block))}
            </article>
            <p class="none">{(content.Comment == "show" ? "Bình luận đang mở." : "Bình luận đã tắt.")}</p></main>
            """)));
    }

    private static Html Block(BlockContent block) => block switch
    {
        { Type: "text" } => Html.Of($"""<div class="text">{SafeMarkup.Of(block.Content ?? "")}</div>"""),
        { Type: "image" } => Html.Of($"""<figure>{Picture(block.Media, block.Url)}{Caption(block.Caption)}</figure>"""),
        { Type: "video" } => Html.Of($"""<figure>{Picture(block.Media, block.Thumb)}<figcaption>▶ Video {block.Url}</figcaption></figure>"""),
        _ => Html.Of($"""<p class="video">Sản phẩm {block.Id}</p>"""),
    };

    /// <summary>The picture where it was fetched, else a frame with its address: a rehearsal loads nothing from elsewhere.</summary>
    private static Html Picture(string? media, string? address) =>
        media is not null ? Html.Of($"""<img src="{ReaderPages.MediaPath(media)}" alt="" loading="lazy">""")
        : address is not null ? Html.Of($"""<span class="unseen">Ảnh: {address}</span>""")
        : Html.Empty;

    private static Html Caption(string? text) => string.IsNullOrEmpty(text) ? Html.Empty : Html.Of($"<figcaption>{text}</figcaption>");

    private static Task GoneAsync(HttpContext http, string text) => ReaderPages.WriteAsync(
        http, ReaderPages.Frame(text, OaStyle.Text, Html.Of($"""<main><p class="none">{text}.</p></main>""")), 404);

    private Oa? Find(HttpContext http) => oas.FirstOrDefault(o => o.Id == (string?)http.Request.RouteValues["oa"]);

    private static string Time(long ms) => Vietnam.At(ms).ToString("HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"));
}
