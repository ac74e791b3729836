using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>A kind of node: which fields it has and which of them come unasked. Fields without a value are left out, as Meta does.</summary>
/// <param name="name">Name in error messages, such as <c>PagePost</c>.</param>
/// <param name="fields">How each field is read; null for no value.</param>
/// <param name="unasked">Fields of an answer when the call names none.</param>
public sealed class NodeType<T>(
    string name, IReadOnlyDictionary<string, Func<T, FieldChoice, JsonNode?>> fields, IReadOnlyList<string> unasked)
{
    public GraphAnswer Answer(T node, string? wanted)
    {
        var (choices, refusal) = Choose(wanted);
        return refusal is null ? GraphAnswer.Ok(Show(node, choices)) : refusal;
    }

    /// <summary>Reads <c>?fields=</c> once for many nodes.</summary>
    public (IReadOnlyList<FieldChoice> Choices, GraphRefusal? Refusal) Choose(string? wanted)
    {
        // Some SDKs send the names as a JSON list.
        var text = wanted?.Trim(',', ' ', '[', ']').Replace("\"", "", StringComparison.Ordinal);
        if (string.IsNullOrEmpty(text))
        {
            return ([.. unasked.Select(f => new FieldChoice(f, null, []))], null);
        }

        if (FieldChoice.Parse(text) is not { } choices)
        {
            return ([], new(2500, "Syntax error \"Expected end of string\" in the fields parameter"));
        }

        return choices.FirstOrDefault(c => c.Name != "id" && !fields.ContainsKey(c.Name)) is { } odd
            ? ([], GraphErrors.NoField(odd.Name, name))
            : (choices, null);
    }

    public JsonObject Show(T node, IReadOnlyList<FieldChoice> choices)
    {
        var shown = new JsonObject();
        foreach (var choice in choices.Where(c => c.Name != "id").DistinctBy(c => c.Name))
        {
            if (fields[choice.Name](node, choice) is { } value)
            {
                shown[choice.Name] = Narrow(value, choice.Inner);
            }
        }

        shown["id"] = fields["id"](node, new("id", null, []));
        return shown;
    }

    /// <summary>Keeps the chosen members of an object, or of each object of an edge's <c>data</c>.</summary>
    private static JsonNode Narrow(JsonNode value, IReadOnlyList<FieldChoice> inner)
    {
        if (inner.Count == 0 || value is not JsonObject whole)
        {
            return value;
        }

        if (whole["data"] is JsonArray data)
        {
            whole["data"] = new JsonArray([.. data.Select(d => Narrow(d!.DeepClone(), inner))]);
            return whole;
        }

        var narrow = new JsonObject();
        foreach (var choice in inner)
        {
            if (whole[choice.Name] is { } member)
            {
                narrow[choice.Name] = Narrow(member.DeepClone(), choice.Inner);
            }
        }

        if (whole["id"] is { } id && !narrow.ContainsKey("id"))
        {
            narrow["id"] = id.DeepClone();
        }

        return narrow;
    }
}
