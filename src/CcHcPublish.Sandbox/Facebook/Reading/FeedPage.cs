using System.Globalization;
using System.Text.RegularExpressions;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Reader;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CcHcPublish.Sandbox.Facebook.Reading;

/// <summary>A Page as a citizen sees it on a phone: public posts only, newest first, with pictures in order or the link card.</summary>
public sealed partial class FeedPage(FacebookSite site)
{
    private const int MostShown = 100;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static string Path(string pageId) => "/trang/" + pageId;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/trang/{page}", http =>
        site.Accounts.Page((string)http.Request.RouteValues["page"]!) is { } page
            ? ReaderPages.WriteAsync(http, Show(page))
            : ReaderPages.WriteAsync(http, ReaderPages.Frame("Không có Trang này", "", Html.Of($"<main><p>Không có Trang này.</p></main>")), 404));

    private Html Show(PageRecord page)
    {
        site.State.Settle(site.World.Now);
        var posts = site.State.Posts
            .Where(p => p.PageId == page.Id && p.IsSeenByCitizens)
            .OrderByDescending(p => p.CreatedAt)
            .ThenByDescending(p => p.Id, StringComparer.Ordinal)
            .ToList();
        return ReaderPages.Frame(page.Name + " · Fanpage mô phỏng", FeedStyle.Css, Html.Of($"""
            <header><div class="cover"></div><div class="who"><span class="face" aria-hidden="true">{Initials(page.Name)}</span>
            <div><h1>{page.Name}</h1><p>{site.Options.Followers.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))} người theo dõi · Cơ quan nhà nước</p></div></div></header>
            <main>
            {Html.Join(posts.Take(MostShown).Select(p => Post(page, p)))}
            {(posts.Count == 0 ? Html.Of($"<p class=\"none\">Trang chưa có bài viết nào.</p>") : Html.Empty)}
            {(posts.Count > MostShown ? Html.Of($"<p class=\"none\">Còn {posts.Count - MostShown} bài cũ hơn.</p>") : Html.Empty)}
            <p class="none"><a href="/">Về trang đầu</a></p>
            </main>
            """));
    }

    private Html Post(PageRecord page, PostRecord post)
    {
        var photos = post.PhotoIds.Select(site.State.Photo).OfType<PhotoRecord>().Where(p => !p.IsRemoved).ToList();
        var time = post.CreatedAt.ToOffset(Vietnam);
        return Html.Of($"""
            <article id="{post.Id}">
            <div class="by"><span class="face small" aria-hidden="true">{Initials(page.Name)}</span><div><strong>{page.Name}</strong>
            <time datetime="{time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}">{time.ToString("H:mm, d/M/yyyy", CultureInfo.InvariantCulture)} · Công khai</time></div></div>
            {Text(post.Message)}
            {Pictures(photos)}
            {(post.VideoId is null ? Html.Empty : Html.Of($"<p class=\"text\">▶ Video</p>"))}
            {(photos.Count == 0 && post.Link is { } link ? Card(link) : Html.Empty)}
            {Below(post)}
            </article>
            """);
    }

    private static Html Text(string message) => message.Length == 0
        ? Html.Empty
        : Html.Of($"<div class=\"text\">{Html.Join(Marked.Split(message).Select(Part))}</div>");

    /// <summary>Addresses become links and hashtags are set off, as Facebook does; everything else is plain text with its line breaks.</summary>
    private static Html Part(string part) =>
        part.StartsWith("http", StringComparison.Ordinal) && Marked.IsMatch(part) ? Html.Of($"<a href=\"{part}\" rel=\"nofollow\">{part}</a>")
        : part.StartsWith('#') && part.Length > 1 ? Html.Of($"<span class=\"tag\">{part}</span>")
        : Html.Of($"{part}");

    private static Html Pictures(List<PhotoRecord> photos) => photos.Count == 0 ? Html.Empty : Html.Of($"""
        <div class="pictures n{Math.Min(photos.Count, 5)}">{Html.Join(photos.Select(p => Html.Of($"<img src=\"{ReaderPages.MediaPath(p.Blob)}\" alt=\"{p.AltText}\">")))}</div>
        """);

    private static Html Card(LinkCard link) => Html.Of($"""
        <a class="card" href="{link.Url}" rel="nofollow">
        {(link.Picture is { } key ? Html.Of($"<img src=\"{ReaderPages.MediaPath(key)}\" alt=\"\">") : Html.Empty)}
        <span class="site">{Host(link)}</span><strong>{(link.Title.Length > 0 ? link.Title : link.Url)}</strong>
        {(link.Description.Length > 0 ? Html.Of($"<span class=\"about\">{link.Description}</span>") : Html.Empty)}
        </a>
        """);

    private Html Below(PostRecord post)
    {
        var comments = site.State.Comments.Where(c => c.PostId == post.Id && !c.IsRemoved).OrderBy(c => c.Id, StringComparer.Ordinal).ToList();
        return comments.Count == 0
            ? Html.Empty
            : Html.Of($"<ul class=\"comments\">{Html.Join(comments.Select(c => Html.Of($"<li>{Text(c.Message)}</li>")))}</ul>");
    }

    private static string Host(LinkCard link) => new Uri(link.Url).Host;

    private static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => w[0]));

    [GeneratedRegex(@"(https?://[^\s<>""]+|#[\p{L}\p{M}\p{N}_]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Marked { get; }
}
