using System.Runtime.CompilerServices;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Execution.Calls;

/// <summary>Where a call stands, for its messages.</summary>
internal sealed class CallSite(Location target, Location whole, Location[] arguments)
{
    public static readonly Location[] NoArguments = Arrays.Resized(new Location[1], 0);

    public Location Target { get; } = target;

    public Location Whole { get; } = whole;

    public SourceSpan Span => Whole.Span;

    /// <summary>The place of an argument, or the target where the argument was supplied in another way.</summary>
    public Location Argument(int index) => index < arguments.Length ? arguments[index] : Target;
}

/// <summary>
/// One call: its positional values, followed by those of the named arguments in the order of <c>Names</c>. A value without a
/// name among them has an empty one and takes the next free parameter.
/// </summary>
internal readonly ref struct Invocation(CallSite site, ReadOnlySpan<object?> values, string[]? names = null, ScriptBlockStatement? block = null)
{
    public CallSite Site { get; } = site;

    public ReadOnlySpan<object?> Values { get; } = values;

    public string[]? Names { get; } = names;

    public ScriptBlockStatement? Block { get; } = block;

    public ReadOnlySpan<object?> Positional => Names is null ? Values : Values[..^Names.Length];
}

/// <summary>Room for the arguments of nearly every call without an allocation.</summary>
[InlineArray(Size)]
internal struct ArgumentBuffer
{
    public const int Size = 8;

    private object? _first;
}

/// <summary>A function of this engine, called without building a list of arguments.</summary>
internal interface IInvocable : IScriptCustomFunction
{
    object? Call(TemplateContext context, in Invocation call);
}
