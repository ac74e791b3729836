using Scriban.Execution.Calls;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Execution.Expressions;

/// <summary>
/// Calls a function with arguments; the input of a pipe is the first of them and is evaluated before the function is looked up.
/// </summary>
internal sealed class CallExpr(Location at, Expr target, Expr[] arguments, string[]? names, bool isPiped) : Expr(at)
{
    private readonly bool _takesOne = arguments.Length == 1 && names is null;
    private readonly CallSite _site = new(target.At, at, Arrays.Map(arguments, static argument => argument.At));

    public override object? Evaluate(TemplateContext context) => Run(context, null, print: false);

    public override void Print(TemplateContext context)
    {
        if (context.IsDerived)
        {
            base.Print(context);
            return;
        }

        if (_takesOne && isPiped)
        {
            PrintOne(context);
            return;
        }

        var value = Run(context, null, print: true);
        if (value is not null)
        {
            context.Print(At, value);
        }
    }

    /// <summary>Calls with the block of a <c>wrap</c> statement.</summary>
    public object? EvaluateWith(TemplateContext context, ScriptBlockStatement block) => Run(context, block, print: false);

    /// <summary>The usual case of a page: a value piped into a function that can write its result to the output.</summary>
    private void PrintOne(TemplateContext context)
    {
        var value = arguments[0].Evaluate(context);
        var function = target.EvaluateUncalled(context);
        if (function is Builtin { OnePrinter: { } printer } && (value is null or string))
        {
            printer(context, value as string);
            return;
        }

        var result = Finish(context, function, value);
        if (result is not null)
        {
            context.Print(At, result);
        }
    }

    private object? Finish(TemplateContext context, object? function, object? value)
    {
        if (function is not IScriptCustomFunction)
        {
            return function is null && context.EnableRelaxedFunctionAccess ? null : throw NotAFunction(function);
        }

        var call = new Invocation(_site, new ReadOnlySpan<object?>(in value));
        return function is IPrinting printing && printing.TryPrint(context, call) ? null : context.Invoke(function, call);
    }

    private object? Run(TemplateContext context, ScriptBlockStatement? block, bool print)
    {
        var buffer = default(ArgumentBuffer);
        var values = arguments.Length <= ArgumentBuffer.Size ? ((Span<object?>)buffer)[..arguments.Length] : new object?[arguments.Length];
        if (isPiped)
        {
            values[0] = arguments[0].Evaluate(context);
        }

        var function = target.EvaluateUncalled(context);
        if (function is not IScriptCustomFunction)
        {
            return function is null && context.EnableRelaxedFunctionAccess ? null : throw NotAFunction(function);
        }

        for (var i = isPiped ? 1 : 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(context);
        }

        var call = new Invocation(_site, values, names, block);
        return print && function is IPrinting printing && printing.TryPrint(context, call) ? null : context.Invoke(function, call);
    }

    private Syntax.ScriptRuntimeException NotAFunction(object? value) => target.At.Fault(value is null
        ? "The function was not found"
        : $"A value of type `{TypeNames.Of(value)}` cannot be called as a function");
}

/// <summary>A call with <c>^list</c> among its arguments, whose number is known only when it runs.</summary>
internal sealed class ExpandingCallExpr(Location at, Expr target, Expr[] arguments, bool[] expands, bool isPiped) : Expr(at)
{
    private const int MaximumArguments = 64;

    public override object? Evaluate(TemplateContext context)
    {
        List<object?> values = [];
        if (isPiped)
        {
            values.Add(arguments[0].Evaluate(context));
        }

        var function = target.EvaluateUncalled(context);
        if (function is not IScriptCustomFunction)
        {
            throw target.At.Fault("The function was not found");
        }

        for (var i = isPiped ? 1 : 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Evaluate(context);
            if (expands[i] && value is System.Collections.IEnumerable items)
            {
                foreach (var item in KeyValueItem.Of(items))
                {
                    values.Add(item);
                }
            }
            else
            {
                values.Add(value);
            }
        }

        if (values.Count > MaximumArguments)
        {
            throw At.Fault($"A call has at most {MaximumArguments} arguments");
        }

        var site = new CallSite(target.At, At, Arrays.Map(arguments, static argument => argument.At));
        return context.Invoke(function, new Invocation(site, values.ToArray()));
    }
}

/// <summary>A function that can write its result to the output without making a text of it first.</summary>
internal interface IPrinting
{
    /// <summary>False, with nothing written, when this call must take the ordinary way.</summary>
    bool TryPrint(TemplateContext context, in Invocation call);
}
