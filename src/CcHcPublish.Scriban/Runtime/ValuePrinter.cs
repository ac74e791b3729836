using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>The text of a value: lists as <c>[a, b]</c>, objects as <c>{k: v}</c>, nested texts quoted.</summary>
internal sealed class ValuePrinter(TemplateContext context)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string? Scalar(TemplateContext context, object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime time => context.PrintDate(time),
        char letter => letter.ToString(),
        IScriptCustomFunction and not ScriptObject => "<function>",
        ScriptObject or IEnumerable => null,
        IFormattable formattable => formattable.ToString(null, context.CurrentCulture),
        EmptyScriptObject => string.Empty,
        KeyValueItem or Execution.LoopState or IScriptObject => null,
        _ => value.ToString() ?? string.Empty,
    };

    public string Print(object value)
    {
        Append(value);
        return _text.ToString();
    }

    private void Append(object? value)
    {
        if (context.LimitToString > 0 && _text.Length > context.LimitToString)
        {
            return;
        }

        switch (value)
        {
            case null or EmptyScriptObject:
                _text.Append("null");
                return;
            case string text:
                _text.Append('"').Append(TextEscapes.Escape(text)).Append('"');
                return;
        }

        if (Scalar(context, value) is { } scalar)
        {
            _text.Append(scalar);
            return;
        }

        Enter();
        switch (value)
        {
            case KeyValueItem item:
                AppendMembers([(context.MemberName("Key"), item.Key), (context.MemberName("Value"), item.Value)]);
                break;
            case IEnumerable items and not ScriptObject:
                AppendItems(KeyValueItem.Of(items));
                break;
            case IScriptObject members:
                AppendMembers(members.GetMembers().Select(name => (name, ValueOf(members, name))));
                break;
            default:
                _text.Append(value);
                break;
        }

        _depth--;
    }

    private object? ValueOf(IScriptObject members, string name) => members.TryGetValue(context, default, name, out var value) ? value : null;

    private void AppendItems(IEnumerable items)
    {
        using var steps = context.Steps(context.HostSite.Whole);
        _text.Append('[');
        var isFirst = true;
        foreach (var item in items)
        {
            steps.Next();
            _text.Append(isFirst ? string.Empty : ", ");
            isFirst = false;
            Append(item);
        }

        _text.Append(']');
    }

    private void AppendMembers(IEnumerable<(string Name, object? Value)> members)
    {
        _text.Append('{');
        var isFirst = true;
        foreach (var (name, value) in members)
        {
            _text.Append(isFirst ? string.Empty : ", ");
            isFirst = false;
            _text.Append(TextEscapes.IsIdentifier(name) ? name : $"\"{TextEscapes.Escape(name)}\"").Append(": ");
            Append(value);
        }

        _text.Append('}');
    }

    private void Enter()
    {
        _depth++;
        if ((context.ObjectRecursionLimit > 0 && _depth > context.ObjectRecursionLimit) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptRuntimeException(
                context.CurrentSpan, $"The value nests deeper than the limit of {context.ObjectRecursionLimit} levels, or contains itself");
        }
    }
}
