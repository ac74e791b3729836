using Scriban.Execution;
using Scriban.Execution.Calls;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private CallSite? _currentSite;

    internal object? Returned { get; set; }

    internal ScriptBlockStatement? WrappedBlock { get; set; }

    internal object? TakeReturned()
    {
        var value = Returned;
        Returned = null;
        return value;
    }

    /// <summary>Calls a function that an expression yielded, without arguments.</summary>
    internal object? Invoke(object function, Expr expression) => function is Functions.DateObject
        ? function
        : Invoke(function, new Invocation(new CallSite(expression.At, expression.At, CallSite.NoArguments), []));

    internal object? Invoke(object function, in Invocation call)
    {
        var outer = _currentSite;
        _currentSite = call.Site;
        try
        {
            return function is IInvocable own ? own.Call(this, call) : InvokeHost((IScriptCustomFunction)function, call);
        }
        catch (ScriptRuntimeException problem) when (!problem.HasPlace)
        {
            throw problem.MovedTo(call.Site.Span);
        }
        catch (Exception problem) when (problem is not (ScriptRuntimeException or OutOfMemoryException))
        {
            throw call.Site.Target.Fault(function is Functions.Builtin or Functions.DateObject ? BuiltinFault.Of(problem) : problem.Message, problem);
        }
        finally
        {
            _currentSite = outer;
        }
    }

    internal object? InvokeWithBlock(Location at, Expr target, ScriptBlockStatement block)
    {
        if (target.EvaluateUncalled(this) is not IScriptCustomFunction function)
        {
            throw at.Fault("`wrap` needs a function");
        }

        return Invoke(function, new Invocation(new CallSite(at, at, CallSite.NoArguments), [], null, block));
    }

    internal void RenderWrappedBlock()
    {
        if (WrappedBlock is not { } block)
        {
            return;
        }

        WrappedBlock = null;
        try
        {
            block.Body.Execute(this);
        }
        finally
        {
            WrappedBlock = block;
        }
    }

    /// <summary>Whether the host wants to see an error as text; nobody can explain a cancellation away.</summary>
    internal bool CanExplain(Exception problem) =>
        HasErrorRenderer && problem is not (ScriptAbortException or OutOfMemoryException or OperationCanceledException);

    /// <summary>What the host makes of an error; what has no place of its own happened at the given one.</summary>
    internal string? Explain(Exception problem, Location at) => RenderRuntimeException!(Located(problem, at));

    internal static ScriptRuntimeException Located(Exception problem, Location at) => problem switch
    {
        ScriptRuntimeException { HasPlace: true } known => known,
        ScriptRuntimeException known => known.MovedTo(at.Span),
        _ => at.Fault(problem.Message, problem),
    };

    private object? InvokeHost(IScriptCustomFunction function, in Invocation call)
    {
        var arguments = new ScriptArray();
        if (call.Names is null)
        {
            foreach (var value in call.Values)
            {
                arguments.Add(value);
            }
        }
        else
        {
            var names = new string[function.ParameterCount];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = function.GetParameterInfo(i).Name;
            }

            foreach (var value in ArgumentBinder.Bind(call, function, names))
            {
                arguments.Add(ReferenceEquals(value, ArgumentBinder.Missing) ? function.GetParameterInfo(arguments.Count).DefaultValue : value);
            }
        }

        var caller = new LocatedNode(call.Site.Whole);
        return IsAsync
            ? function.InvokeAsync(this, caller, arguments, call.Block).AsTask().GetAwaiter().GetResult()
            : function.Invoke(this, caller, arguments, call.Block);
    }
}
