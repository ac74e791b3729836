using System.Collections.Frozen;
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

    /// <summary>Fields that are lists of other nodes, by name, with the check of what is wanted inside them. A field's own function applies the choice.</summary>
    public IReadOnlyDictionary<string, Func<IReadOnlyList<FieldChoice>, GraphRefusal?>> Edges { get; init; } =
        FrozenDictionary<string, Func<IReadOnlyList<FieldChoice>, GraphRefusal?>>.Empty;

    /// <summary>Fields that can be wanted wrongly by their modifiers, with the check of these.</summary>
    public IReadOnlyDictionary<string, Func<FieldChoice, GraphRefusal?>> Checks { get; init; } = FrozenDictionary<string, Func<FieldChoice, GraphRefusal?>>.Empty;

    /// <summary>Refuses fields that this kind of node does not have: asked before a call makes such a node, so that a refusal leaves nothing behind.</summary>
    public GraphRefusal? CheckFields(string? wanted) => Choose(wanted).Refusal;

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

        return Check(choices) is { } refusal ? ([], refusal) : (choices, null);
    }

    /// <summary>The choices inside an edge: those wanted, else the unasked ones.</summary>
    public IReadOnlyList<FieldChoice> Inside(FieldChoice edge) =>
        edge.Inner.Count > 0 ? edge.Inner : [.. unasked.Select(f => new FieldChoice(f, null, []))];

    /// <summary>Refuses a field that this kind of node, or a node in one of its edges, does not have.</summary>
    public GraphRefusal? Check(IReadOnlyList<FieldChoice> choices)
    {
        foreach (var choice in choices)
        {
            if (choice.Name != "id" && !fields.ContainsKey(choice.Name))
            {
                return GraphErrors.NoField(choice.Name, name);
            }

            if (Checks.TryGetValue(choice.Name, out var isRight) && isRight(choice) is { } wrong)
            {
                return wrong;
            }

            if (Edges.TryGetValue(choice.Name, out var check) && check(choice.Inner) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public JsonObject Show(T node, IReadOnlyList<FieldChoice> choices)
    {
        var shown = new JsonObject();
        foreach (var choice in choices.Where(c => c.Name != "id").DistinctBy(c => c.ShownAs))
        {
            if (fields[choice.Name](node, choice) is { } value)
            {
                shown[choice.ShownAs] = Edges.ContainsKey(choice.Name) ? value : Narrow(value, choice.Inner);
            }
        }

        shown["id"] = fields["id"](node, new("id", null, []));
        return shown;
    }

    /// <summary>Keeps the chosen members of an object, of each object of a list, or of what stands in an edge's <c>data</c>.</summary>
    private static JsonNode Narrow(JsonNode value, IReadOnlyList<FieldChoice> inner)
    {
        if (inner.Count > 0 && value is JsonArray list)
        {
            return new JsonArray([.. list.Select(one => Narrow(one!.DeepClone(), inner))]);
        }

        if (inner.Count == 0 || value is not JsonObject whole)
        {
            return value;
        }

        if (whole["data"] is { } data and (JsonArray or JsonObject))
        {
            whole["data"] = Narrow(data.DeepClone(), inner);
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
