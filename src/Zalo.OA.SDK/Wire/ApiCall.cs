using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RestSharp;

namespace Zalo.OA.SDK;

/// <summary>One call of the API, repeatable: the request is built anew for each sending.</summary>
internal sealed record ApiCall
{
    public required Method Method { get; init; }

    public required string Path { get; init; }

    /// <summary>A lost answer leaves open whether something happened.</summary>
    public required bool Writes { get; init; }

    public Action<RestRequest>? Fill { get; init; }

    public bool Uploads { get; init; }

    public string Route => field ??= $"{Method.ToString().ToUpperInvariant()} {Path}";

    /// <summary>GET with flat query parameters: the style of the article endpoints.</summary>
    public static ApiCall Get(string path, params (string Name, string Value)[] query) => new()
    {
        Method = Method.Get,
        Path = path,
        Writes = false,
        Fill = request =>
        {
            foreach (var (name, value) in query)
            {
                request.AddQueryParameter(name, value);
            }
        },
    };

    /// <summary>GET with one parameter <c>data</c> holding JSON: the style of the OA and user endpoints.</summary>
    public static ApiCall GetData<TBody>(string path, TBody data, JsonTypeInfo<TBody> type) =>
        Get(path, ("data", JsonSerializer.Serialize(data, type)));

    /// <summary>POST with a JSON body.</summary>
    public static ApiCall Post<TBody>(string path, TBody body, JsonTypeInfo<TBody> type, bool writes = true)
    {
        var json = JsonSerializer.Serialize(body, type);
        return new() { Method = Method.Post, Path = path, Writes = writes, Fill = r => r.AddStringBody(json, ContentType.Json) };
    }

    /// <summary>POST of one file as part <c>file</c> of multipart/form-data.</summary>
    public static ApiCall Upload(string path, ZaloFile file) => new()
    {
        Method = Method.Post,
        Path = path,
        Writes = true,
        Uploads = true,
        Fill = request =>
        {
            request.AlwaysMultipartFormData = true;
            request.AddFile("file", file.Open, file.Name, file.ContentType);
        },
    };
}
