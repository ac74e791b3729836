using System.Collections;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Execution.Operators;

/// <summary>Operators with a list or range on either side.</summary>
internal static class Lists
{
    public static object Evaluate(TemplateContext context, Location at, TokenKind op, object left, object right)
    {
        var first = left is IScriptObject and not IList ? null : left as IEnumerable;
        var second = right is IScriptObject and not IList ? null : right as IEnumerable;
        switch (op)
        {
            case TokenKind.ShiftLeft when first is not null:
                return Joined(context, at, first, new[] { right });
            case TokenKind.ShiftRight when second is not null:
                return Joined(context, at, new[] { left }, second);
            case TokenKind.Plus when first is not null && second is not null:
                return Joined(context, at, first, second);
            case TokenKind.Times when first is not null && Numbers.IsNumber(right):
                return Repeated(context, at, first, context.ToInt(at, right));
            case TokenKind.Times when second is not null && Numbers.IsNumber(left):
                return Repeated(context, at, second, context.ToInt(at, left));
            case TokenKind.Divide when first is not null && Numbers.IsNumber(right):
                return Leading(context, at, first, context.ToInt(at, right));
            case TokenKind.Modulo when first is not null && Numbers.IsNumber(right):
                return EveryNth(context, at, first, context.ToInt(at, right));
            case >= TokenKind.Less and <= TokenKind.NotEqual when first is not null && second is not null:
                return Boxes.Of(Compare(context, at, op, first, second, 0));
            default:
                throw Arithmetic.Unsupported(at, op, $"`{TypeNames.Of(left)}` and `{TypeNames.Of(right)}`");
        }
    }

    private static ScriptArray Joined(TemplateContext context, Location at, IEnumerable first, IEnumerable second)
    {
        var joined = new ScriptArray();
        using var steps = context.Steps(at);
        foreach (var part in new[] { first, second })
        {
            foreach (var item in part)
            {
                steps.Next();
                joined.Add(item);
            }
        }

        return joined;
    }

    private static ScriptArray Repeated(TemplateContext context, Location at, IEnumerable items, int times)
    {
        var repeated = new ScriptArray();
        using var steps = context.Steps(at);
        for (var i = 0; i < times; i++)
        {
            var any = false;
            foreach (var item in items)
            {
                any = true;
                steps.Next();
                repeated.Add(item);
            }

            if (!any)
            {
                break;
            }
        }

        return repeated;
    }

    private static ScriptArray Leading(TemplateContext context, Location at, IEnumerable items, int parts)
    {
        if (parts == 0)
        {
            throw at.Fault("Division by zero");
        }

        using var steps = context.Steps(at);
        List<object?> all = [];
        foreach (var item in items)
        {
            steps.Next();
            all.Add(item);
        }

        return new ScriptArray(all.Take(all.Count / parts));
    }

    private static ScriptArray EveryNth(TemplateContext context, Location at, IEnumerable items, int n)
    {
        if (n == 0)
        {
            throw at.Fault("Division by zero");
        }

        using var steps = context.Steps(at);
        var chosen = new ScriptArray();
        var index = 0;
        foreach (var item in items)
        {
            steps.Next();
            if (index++ % n == 0)
            {
                chosen.Add(item);
            }
        }

        return chosen;
    }

    /// <summary>The shorter list is less; of two of one length every pair of items must satisfy the operator.</summary>
    private static bool Compare(TemplateContext context, Location at, TokenKind op, IEnumerable first, IEnumerable second, int depth)
    {
        if (depth > 100)
        {
            throw at.Fault("The lists are nested too deeply to be compared");
        }

        List<object?> left = [.. first.Cast<object?>()], right = [.. second.Cast<object?>()];
        if (left.Count != right.Count)
        {
            return (bool)Arithmetic.Compared(at, op, left.Count.CompareTo(right.Count));
        }

        using var steps = context.Steps(at);
        var anyDiffers = false;
        for (var i = 0; i < left.Count; i++)
        {
            steps.Next();
            var holds = left[i] is IList inner && right[i] is IList other
                ? Compare(context, at, op, inner, other, depth + 1)
                : context.IsTrue(at, BinaryOperator.Evaluate(context, at, op, left[i], right[i]));
            anyDiffers |= holds;
            if (!holds && op != TokenKind.NotEqual)
            {
                return false;
            }
        }

        return op == TokenKind.NotEqual ? anyDiffers : left.Count > 0 || op is TokenKind.Equal or TokenKind.LessOrEqual or TokenKind.GreaterOrEqual;
    }
}
