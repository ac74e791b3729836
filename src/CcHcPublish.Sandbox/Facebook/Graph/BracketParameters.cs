using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>
/// Lists and objects in a form or query, written with brackets as PHP does: <c>attached_media[0]={"media_fbid":"1"}</c>,
/// <c>attached_media[0][media_fbid]=1</c>, <c>metric[]=a</c>. They become one JSON text under the plain name.
/// </summary>
internal static class BracketParameters
{
    private const int Deepest = 8;

    /// <summary>A member that stands twice is told at once, and not by whoever looks into the object later.</summary>
    public static JsonDocumentOptions Strict { get; } = new() { AllowDuplicateProperties = false };

    /// <summary>Adds a parameter as it was sent; several values of <c>name[]</c> keep their order.</summary>
    public static void Put(Dictionary<string, string> parameters, string name, StringValues values)
    {
        if (!name.EndsWith("[]", StringComparison.Ordinal))
        {
            // PHP keeps the last of several.
            parameters[name] = values.Count == 0 ? "" : values[^1] ?? "";
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            parameters[string.Create(CultureInfo.InvariantCulture, $"{name[..^2]}[{i}]")] = values[i] ?? "";
        }
    }

    /// <summary>Joins what has brackets. Numbers that run 0, 1, 2 make a list; with a gap they make an object, which no list parameter accepts.</summary>
    public static void Join(Dictionary<string, string> parameters)
    {
        foreach (var group in parameters.Keys.Select(Parse).OfType<(string Key, string Name, string[] Steps)>().GroupBy(k => k.Name).ToList())
        {
            var root = new JsonObject();
            foreach (var (key, _, steps) in group)
            {
                Set(root, steps, Value(parameters[key]));
            }

            parameters[group.Key] = Listed(root)!.ToJsonString();
        }
    }

    private static (string Key, string Name, string[] Steps)? Parse(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open < 1 || key[^1] != ']')
        {
            return null;
        }

        var steps = key[(open + 1)..^1].Split("][");
        return steps.Length <= Deepest && steps.All(s => s.Length is > 0 and < 100) ? (key, key[..open], steps) : null;
    }

    private static void Set(JsonObject root, string[] steps, JsonNode? value)
    {
        foreach (var step in steps[..^1])
        {
            if (root[step] is not JsonObject inner)
            {
                root[step] = inner = [];
            }

            root = inner;
        }

        root[steps[^1]] = value;
    }

    /// <summary>A value that is itself a JSON object or list stays one; everything else is text.</summary>
    private static JsonNode? Value(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text, null, Strict);
        }
        catch (Exception e) when (GraphRequestReader.IsBrokenJson(e))
        {
            return text;
        }
    }

    private static JsonNode? Listed(JsonNode? node)
    {
        if (node is not JsonObject whole)
        {
            return node;
        }

        var members = whole.Select(m => (m.Key, Value: Listed(m.Value?.DeepClone()))).ToList();
        var byNumber = members
            .Select(m => (IsNumber: int.TryParse(m.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var n), Number: n, m.Value))
            .OrderBy(m => m.Number)
            .ToList();
        return members.Count > 0 && byNumber.Select((m, place) => m.IsNumber && m.Number == place).All(fits => fits)
            ? new JsonArray([.. byNumber.Select(m => m.Value)])
            : new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value)));
    }
}
