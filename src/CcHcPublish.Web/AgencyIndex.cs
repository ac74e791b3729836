using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CcHcPublish.Core.Text;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Web;

/// <summary>What stands at the root when several agencies share one server: their names, each leading to its site.</summary>
internal static partial class AgencyIndex
{
    /// <summary>The site's name stands near the top of its home page.</summary>
    private const int HeadLength = 4096;

    public static async Task AnswerAsync(HttpContext http, string folder)
    {
        var sites = Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateDirectories().Where(site => Vietnamese.IsSlug(site.Name) && File.Exists(Path.Combine(site.FullName, "index.html"))).ToList()
            : [];
        if (sites is [var only])
        {
            http.Response.Redirect($"{http.Request.PathBase}/{only.Name}/");
            return;
        }

        var page = new StringBuilder("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Các trang thông tin</title></head>\n<body><main><h1>Các trang thông tin</h1>\n<ul>\n");
        foreach (var (name, id) in sites.Select(site => (Name: NameOf(site), site.Name)).OrderBy(site => site.Name, Vietnamese.Sorting))
            page.Append("<li><a href=\"").Append(id).Append("/\">").Append(name).Append("</a></li>\n");
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page.Append("</ul></main></body></html>\n").ToString());
    }

    /// <summary>Escaped, as the page holds it.</summary>
    private static string NameOf(DirectoryInfo site)
    {
        var head = new char[HeadLength];
        using var reader = new StreamReader(Path.Combine(site.FullName, "index.html"));
        var length = reader.ReadBlock(head);
        var match = SiteName().Match(new string(head, 0, length));
        return match.Success ? match.Groups[1].Value : WebUtility.HtmlEncode(site.Name);
    }

    [GeneratedRegex("property=\"og:site_name\" content=\"([^\"<>]*)\"", RegexOptions.None, 1000)]
    private static partial Regex SiteName();
}
