using System.Text.Json;

namespace Scriban.Runtime;

/// <summary>JSON as templates see it: objects, arrays, texts, truth values, and numbers as decimals.</summary>
internal static class JsonValues
{
    public static object? ToValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ToObject(json),
        JsonValueKind.Array => ToArray(json),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetDecimal(out var exact) ? exact : json.GetDouble(),
        JsonValueKind.True => Boxes.True,
        JsonValueKind.False => Boxes.False,
        _ => null,
    };

    public static ScriptObject ToObject(JsonElement json)
    {
        var values = new ScriptObject();
        foreach (var property in json.EnumerateObject())
        {
            values[property.Name] = ToValue(property.Value);
        }

        return values;
    }

    public static ScriptArray ToArray(JsonElement json)
    {
        var values = new ScriptArray(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            values.Add(ToValue(item));
        }

        return values;
    }
}
