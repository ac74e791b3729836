using System.Collections;
using System.Globalization;
using Scriban.Execution;
using Scriban.Execution.Calls;
using Scriban.Execution.Operators;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>The arguments of one call of a builtin, converted when they are asked for.</summary>
internal readonly ref struct Arguments(TemplateContext context, CallSite site, ReadOnlySpan<object?> values)
{
    private readonly ReadOnlySpan<object?> _values = values;

    public TemplateContext Context { get; } = context;

    public CallSite Site { get; } = site;

    public int Count => _values.Length;

    /// <summary>The value; null where none was given.</summary>
    public object? this[int index] => Has(index) ? _values[index] : null;

    public ReadOnlySpan<object?> From(int index) => index < _values.Length ? _values[index..] : [];

    public bool Has(int index) => index < _values.Length && !ReferenceEquals(_values[index], ArgumentBinder.Missing);

    public Location At(int index) => Site.Argument(index);

    /// <summary>A text, with null as the empty one.</summary>
    public string Text(int index) => NullableText(index) ?? string.Empty;

    public string? NullableText(int index) =>
        this[index] switch { null or EmptyScriptObject => null, string text => text, var value => Context.ObjectToString(value) };

    /// <exception cref="Syntax.ScriptRuntimeException">The argument is null.</exception>
    public string RequiredText(int index) => NullableText(index) ?? throw At(index).Fault("This argument must not be null");

    public int Int(int index, int otherwise = 0) => Has(index) ? Context.ToInt(At(index), this[index]) : otherwise;

    public double Double(int index) => this[index] switch
    {
        null => 0,
        double number => number,
        var value when Numbers.KindOf(value) != NumberKind.None => Numbers.ToDouble(value),
        var value => throw At(index).Fault($"A value of type `{TypeNames.Of(value)}` cannot be converted to double"),
    };

    public bool Truth(int index) => Context.IsTrue(At(index), this[index]);

    /// <summary>A list, text or other enumerable; null for null.</summary>
    public IEnumerable? List(int index) => this[index] switch
    {
        null => null,
        IEnumerable items => KeyValueItem.Of(items),
        var value => throw At(index).Fault($"A value of type `{TypeNames.Of(value)}` is not a list"),
    };

    public IScriptCustomFunction Function(int index) => this[index] as IScriptCustomFunction
        ?? throw At(index).Fault($"A value of type `{TypeNames.Of(this[index])}` is not a function");

    public object? Invoke(IScriptCustomFunction function, object? value) => Context.Invoke(function, new Invocation(Site, [value]));

    /// <summary>A standard format of .NET, whose number of digits decides how long the result is.</summary>
    public string Format(int index)
    {
        const int MaximumPrecision = 1000;
        var format = Text(index);
        var isStandard = format.Length > 1 && char.IsAsciiLetter(format[0]) && !format.AsSpan(1).ContainsAnyExceptInRange('0', '9');
        return isStandard && !(int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var precision) && precision <= MaximumPrecision)
            ? throw At(index).Fault($"The precision must lie between 0 and {MaximumPrecision}")
            : format;
    }

    public string Limited(string text)
    {
        Context.RequireTextLength(Site.Whole, text.Length);
        return text;
    }
}
