using System.Collections;
using System.Reflection;
using System.Text.Json;
using Scriban.Members;

namespace Scriban.Runtime;

/// <summary>Ways to fill an object with the values and functions of a host.</summary>
public static class ScriptObjectExtensions
{
    /// <summary>
    /// Copies the entries of a dictionary or object, the members of a JSON object, the public fields and properties of any other
    /// object as they are now, or the static members of a <see cref="Type"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A text, number, enum or array has no members to import.</exception>
    public static void Import(this IScriptObject script, object? obj, MemberFilterDelegate? filter = null, MemberRenamerDelegate? renamer = null) =>
        Import(script, obj, ScriptMemberImportFlags.All, filter, renamer);

    public static void Import(
        this IScriptObject script, object? obj, ScriptMemberImportFlags flags, MemberFilterDelegate? filter = null, MemberRenamerDelegate? renamer = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        switch (obj)
        {
            case null:
                break;
            case IScriptObject other:
                Import(script, other);
                break;
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                {
                    StaticMembers.Set(script, entry.Key.ToString() ?? string.Empty, entry.Value);
                }

                break;
            case JsonElement json:
                Import(script, json);
                break;
            case Type type:
                StaticMembers.Import(script, type, flags, filter, renamer);
                break;
            case IDictionary<string, object?>:
                break;
            default:
                ImportMembers(script, obj, flags, filter, renamer);
                break;
        }
    }

    public static void Import(this IScriptObject script, string member, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(function);
        StaticMembers.Set(script, member, new MethodFunction(function));
    }

    public static void Import(this IScriptObject script, IScriptObject other)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(other);
        foreach (var name in other.GetMembers())
        {
            if (other.TryGetValue(null!, default, name, out var value))
            {
                StaticMembers.Set(script, name, value);
            }
        }
    }

    /// <summary>Copies a JSON object deeply; numbers become decimals.</summary>
    public static void Import(this IScriptObject script, JsonElement json)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentOutOfRangeException(nameof(json), $"A JSON {json.ValueKind} has no members to import");
        }

        Import(script, (IScriptObject)JsonValues.ToObject(json));
    }

    /// <summary>Imports one member of an object under its own or its renamed name.</summary>
    public static void ImportMember(this IScriptObject script, object obj, string memberName, string? exportName = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(obj);
        var type = obj as Type ?? obj.GetType();
        var owner = obj is Type ? null : obj;
        var member = type.GetMember(memberName, BindingFlags.Public | BindingFlags.Static | (owner is null ? 0 : BindingFlags.Instance)).FirstOrDefault()
            ?? throw new ArgumentException($"The type `{type}` has no member `{memberName}`", nameof(memberName));
        StaticMembers.Set(script, exportName ?? StandardMemberRenamer.Rename(member), member switch
        {
            MethodInfo method => new MethodFunction(method, method.IsStatic ? null : owner),
            PropertyInfo property => property.GetValue(property.GetMethod is { IsStatic: true } ? null : owner),
            FieldInfo field => field.GetValue(field.IsStatic ? null : owner),
            _ => throw new ArgumentException($"The member `{memberName}` of the type `{type}` cannot be imported", nameof(memberName)),
        });
    }

    public static bool TryGetValue(this IScriptObject script, string key, out object? value)
    {
        ArgumentNullException.ThrowIfNull(script);
        return script.TryGetValue(null!, default, key, out value);
    }

    public static void SetValue(this IScriptObject script, string member, object? value, bool readOnly)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (!script.TrySetValue(null!, default, member, value, readOnly))
        {
            throw new InvalidOperationException($"The member `{member}` is read-only");
        }
    }

    private static void ImportMembers(
        IScriptObject script, object obj, ScriptMemberImportFlags flags, MemberFilterDelegate? filter, MemberRenamerDelegate? renamer)
    {
        var type = obj.GetType();
        if (obj is string or Array || type.IsPrimitive || type.IsEnum || type == typeof(decimal))
        {
            throw new ArgumentOutOfRangeException(nameof(obj), $"A value of type `{type}` has no members to import");
        }

        var accessor = AccessorCache.For(renamer ?? StandardMemberRenamer.Default, filter).Of(type);
        foreach (var name in accessor.Names)
        {
            if (flags.HasFlag(accessor.IsField(name) ? ScriptMemberImportFlags.Field : ScriptMemberImportFlags.Property) && accessor.TryGet(name, out var read))
            {
                StaticMembers.Set(script, name, read(obj));
            }
        }

        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            StaticMembers.Import(script, current, flags & ~ScriptMemberImportFlags.Method, filter, renamer);
        }
    }
}
