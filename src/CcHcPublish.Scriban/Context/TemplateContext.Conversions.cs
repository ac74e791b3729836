using System.Collections;
using System.Numerics;
using Scriban.Execution;
using Scriban.Execution.Operators;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    /// <summary>Whether a value counts as true: everything does but null, false and <c>empty</c>.</summary>
    public virtual bool ToBool(SourceSpan span, object? value) => value switch
    {
        null => false,
        bool truth => truth,
        _ => !ReferenceEquals(value, EmptyScriptObject.Default),
    };

    /// <summary>An integer: null is 0, other numbers are rounded half to even, texts are parsed in the current culture.</summary>
    public virtual int ToInt(SourceSpan span, object? value)
    {
        try
        {
            return value switch
            {
                null => 0,
                int number => number,
                BigInteger big => (int)big,
                _ => Convert.ToInt32(value, CurrentCulture),
            };
        }
        catch (Exception problem) when (problem is FormatException or InvalidCastException or OverflowException)
        {
            throw new ScriptRuntimeException(span, $"A value of type `{TypeNames.Of(value)}` cannot be converted to int", problem);
        }
    }

    public T ToObject<T>(SourceSpan span, object? value) => (T)ToObject(span, value, typeof(T))!;

    /// <summary>Converts a value to the type of a parameter.</summary>
    public virtual object? ToObject(SourceSpan span, object? value, Type destinationType)
    {
        ArgumentNullException.ThrowIfNull(destinationType);
        return ValueConverter.Convert(this, span, value, destinationType);
    }

    internal bool IsTrue(Location at, object? value) => value is bool truth ? truth
        : value is not null && (_isDerived ? ToBool(at.Span, value) : !ReferenceEquals(value, EmptyScriptObject.Default));

    internal int ToInt(Location at, object? value) => value is int number && !_isDerived ? number : ToInt(at.Span, value);

    /// <summary>Whether a list or object has no items; false for texts, numbers and truth values, true for what can have none.</summary>
    internal static bool IsEmpty(object value) => value switch
    {
        string or bool => false,
        ScriptObject members => members.Count == 0,
        IList list => list.Count == 0,
        IDictionary entries => entries.Count == 0,
        IScriptObject members => members.Count == 0,
        IEnumerable items => !items.GetEnumerator().MoveNext(),
        _ => value is Enum || Numbers.KindOf(value) == NumberKind.None,
    };

    /// <summary>How many items an enumerable has, counted against the loop limit where it must be walked.</summary>
    internal int CountOf(Location at, IEnumerable items) => items switch
    {
        string text => text.Length,
        ICollection collection => collection.Count,
        _ => Materialise(at, items).Count,
    };
}
