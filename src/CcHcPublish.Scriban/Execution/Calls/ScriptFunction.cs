using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Execution.Calls;

/// <summary>A function written in a template. It keeps nothing of where it was defined: names are looked up when it is called.</summary>
internal sealed class ScriptFunction(FunctionParameter[]? parameters, Block? body, Expr? inline, bool isAnonymous) : FunctionValue
{
    private readonly string[] _names = [.. (parameters ?? []).Where(p => !p.IsVariadic).Select(p => p.Name)];
    private readonly string? _variadic = parameters?.FirstOrDefault(p => p.IsVariadic)?.Name;

    public override int RequiredParameterCount { get; } = (parameters ?? []).Count(p => !p.HasDefault && !p.IsVariadic);

    public override int ParameterCount => parameters?.Length ?? 0;

    public override ScriptVarParamKind VarParamKind =>
        parameters is null ? ScriptVarParamKind.Direct : _variadic is null ? ScriptVarParamKind.None : ScriptVarParamKind.LastParameter;

    public override ScriptParameterInfo GetParameterInfo(int index)
    {
        if (parameters is null)
        {
            return new ScriptParameterInfo(typeof(object), string.Empty);
        }

        var parameter = parameters[index];
        return new ScriptParameterInfo(typeof(object), parameter.Name, parameter.Default, parameter.HasDefault);
    }

    public override object? Call(TemplateContext context, in Invocation call)
    {
        context.EnterCall(call.Site.Whole);
        var outerFrame = context.Frame;
        var outerLocals = context.Locals;
        var outerBlock = context.WrappedBlock;
        var keepsLastValue = context.KeepsLastValue;
        var openLoops = context.OpenLoops;
        try
        {
            var variables = parameters is null ? null : Variables(call);
            context.Locals = new LocalScope { Arguments = variables is null ? Arguments(call) : ArgumentsOf(variables) };
            context.WrappedBlock = call.Block;
            context.KeepsLastValue = false;
            context.Frame = new Frame(outerFrame)
            {
                Variables = variables,
                HidesParameters = !isAnonymous,
                GlobalCount = context.GlobalCount,
            };
            return inline is not null ? inline.Evaluate(context) : Run(context);
        }
        finally
        {
            context.Frame = outerFrame;
            context.Locals = outerLocals;
            context.WrappedBlock = outerBlock;
            context.KeepsLastValue = keepsLastValue;
            context.OpenLoops = openLoops;
            context.LeaveCall();
        }
    }

    private object? Run(TemplateContext context)
    {
        var flow = body!.Execute(context);
        return flow == Flow.Return ? context.TakeReturned() : null;
    }

    /// <summary>One value per parameter, defaults included; that of a variadic parameter is a list.</summary>
    private static ScriptArray ArgumentsOf(EntryTable variables)
    {
        var arguments = new ScriptArray(variables.Count);
        for (var i = 0; i < variables.Count; i++)
        {
            arguments.Add(variables.At(i).Value);
        }

        return arguments;
    }

    private static ScriptArray Arguments(in Invocation call)
    {
        var arguments = new ScriptArray(call.Positional.Length);
        foreach (var value in call.Positional)
        {
            arguments.Add(value);
        }

        for (var i = 0; i < (call.Names?.Length ?? 0); i++)
        {
            arguments.SetNamed(call.Names![i], call.Values[call.Positional.Length + i]);
        }

        return arguments;
    }

    private EntryTable Variables(in Invocation call)
    {
        var values = ArgumentBinder.Bind(call, this, _names);
        var variables = new EntryTable(parameters!.Length, null);
        for (var i = 0; i < _names.Length; i++)
        {
            variables.Set(_names[i], ReferenceEquals(values[i], ArgumentBinder.Missing) ? parameters[i].Default : values[i]);
        }

        if (_variadic is not null)
        {
            variables.Set(_variadic, new ScriptArray(values.Skip(_names.Length)));
        }

        return variables;
    }
}
