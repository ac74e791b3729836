using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Execution.Calls;

/// <summary>Base of the engine's functions: translates calls that hosts make through the public interface.</summary>
internal abstract class FunctionValue : IInvocable
{
    public abstract int RequiredParameterCount { get; }

    public abstract int ParameterCount { get; }

    public abstract ScriptVarParamKind VarParamKind { get; }

    public virtual Type ReturnType => typeof(object);

    public abstract ScriptParameterInfo GetParameterInfo(int index);

    public abstract object? Call(TemplateContext context, in Invocation call);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(arguments);
        return Call(context, new Invocation(context.HostSite, arguments.Items, null, blockStatement));
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
}
