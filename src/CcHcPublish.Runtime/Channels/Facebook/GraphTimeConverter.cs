using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Meta writes offsets without a colon (<c>+0000</c>), which the framework's own reader refuses. Anything unreadable becomes null.</summary>
public sealed class GraphTimeConverter : JsonConverter<DateTimeOffset?>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:sszzz";

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return DateTimeOffset.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+0000");
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
