using System.Collections;
using System.Numerics;

namespace Scriban.Runtime;

/// <summary>What templates and messages call the type of a value.</summary>
internal static class TypeNames
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool => "bool",
        byte => "byte",
        sbyte => "sbyte",
        short => "short",
        ushort => "ushort",
        int => "int",
        uint => "uint",
        long => "long",
        ulong => "ulong",
        float => "float",
        double => "double",
        decimal => "decimal",
        BigInteger => "bigint",
        string => "string",
        Enum => "enum",
        EmptyScriptObject => "object",
        KeyValueItem => "KeyValuePair<string, Object>",
        ScriptRange => "range",
        IScriptCustomFunction and not ScriptObject => "function",
        ScriptArray => "array",
        ScriptObject => "object",
        IList => "array",
        _ => NameOf(value.GetType()),
    };

    private static string NameOf(Type type)
    {
        var name = Known(type);
        return type.IsGenericType
            ? $"{name[..Math.Max(0, name.IndexOf('`', StringComparison.Ordinal))]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : name;
    }

    private static string Known(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => "enum",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Double => "double",
        TypeCode.Single => "float",
        TypeCode.Decimal => "decimal",
        TypeCode.Boolean => "bool",
        TypeCode.String => "string",
        _ => type.Name,
    };
}
