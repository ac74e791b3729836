using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CcHcPublish.Web;

/// <summary>Sends one file: right type, validators, 304 where the reader has it already, compressed where that pays.</summary>
internal static class SiteFile
{
    private const int SmallestCompressed = 1024;
    private const string Unknown = "application/octet-stream";

    public static async Task SendAsync(HttpContext http, FileInfo file, int status)
    {
        var response = http.Response;
        var (type, isText) = TypeOf(file.Name);
        var changed = new DateTimeOffset(file.LastWriteTimeUtc.Ticks - (file.LastWriteTimeUtc.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\""), isWeak: true);
        var headers = response.GetTypedHeaders();
        response.StatusCode = status;
        response.ContentType = type;
        // Pages change with every article, so browsers ask each time and mostly get 304; style sheets carry their version in the address.
        response.Headers.CacheControl = status != StatusCodes.Status200OK ? "no-cache"
            : http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable"
            : isText ? "no-cache" : "public, max-age=3600";
        headers.ETag = tag;
        headers.LastModified = changed;
        if (type == Unknown) response.Headers.ContentDisposition = "attachment";
        if (isText) response.Headers.Vary = "Accept-Encoding";
        if (status == StatusCodes.Status200OK && IsKnown(http.Request, tag, changed))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        var encoding = isText && file.Length >= SmallestCompressed ? EncodingOf(http.Request) : null;
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        else response.ContentLength = file.Length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        if (encoding is null) await response.SendFileAsync(file.FullName, http.RequestAborted);
        else await CompressAsync(response, file, encoding, http.RequestAborted);
    }

    private static async Task CompressAsync(HttpResponse response, FileInfo file, string encoding, CancellationToken cancel)
    {
        await using var source = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, useAsync: true);
        await using Stream target = encoding == "br" ? new BrotliStream(response.Body, CompressionLevel.Fastest) : new GZipStream(response.Body, CompressionLevel.Fastest);
        await source.CopyToAsync(target, cancel);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset changed)
    {
        var headers = request.GetTypedHeaders();
        // If-None-Match wins over If-Modified-Since (RFC 9110, 13.2.2).
        if (headers.IfNoneMatch is { Count: > 0 } tags) return tags.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
        return headers.IfModifiedSince is { } since && changed <= since;
    }

    private static string? EncodingOf(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var encoding in (ReadOnlySpan<string>)["br", "gzip"])
        {
            if (accepted.Any(known => known.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && known.Quality is not 0)) return encoding;
        }

        return null;
    }

    private static (string Type, bool IsText) TypeOf(string name) => name switch
    {
        "rss.xml" => ("application/rss+xml; charset=utf-8", true),
        "atom.xml" => ("application/atom+xml; charset=utf-8", true),
        _ => Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".html" => ("text/html; charset=utf-8", true),
            ".css" => ("text/css; charset=utf-8", true),
            ".xml" => ("application/xml; charset=utf-8", true),
            ".txt" => ("text/plain; charset=utf-8", true),
            ".json" => ("application/json; charset=utf-8", true),
            ".svg" => ("image/svg+xml; charset=utf-8", true),
            ".png" => ("image/png", false),
            ".jpg" or ".jpeg" => ("image/jpeg", false),
            ".gif" => ("image/gif", false),
            ".webp" => ("image/webp", false),
            ".woff2" => ("font/woff2", false),
            ".pdf" => ("application/pdf", false),
            ".mp3" => ("audio/mpeg", false),
            ".mp4" => ("video/mp4", false),
            ".docx" => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
            ".xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
            _ => (Unknown, false),
        },
    };
}
