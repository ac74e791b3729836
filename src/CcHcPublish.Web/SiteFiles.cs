using CcHcPublish.Core.Site;
using CcHcPublish.Core.Text;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Web;

/// <summary>Answers requests from the public folder. Nothing is kept in memory: what the publisher writes is shown at once.</summary>
internal sealed class SiteFiles(string folder)
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task AnswerAsync(HttpContext http)
    {
        Guard(http.Response.Headers);
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var path = http.Request.Path.Value ?? "/";
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!parts.All(IsPlain) || path.Contains("//", StringComparison.Ordinal))
        {
            await NotFoundAsync(http, null);
            return;
        }

        if (parts.Length == 0 && SiteRoot([]) is null) await AgencyIndex.AnswerAsync(http, folder);
        else await AnswerAsync(http, parts, isFolder: path.EndsWith('/'));
    }

    private async Task AnswerAsync(HttpContext http, string[] parts, bool isFolder)
    {
        var site = SiteRoot(parts);
        var target = Path.Combine([folder, .. parts]);
        if (site is null)
        {
            await NotFoundAsync(http, null);
        }
        else if (!isFolder && Directory.Exists(target))
        {
            http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            http.Response.Headers.Location = $"{http.Request.PathBase}{http.Request.Path}/{http.Request.QueryString}";
        }
        else if (isFolder)
        {
            var isGone = File.Exists(Path.Combine(target, SitePaths.GoneMark));
            await FileAsync(http, site, Path.Combine(target, "index.html"), isGone ? StatusCodes.Status410Gone : StatusCodes.Status200OK);
        }
        else
        {
            await FileAsync(http, site, target, StatusCodes.Status200OK);
        }
    }

    /// <summary>The folder of the site that a path belongs to: the whole folder when it is one site, else its first part.</summary>
    private string? SiteRoot(string[] parts)
    {
        if (File.Exists(Path.Combine(folder, "index.html"))) return folder;
        if (parts.Length == 0 || !Vietnamese.IsSlug(parts[0])) return null;
        var site = Path.Combine(folder, parts[0]);
        return Directory.Exists(site) ? site : null;
    }

    private static async Task FileAsync(HttpContext http, string site, string path, int status)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null) await NotFoundAsync(http, site);
        else await SiteFile.SendAsync(http, file, status);
    }

    private static async Task NotFoundAsync(HttpContext http, string? site)
    {
        var page = site is null ? null : new FileInfo(Path.Combine(site, "404.html"));
        if (page is { Exists: true })
        {
            await SiteFile.SendAsync(http, page, StatusCodes.Status404NotFound);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync("Không tìm thấy trang.\n");
    }

    /// <summary>Part of an address that can be a name in our folders: no hidden file, no way up, no drive, no other stream.</summary>
    private static bool IsPlain(string part) =>
        part[0] != '.' && !part.AsSpan().ContainsAny('\\', ':', '\0') && !part.Any(char.IsControl) && part.Length <= 255;

    private static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
