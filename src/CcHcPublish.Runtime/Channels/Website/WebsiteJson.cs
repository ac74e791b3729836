using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Site;

namespace CcHcPublish.Runtime.Channels.Website;

[JsonSerializable(typeof(SiteArticle))]
internal sealed partial class WebsiteJson : JsonSerializerContext
{
    public static WebsiteJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The article of an approved rendition; null when the bytes are no such article.</summary>
    public static WebsiteArticle? Article(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, RenditionJson.Readable.WebsiteArticle);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
