using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CcHcPublish.Core.Rendering;

/// <summary>The payloads as JSON. Members stand in the order of their declaration and absent ones are left out, so equal payloads have equal bytes.</summary>
[JsonSerializable(typeof(WebsiteArticle))]
[JsonSerializable(typeof(FacebookPost))]
[JsonSerializable(typeof(ZaloArticle))]
[JsonSerializable(typeof(ZaloNotice))]
[JsonSerializable(typeof(TextFile))]
public sealed partial class RenditionJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters stay readable, since people look at stored payloads; nothing here is put into HTML unescaped.</summary>
    public static RenditionJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static Rendition Rendition<T>(string channel, T payload, Func<RenditionJson, JsonTypeInfo<T>> type) =>
        new(channel, JsonSerializer.Serialize(payload, type(Readable)));
}
