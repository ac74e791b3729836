using System.Reflection;
using Scriban.Execution.Calls;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Members;

/// <summary>
/// A .NET method as a function of templates. A leading <see cref="TemplateContext"/> and a following <see cref="SourceSpan"/> are
/// supplied by the engine; a <c>params</c> array, or a last <c>object[]</c>, takes the remaining arguments.
/// </summary>
internal sealed class MethodFunction : FunctionValue
{
    private readonly MethodInvoker _invoker;
    private readonly object? _target;
    private readonly ParameterInfo[] _parameters;
    private readonly string[] _names;
    private readonly bool _takesContext;
    private readonly bool _takesSpan;
    private readonly bool _isVariadic;
    private readonly Awaiting? _awaiting;

    public MethodFunction(MethodInfo method, object? target)
    {
        _invoker = MethodInvoker.Create(method);
        _target = target;
        ReturnType = method.ReturnType;
        _awaiting = Awaiting.For(ReturnType);
        ParameterInfo[] all = method.GetParameters();
        if (method.IsStatic && target is not null)
        {
            all = all[1..];
        }

        _takesContext = all.Length > 0 && all[0].ParameterType == typeof(TemplateContext);
        var supplied = _takesContext ? 1 : 0;
        _takesSpan = all.Length > supplied && all[supplied].ParameterType == typeof(SourceSpan);
        _parameters = all[(supplied + (_takesSpan ? 1 : 0))..];
        _isVariadic = _parameters.Length > 0 && (_parameters[^1].ParameterType == typeof(object[])
            || _parameters[^1].IsDefined(typeof(ParamArrayAttribute), false));
        _names = [.. _parameters.Take(_parameters.Length - (_isVariadic ? 1 : 0)).Select(parameter => parameter.Name ?? string.Empty)];
        RequiredParameterCount = _parameters.Take(_names.Length).Count(parameter => !parameter.HasDefaultValue);
    }

    /// <summary>The parameters are those of the delegate's type: a lambda's own do not know its names and default values.</summary>
    public MethodFunction(Delegate function)
        : this(function.GetType().GetMethod("Invoke")!, function)
    {
    }

    public override int RequiredParameterCount { get; }

    public override int ParameterCount => _parameters.Length;

    public override ScriptVarParamKind VarParamKind => _isVariadic ? ScriptVarParamKind.LastParameter : ScriptVarParamKind.None;

    public override Type ReturnType { get; }

    public override ScriptParameterInfo GetParameterInfo(int index)
    {
        var parameter = _parameters[index];
        return new ScriptParameterInfo(parameter.ParameterType, parameter.Name ?? string.Empty, parameter.DefaultValue, parameter.HasDefaultValue);
    }

    public override object? Call(TemplateContext context, in Invocation call)
    {
        var values = ArgumentBinder.Bind(call, this, _names);
        var arguments = new object?[_parameters.Length + (_takesContext ? 1 : 0) + (_takesSpan ? 1 : 0)];
        var at = 0;
        if (_takesContext)
        {
            arguments[at++] = context;
        }

        if (_takesSpan)
        {
            arguments[at++] = call.Site.Span;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            arguments[at++] = ReferenceEquals(values[i], ArgumentBinder.Missing)
                ? _parameters[i].DefaultValue
                : context.ToObject(call.Site.Argument(i).Span, values[i], _parameters[i].ParameterType);
        }

        if (_isVariadic)
        {
            arguments[at] = Rest(context, call, values);
        }

        return context.IsAsync && _awaiting is not null ? Awaited(arguments) : _invoker.Invoke(_target, arguments.AsSpan());
    }

    private object? Awaited(object?[] arguments) => _awaiting!.Result(() => _invoker.Invoke(_target, arguments.AsSpan()));

    private Array Rest(TemplateContext context, in Invocation call, object?[] values)
    {
        var type = _parameters[^1].ParameterType.GetElementType()!;
        var rest = Array.CreateInstance(type, values.Length - _names.Length);
        for (var i = 0; i < rest.Length; i++)
        {
            rest.SetValue(context.ToObject(call.Site.Argument(_names.Length + i).Span, values[_names.Length + i], type), i);
        }

        return rest;
    }
}
