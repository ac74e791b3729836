using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Reads a call off the wire: query, form, multipart and JSON bodies are equal, the body wins over the query.</summary>
public static partial class GraphRequestReader
{
    /// <summary>Name under which a body of bare bytes stands among the files.</summary>
    public const string RawBody = "(body)";

    private const int DeepestJson = 32;

    /// <summary>Headers of an upload of bare bytes that count as parameters.</summary>
    private static readonly string[] UploadHeaders = ["offset", "file_size", "file_url"];

    /// <summary>The request; null with a reason when its body cannot be read at all.</summary>
    public static async Task<(GraphRequest? Request, GraphRefusal? Refusal)> ReadAsync(HttpContext http, PathString prefix)
    {
        var request = http.Request;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query)
        {
            BracketParameters.Put(parameters, name, value);
        }

        try
        {
            await ReadBodyAsync(request, parameters, files);
            BracketParameters.Join(parameters);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException || IsBrokenJson(e))
        {
            return (null, GraphErrors.Parameter("Invalid parameter: the request body could not be read"));
        }

        var root = $"{request.Scheme}://{request.Host}{prefix}";
        var read = ReadTarget(request.Method, request.Path.Value![prefix.Value!.Length..], parameters, root) with
        {
            Files = files,
            HeaderToken = HeaderToken(request.Headers.Authorization.ToString()),
        };
        return (read, null);
    }

    /// <summary>
    /// JSON that is wrong inside although its brackets fit: half a surrogate pair is told by InvalidOperationException, a member that stands twice
    /// by ArgumentException, and both only when somebody looks.
    /// </summary>
    public static bool IsBrokenJson(Exception e) => e is JsonException or InvalidOperationException or ArgumentException;

    /// <summary>The version a path begins with; null where it names none.</summary>
    public static string? VersionOf(string path) =>
        path.Split('/', 2, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && VersionName.IsMatch(first) ? first : null;

    /// <summary>Builds a call from its parts. A parameter <c>method</c> names the real method, as older SDKs send it; HEAD is GET without a body.</summary>
    public static GraphRequest ReadTarget(string method, string path, Dictionary<string, string> parameters, string root)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var version = VersionOf(path);
        method = method == "HEAD" ? "GET" : method;
        if (method is "GET" or "POST" && parameters.Remove("method", out var named) && named.ToUpperInvariant() is ("GET" or "DELETE" or "POST") and var real)
        {
            method = real;
        }

        return new() { Method = method, Version = version, Path = version is null ? parts : parts[1..], Parameters = parameters, Root = root };
    }

    /// <summary>Adds the members of a JSON object as parameters: texts as they are, everything else as JSON text.</summary>
    public static void AddJson(ReadOnlyMemory<byte> json, Dictionary<string, string> parameters)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = DeepestJson });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The body is not an object.");
        }

        foreach (var member in document.RootElement.EnumerateObject())
        {
            parameters[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString()!,
                JsonValueKind.Null => "",
                _ => member.Value.GetRawText(),
            };
        }
    }

    private static async Task ReadBodyAsync(HttpRequest request, Dictionary<string, string> parameters, Dictionary<string, byte[]> files)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            foreach (var (name, value) in form)
            {
                BracketParameters.Put(parameters, name, value);
            }

            foreach (var file in form.Files)
            {
                using var bytes = new MemoryStream();
                await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
                files[file.Name] = bytes.ToArray();
            }
        }
        else if (request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
            if (bytes.Length > 0)
            {
                var json = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
                AddJson(json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json, parameters);
            }
        }
        else if (Array.Exists(UploadHeaders, request.Headers.ContainsKey))
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
            files[RawBody] = bytes.ToArray();
            foreach (var name in UploadHeaders.Where(request.Headers.ContainsKey))
            {
                parameters[name] = request.Headers[name].ToString();
            }
        }
    }

    private static string? HeaderToken(string header) =>
        header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim()
        : header.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase) ? header[6..].Trim()
        : null;

    [GeneratedRegex(@"^v\d{1,3}\.\d{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionName { get; }
}
