using Scriban.Execution.Calls;
using Scriban.Execution.Expressions;
using Scriban.Runtime;

namespace Scriban.Functions;

internal delegate object? BuiltinBody(in Arguments arguments);

internal delegate void BuiltinPrinter(in Arguments arguments);

/// <summary>A function that templates find from the start: the names of its parameters, how many it needs, and what it does.</summary>
internal sealed class Builtin(
    int required, string[] names, BuiltinBody body, bool isVariadic = false, BuiltinPrinter? printer = null, Action<TemplateContext, string?>? onePrinter = null)
    : FunctionValue, IPrinting
{
    /// <summary>Writes the result for one text, or null, to the output; set for a function that can do so without making a text.</summary>
    public Action<TemplateContext, string?>? OnePrinter => onePrinter;

    public override int RequiredParameterCount => required;

    public override int ParameterCount => names.Length;

    public override ScriptVarParamKind VarParamKind => isVariadic ? ScriptVarParamKind.Direct : ScriptVarParamKind.None;

    public override ScriptParameterInfo GetParameterInfo(int index) =>
        new(typeof(object), names[index], null, index >= required);

    public override object? Call(TemplateContext context, in Invocation call) => body(ArgumentsOf(context, call));

    public bool TryPrint(TemplateContext context, in Invocation call)
    {
        if (printer is null)
        {
            return false;
        }

        printer(ArgumentsOf(context, call));
        return true;
    }

    private Arguments ArgumentsOf(TemplateContext context, in Invocation call)
    {
        var isPlain = call.Names is null && call.Values.Length >= required && (isVariadic || call.Values.Length <= names.Length);
        return new Arguments(context, call.Site, isPlain ? call.Values : ArgumentBinder.Bind(call, this, names));
    }
}
