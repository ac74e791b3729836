using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcHcPublish.Sandbox.Faults;

/// <summary>One fault that was asked for: where it bites, how often, and what it does. docs/sandbox.md lists the kinds.</summary>
public sealed record FaultRule
{
    /// <summary>A kind of <see cref="HostFaults"/> or of the side.</summary>
    public required string Kind { get; init; }

    /// <summary><c>facebook</c>, <c>zalo</c> or <c>*</c>.</summary>
    public string Side { get; init => field = value ?? "*"; } = "*";

    /// <summary>Method and path below the side's prefix, each with <c>*</c> for any text: <c>POST */feed</c>, <c>* /v2.0/article/*</c>, <c>*</c>.</summary>
    public string Route { get; init => field = value ?? "*"; } = "*";

    /// <summary>Matching requests that pass unharmed before the fault begins.</summary>
    public int Skip { get; init; }

    /// <summary>Requests it hits; 0 means until the faults are deleted. Settable, because generated readers give absent init-only members 0.</summary>
    public int Count { get; set; } = 1;

    public FaultEffect Effect { get; init; } = FaultEffect.Before;

    /// <summary>What the kind needs to know: a number, a text, or an object with several.</summary>
    public JsonElement? Value { get; init; }

    public int Number(int otherwise) => Value is { ValueKind: JsonValueKind.Number } v && v.TryGetInt32(out var n) ? n : otherwise;

    public int Number(string member, int otherwise) =>
        Member(member) is { ValueKind: JsonValueKind.Number } v && v.TryGetInt32(out var n) ? n : otherwise;

    public string Text(string otherwise) => Value is { ValueKind: JsonValueKind.String } v ? v.GetString()! : otherwise;

    public string Text(string member, string otherwise) =>
        Member(member) is { ValueKind: JsonValueKind.String } v ? v.GetString()! : otherwise;

    private JsonElement? Member(string name) =>
        Value is { ValueKind: JsonValueKind.Object } v && v.TryGetProperty(name, out var member) ? member : null;
}

/// <summary>Whether the request takes effect although its answer is spoiled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultEffect>))]
public enum FaultEffect
{
    [JsonStringEnumMemberName("before")] Before,
    [JsonStringEnumMemberName("after")] After,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FaultRule))]
internal sealed partial class FaultJson : JsonSerializerContext;
