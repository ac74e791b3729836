using System.Text.Json;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.Zalo.Accounts;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Zalo;

/// <summary>One call whose token was accepted.</summary>
internal sealed record ZaloCall(HttpContext Http, Oa Oa, SandboxWorld World)
{
    private const int LongestJson = 2 << 20;

    public CancellationToken Cancel => Http.RequestAborted;

    public string Root => $"{Http.Request.Scheme}://{Http.Request.Host}";

    /// <summary>A flat query parameter, or empty.</summary>
    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>The JSON object in the query parameter <c>data</c>: the style of the OA and user endpoints. Null for anything else.</summary>
    public JsonElement? QueryData()
    {
        try
        {
            using var document = JsonDocument.Parse(Query("data"));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON object of the body; null for anything else, and where it is declared as a form, unless the options take that.</summary>
    public async Task<JsonElement?> BodyAsync()
    {
        if (Http.Request.ContentLength > LongestJson || (World.Options.Zalo.RefusesFormTypes && Http.Request.HasFormContentType))
        {
            return null;
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(Http.Request.Body, default, Cancel);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Uses one turn of a fault of this kind, where one is armed for this request.</summary>
    public FaultRule? TakeFault(string kind) => World.Faults.Take(ZaloSide.CallOf(Http), kind);

    /// <summary>A text member, also where it was sent as a number; null where it is missing.</summary>
    public static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return null;
        }

        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
