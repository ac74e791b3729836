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
        char => "char",
        ScriptRange => "range",
        IScriptCustomFunction and not ScriptObject => "function",
        ScriptArray => "array",
        ScriptObject => "object",
        IList when value.GetType().IsArray => "array",
        _ => value.GetType().Name,
    };
}
