using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>
/// The builtins of one context. Each group of functions is made once per process when somebody first asks for it; a context
/// gets its own copy of a group when it first reads it, which shares its entries until a template changes them.
/// </summary>
internal sealed class BuiltinScope(ScriptObject? custom)
{
    private static readonly (string Name, Func<object> Make)[] Definitions =
    [
        ("array", static () => ArrayBuiltins.Make()),
        ("blank", static () => EmptyScriptObject.Default),
        ("date", static () => DateBuiltins.Make()),
        ("empty", static () => EmptyScriptObject.Default),
        ("html", static () => HtmlBuiltins.Make()),
        ("include", static () => IncludeFunction.Default),
        ("include_join", static () => IncludeJoin.Make()),
        ("math", static () => MathBuiltins.Make()),
        ("object", static () => ObjectBuiltins.Make()),
        ("regex", static () => RegexBuiltins.Make()),
        ("string", static () => StringBuiltins.Make()),
        ("timespan", static () => TimeSpanBuiltins.Make()),
    ];

    private static readonly EntryTable Indices = MakeIndices();
    private static readonly object?[] Prototypes = new object?[Definitions.Length];

    private object?[]? _values;
    private ScriptObject? _object = custom;

    /// <summary>All builtins as one object; from then on it is what templates see.</summary>
    public ScriptObject Object => _object ??= MakeOwn();

    /// <summary>This context's copy of a builtin that was already used, if it was.</summary>
    public object? Used(string name) => _object is not null
        ? _object[name]
        : _values is not null && Indices.TryGet(name, out var index) ? _values[(int)index!] : null;

    public static ScriptObject MakeObject() => new BuiltinScope(null).Object;

    public bool Contains(string name) => _object?.Contains(name) ?? Indices.TryGet(name, out _);

    /// <summary>Whether a name stands for what templates find from the start and is still there.</summary>
    public bool IsBuiltin(string name) => Indices.TryGet(name, out _) && Contains(name);

    public bool TryGet(TemplateContext context, string name, int hash, ref int hint, out object? value)
    {
        if (_object is not null)
        {
            return _object.IsPlain
                ? _object.Table.TryGet(name, hash, ref hint, out value)
                : _object.TryGetValue(context, context.CurrentSpan, name, out value);
        }

        if (!Indices.TryGet(name, hash, ref hint, out var index))
        {
            value = null;
            return false;
        }

        value = Copy((int)index!);
        return true;
    }

    private static EntryTable MakeIndices()
    {
        var indices = new EntryTable(Definitions.Length, null);
        for (var i = 0; i < Definitions.Length; i++)
        {
            indices.Set(Definitions[i].Name, Boxes.Of(i));
        }

        return indices;
    }

    private object Copy(int index)
    {
        var values = _values ??= new object?[Definitions.Length];
        if (values[index] is { } known)
        {
            return known;
        }

        var prototype = Prototypes[index] ??= Definitions[index].Make();
        return values[index] = prototype is ScriptObject group ? group.Clone(false) : prototype;
    }

    private ScriptObject MakeOwn()
    {
        var all = new ScriptObject(Definitions.Length);
        for (var i = 0; i < Definitions.Length; i++)
        {
            all[Definitions[i].Name] = Copy(i);
        }

        return all;
    }
}
