using System.Collections;
using System.Collections.Concurrent;
using Scriban.Execution;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Members;

/// <summary>Entries of .NET dictionaries; keys written in a template are converted to the dictionary's key type.</summary>
internal static class Dictionaries
{
    /// <summary>The types of keys and values of dictionary types, looked up once each.</summary>
    private static readonly ConcurrentDictionary<Type, Type[]?> Arguments = new();

    public static bool TryGet(TemplateContext context, IDictionary entries, object key, out object? value)
    {
        value = null;
        if (!TryConvertKey(context, entries.GetType(), key, out var converted) || !entries.Contains(converted))
        {
            return false;
        }

        value = JsonValues.Read(entries[converted]);
        return true;
    }

    /// <summary>A dictionary that has only the generic interface, such as an expando object.</summary>
    public static bool TryGetGeneric(object owner, string name, out object? value)
    {
        if (owner is IDictionary<string, object?> entries)
        {
            return entries.TryGetValue(name, out value);
        }

        if (owner is IReadOnlyDictionary<string, object?> readOnly)
        {
            return readOnly.TryGetValue(name, out value);
        }

        value = null;
        return false;
    }

    /// <summary>What a missing member of a dictionary reads as: the default of its type of values.</summary>
    public static object? DefaultOf(IDictionary entries) =>
        GenericArgument(entries.GetType(), 1) is { IsValueType: true } type && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    public static bool TrySet(TemplateContext context, Location at, IDictionary entries, object key, object? value)
    {
        if (entries.IsReadOnly || !TryConvertKey(context, entries.GetType(), key, out var converted))
        {
            return false;
        }

        entries[converted] = context.ToObject(at.Span, value, GenericArgument(entries.GetType(), 1) ?? typeof(object));
        return true;
    }

    private static bool TryConvertKey(TemplateContext context, Type dictionary, object key, out object converted)
    {
        converted = key;
        var type = GenericArgument(dictionary, 0) ?? typeof(object);
        if (type.IsInstanceOfType(key))
        {
            return true;
        }

        try
        {
            converted = context.ToObject(default, key, type)!;
            return converted is not null;
        }
        catch (ScriptRuntimeException)
        {
            return false;
        }
    }

    private static Type? GenericArgument(Type dictionary, int index) => Arguments.GetOrAdd(dictionary, static type => Array.Find(
        type.GetInterfaces(),
        implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IDictionary<,>))?.GetGenericArguments())?[index];
}
