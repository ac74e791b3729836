using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using Scriban.Execution;

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
        KeyValueItem or LoopState or IScriptObject => null,
        _ when KeyValueItem.IsPair(value) => null,
        _ => value.ToString() ?? string.Empty,
    };

    public string Print(object value)
    {
        Append(value);
        return _text.ToString();
    }

    private void Append(object? value)
    {
        value = JsonValues.Read(value);
        if (context.IsDerived && Scalar(context, value) is not null)
        {
            _text.Append(context.ObjectToString(value, nested: true));
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
            case not LoopState:
                AppendMembers(context.MembersOf(default, value!).Select(member => (member.Key, member.Value)));
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
        _text.Append('[');
        var isFirst = true;
        foreach (var item in items)
        {
            if (IsFull())
            {
                return;
            }

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
            if (IsFull())
            {
                return;
            }

            _text.Append(isFirst ? string.Empty : ", ");
            isFirst = false;
            _text.Append(TextEscapes.IsIdentifier(name) ? name : $"\"{TextEscapes.Escape(name)}\"").Append(": ");
            Append(value);
        }

        _text.Append('}');
    }

    /// <summary>Whether the rest would be cut anyway. Printing is no iteration of the template's: what bounds it is the length of the text.</summary>
    private bool IsFull()
    {
        context.CheckAbort();
        if (context.LimitToString > 0)
        {
            return _text.Length > context.LimitToString;
        }

        context.RequireTextLength(default, _text.Length);
        return false;
    }

    private void Enter()
    {
        _depth++;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw default(Location).Fault("The value nests too deeply, or contains itself");
        }

        if (context.ObjectRecursionLimit > 0 && _depth > context.ObjectRecursionLimit)
        {
            throw default(Location).Fault($"The value nests deeper than the limit of {context.ObjectRecursionLimit} levels, or contains itself");
        }
    }
}
