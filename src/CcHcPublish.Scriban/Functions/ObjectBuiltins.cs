using System.Collections;
using System.Text.Json;
using Scriban.Execution.Calls;
using Scriban.Execution.Operators;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

internal static class ObjectBuiltins
{
    private static readonly string[] One = ["value"];
    private static readonly ParserOptions DefaultOptions = new();
    private static readonly LexerOptions ScriptOptions = LexerOptions.Default with { Mode = ScriptMode.ScriptOnly };

    public static ScriptObject Make() => new FunctionGroup()
        .Add("default", ["value", "default"], static (in a) => a[0] is null or "" ? a[1] : a[0])
        .Add("size", One, static (in a) => Boxes.Of(SizeOf(a)))
        .Add("keys", One, static (in a) => Keys(a))
        .Add("values", One, static (in a) => Values(a))
        .Add("has_key", ["value", "key"], static (in a) => Boxes.Of(TryGet(a, out _)))
        .Add("has_value", ["value", "key"], static (in a) => Boxes.Of(TryGet(a, out var value) && value is not null))
        .Add("typeof", One, static (in a) => TypeOf(a[0]))
        .Add("kind", One, static (in a) => a[0] is null ? null : TypeNames.Of(a[0]))
        .Add("format", 2, ["value", "format", "culture"], static (in a) => Format(a))
        .Add("to_json", One, static (in a) => JsonPrinter.Print(a))
        .Add("from_json", ["json"], static (in a) => FromJson(a))
        .Add("eval", ["text"], static (in a) => Evaluate(a))
        .Add("eval_template", ["text"], static (in a) => EvaluateTemplate(a))
        .Members;

    private static int SizeOf(in Arguments a) => a[0] switch
    {
        string text => text.Length,
        IEnumerable items and not ScriptObject => a.Context.CountOf(a.Site.Whole, items),
        IScriptObject members => members.Count,
        _ => 0,
    };

    private static ScriptArray Keys(in Arguments a) => a[0] switch
    {
        null => [],
        IScriptObject members and not IList => new ScriptArray((IEnumerable<object?>)members.GetMembers()),
        IDictionary entries => new ScriptArray(entries.Keys),
        IDictionary<string, object?> entries => new ScriptArray(entries.Keys),
        var owner => new ScriptArray((IEnumerable<object?>)MembersOf(a, owner).Keys),
    };

    private static ScriptArray Values(in Arguments a)
    {
        var values = new ScriptArray();
        switch (a[0])
        {
            case null:
                return values;
            case IScriptObject members and not IList:
                foreach (var name in members.GetMembers())
                {
                    values.Add(members.TryGetValue(a.Context, a.Site.Span, name, out var value) ? value : null);
                }

                return values;
            case IDictionary entries:
                return new ScriptArray(entries.Values);
            case IDictionary<string, object?> entries:
                return new ScriptArray(entries.Values);
            default:
                return new ScriptArray(MembersOf(a, a[0]!).Values);
        }
    }

    /// <summary>What a host object shows to templates: only the size of a text or list, nothing of numbers and functions.</summary>
    private static ScriptObject MembersOf(in Arguments a, object owner) =>
        owner is string or IList ? new ScriptObject { ["size"] = Boxes.Of(SizeOf(a)) } : owner is IEnumerable or IScriptCustomFunction || Numbers.KindOf(owner) != NumberKind.None ? [] : a.Context.MembersOf(a.At(0), owner);

    private static bool TryGet(in Arguments a, out object? value)
    {
        value = null;
        return a[0] switch
        {
            ScriptObject members => members.TryGetValue(a.Context, a.Site.Span, a.Text(1), out value),
            null => false,
            IDictionary<string, object?> entries => entries.TryGetValue(a.Text(1), out value),
            var owner => throw a.At(0).Fault($"A value of type `{TypeNames.Of(owner)}` has no keys"),
        };
    }

    private static string? TypeOf(object? value) => value switch
    {
        null => null,
        string => "string",
        bool => "boolean",
        _ when value is char || (value is not Enum && Numbers.IsNumber(value)) => "number",
        ScriptRange => "iterator",
        IList => "array",
        IEnumerable and not (IScriptObject or IDictionary) => "iterator",
        _ => "object",
    };

    private static string Format(in Arguments a) => a[0] switch
    {
        null => string.Empty,
        IFormattable value => a.Limited(value.ToString(a.Format(1), MathBuiltins.CultureOf(a, 2))),
        var value => throw a.At(0).Fault($"A value of type `{TypeNames.Of(value)}` cannot be formatted"),
    };

    private static object? FromJson(in Arguments a)
    {
        using var json = JsonDocument.Parse(a.RequiredText(0));
        return JsonValues.ToValue(json.RootElement);
    }

    private static object? Evaluate(in Arguments a) => Run(a, ScriptOptions, expression: true);

    private static object? EvaluateTemplate(in Arguments a) => Run(a, LexerOptions.Default, expression: false);

    /// <summary>A text is run where it stands; a function is called, any other value stands for itself. What is wrong in the text is reported at the argument.</summary>
    private static object? Run(in Arguments a, LexerOptions options, bool expression)
    {
        if (a[0] is not string text)
        {
            return a[0] is IScriptCustomFunction and not ScriptObject ? a.Context.Invoke(a[0]!, new Invocation(a.Site, [])) : a[0];
        }

        var template = TemplateCache.Parse(text, null, DefaultOptions, options);
        if (template.HasErrors)
        {
            throw a.At(0).Fault(template.Messages[0].Message);
        }

        try
        {
            return a.Context.RunNested(a.Site.Whole, template, expression);
        }
        catch (ScriptRuntimeException problem) when (problem is not ScriptAbortException && problem.Span.FileName == template.Page!.Span.FileName)
        {
            throw a.At(0).Fault(problem.OriginalMessage, problem);
        }
    }
}
