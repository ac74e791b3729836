using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scriban.Runtime;

/// <summary>JSON as templates see it: objects, arrays, texts, truth values, and numbers as decimals.</summary>
internal static class JsonValues
{
    public static bool IsJson(object? value) => value is JsonElement or JsonNode;

    /// <summary>A value of a host as templates see it: JSON becomes what it stands for, anything else stays.</summary>
    public static object? Read(object? value) => value switch
    {
        JsonElement json => ToValue(json),
        JsonNode node => ToValue(node),
        _ => value,
    };

    /// <summary>A member of a JSON object, without the cost of reading all of it.</summary>
    public static bool TryMember(object owner, string name, out object? value)
    {
        value = null;
        switch (owner)
        {
            case JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty(name, out var property):
                value = ToValue(property);
                return true;
            case JsonElement { ValueKind: JsonValueKind.Array } json when name == "size":
                value = Boxes.Of(json.GetArrayLength());
                return true;
            case JsonArray items when name == "size":
                value = Boxes.Of(items.Count);
                return true;
            case JsonObject members when members.TryGetPropertyValue(name, out var node):
                value = Read(node);
                return true;
            default:
                return false;
        }
    }

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

    private static object? ToValue(JsonNode node)
    {
        using var json = JsonDocument.Parse(node.ToJsonString());
        return ToValue(json.RootElement);
    }

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
