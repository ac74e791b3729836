using Scriban.Syntax;

namespace Scriban.Runtime;

public enum ScriptVarParamKind
{
    /// <summary>A fixed number of parameters.</summary>
    None,

    /// <summary>Any number of arguments, taken as they come.</summary>
    Direct,

    /// <summary>The last parameter collects the remaining arguments.</summary>
    LastParameter,
}

/// <summary>A parameter as callers see it.</summary>
public readonly record struct ScriptParameterInfo(Type ParameterType, string Name, object? DefaultValue = null, bool HasDefaultValue = false);

public interface IScriptFunctionInfo
{
    int RequiredParameterCount { get; }

    int ParameterCount { get; }

    ScriptVarParamKind VarParamKind { get; }

    Type ReturnType { get; }

    ScriptParameterInfo GetParameterInfo(int index);
}

/// <summary>A function that templates can call. An exception becomes a run-time error at the call.</summary>
public interface IScriptCustomFunction : IScriptFunctionInfo
{
    object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);

    ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);
}
