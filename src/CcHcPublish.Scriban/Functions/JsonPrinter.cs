using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>Writes any value as JSON with the default encoder of System.Text.Json; nesting is bounded by the context.</summary>
internal static class JsonPrinter
{
    public static string Print(in Arguments a)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(a, json, a[0], 1);
        }

        return a.Limited(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    private static void Write(in Arguments a, Utf8JsonWriter json, object? value, int depth)
    {
        if (a.Context.ObjectRecursionLimit > 0 && depth > a.Context.ObjectRecursionLimit)
        {
            throw a.At(0).Fault($"The value nests deeper than the limit of {a.Context.ObjectRecursionLimit} levels, or contains itself");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw a.At(0).Fault("The value nests too deeply, or contains itself");
        }

        a.Context.CheckAbort(a.Site.Whole);

        // The default encoder writes ASCII only, so that bytes are characters.
        a.Context.RequireTextLength(a.Site.Whole, json.BytesCommitted + json.BytesPending);
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case char letter: json.WriteStringValue(letter.ToString()); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case uint number: json.WriteNumberValue(number); break;
            case ulong number: json.WriteNumberValue(number); break;
            case byte or sbyte or short or ushort: json.WriteNumberValue(Convert.ToInt32(value, null)); break;
            case float number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case BigInteger number: json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case DateTime time: json.WriteStringValue(time); break;
            case DateTimeOffset time: json.WriteStringValue(time); break;
            case TimeSpan span: json.WriteStringValue(span.ToString("c")); break;
            case DateOnly date: json.WriteStringValue(date.ToString("o", CultureInfo.InvariantCulture)); break;
            case TimeOnly time: json.WriteStringValue(time.ToTimeSpan().ToString("c")); break;
            case Uri address: json.WriteStringValue(address.OriginalString); break;
            case JsonElement element: element.WriteTo(json); break;
            case JsonNode node: node.WriteTo(json); break;
            case Guid id: json.WriteStringValue(id); break;
            case Enum: json.WriteNumberValue(Convert.ToInt64(value, null)); break;
            case ScriptObject members: WriteMembers(a, json, members, depth); break;
            case IScriptCustomFunction: throw a.At(0).Fault("A function cannot be written as JSON");
            case IDictionary entries: WriteEntries(a, json, entries, depth); break;
            case IDictionary<string, object?> entries: WriteMembers(a, json, Copied(entries), depth); break;
            case IEnumerable items: WriteItems(a, json, items, depth); break;
            case EmptyScriptObject: WriteMembers(a, json, [], depth); break;
            default: WriteMembers(a, json, a.Context.MembersOf(a.At(0), value), depth); break;
        }
    }

    private static ScriptObject Copied(IDictionary<string, object?> entries)
    {
        var members = new ScriptObject(entries.Count);
        foreach (var (name, value) in entries)
        {
            members[name] = value;
        }

        return members;
    }

    private static void WriteMembers(in Arguments a, Utf8JsonWriter json, ScriptObject members, int depth)
    {
        if (members is IScriptCustomFunction)
        {
            throw a.At(0).Fault("A function cannot be written as JSON");
        }

        json.WriteStartObject();
        foreach (var name in members.GetMembers())
        {
            json.WritePropertyName(name);
            Write(a, json, members.TryGetValue(a.Context, default, name, out var value) ? value : null, depth + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteEntries(in Arguments a, Utf8JsonWriter json, IDictionary entries, int depth)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in entries)
        {
            json.WritePropertyName(a.Context.ObjectToString(entry.Key) ?? string.Empty);
            Write(a, json, entry.Value, depth + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(in Arguments a, Utf8JsonWriter json, IEnumerable items, int depth)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(a, json, item, depth + 1);
        }

        json.WriteEndArray();
    }
}
