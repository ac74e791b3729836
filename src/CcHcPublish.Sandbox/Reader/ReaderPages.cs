using System.Text;
using CcHcPublish.Sandbox.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CcHcPublish.Sandbox.Reader;

/// <summary>The landing page, the pictures, and the frame all pages for human eyes share.</summary>
public sealed class ReaderPages(IReadOnlyList<ISandboxSide> sides, BlobStore blobs)
{
    /// <summary>Path of a stored picture.</summary>
    public static string MediaPath(string key) => "/media/" + key;

    public static Task WriteAsync(HttpContext http, Html page, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page.Text)).AsTask();
    }

    /// <summary>A whole page.</summary>
    /// <param name="title">Title in the window's head.</param>
    /// <param name="style">Styles this page adds to the shared ones; must come from our own source.</param>
    /// <param name="body">Everything inside the body.</param>
    public static Html Frame(string title, string style, Html body) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <style>{new Html(SharedStyle)}{new Html(style)}</style>
        </head>
        <body>
        {body}
        </body>
        </html>
        """);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", http => WriteAsync(http, Landing()));
        routes.MapGet("/media/{key}", MediaAsync);
    }

    private Html Landing() => Frame("Fanpage và Zalo OA mô phỏng", LandingStyle, Html.Of($"""
        <main>
        <h1>Fanpage và Zalo OA mô phỏng</h1>
        <p>Máy chủ này đóng thay Facebook và Zalo để diễn tập. Không có gì ra khỏi máy này, và không ai khác đọc được.</p>
        <ul class="links">{Html.Join(sides.SelectMany(s => s.ReaderLinks).Select(Link))}</ul>
        <h2>Dành cho người kiểm thử</h2>
        <ul class="plain">
        <li><a href="/sandbox/accounts">Tài khoản dựng sẵn</a></li>
        <li><a href="/sandbox/posts">Mọi bài đã đăng, kể cả bài ẩn và bài đã gỡ</a></li>
        <li><a href="/sandbox/requests">Nhật ký yêu cầu</a></li>
        </ul>
        </main>
        """));

    private static Html Link(ReaderLink link) => Html.Of($"""
        <li><a href="{link.Path}"><span class="service">{link.Service}</span><strong>{link.Name}</strong><span>{Count(link.Posts)}</span></a></li>
        """);

    private static string Count(int posts) => posts == 0 ? "Chưa có bài nào" : posts + " bài";

    private async Task MediaAsync(HttpContext http)
    {
        var bytes = blobs.Get((string)http.Request.RouteValues["key"]!);
        if (bytes is null || PictureFormat.Detect(bytes) is not { } type)
        {
            http.Response.StatusCode = 404;
            return;
        }

        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private const string SharedStyle = """
        *{box-sizing:border-box}
        body{margin:0;font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1c1e21;background:#eef0f3;overflow-wrap:anywhere}
        main{max-width:34rem;margin:0 auto;padding:1rem}
        a{color:#0b57a4}
        a:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
        img{max-width:100%}
        """;

    private const string LandingStyle = """
        h1{margin:1rem 0 .25rem;font-size:1.6rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}
        .links{list-style:none;padding:0;display:grid;gap:.75rem}
        .links a{display:grid;gap:.1rem;padding:.9rem 1rem;background:#fff;border-radius:.75rem;text-decoration:none;color:inherit;box-shadow:0 1px 3px #0002}
        .links strong{font-size:1.15rem}.links span{color:#555d66}.service{font-size:.85rem}
        .plain{padding-left:1.2rem}
        """;
}
