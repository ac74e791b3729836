using System.Collections;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Execution.Operators;

/// <summary>Operators with a list or range on either side.</summary>
internal static class Lists
{
    /// <summary>Whether a value is one of the language's own lists; other enumerables take part only beside one of them.</summary>
    public static bool IsOwn(object? value) => value is ScriptArray or ScriptRange;

    public static object Evaluate(TemplateContext context, Location at, TokenKind op, object left, object right)
    {
        switch (op)
        {
            case TokenKind.ShiftLeft when left is IEnumerable first && (IsOwn(left) || right is ScriptArray):
                return ListOf(IsOwn(left) ? left : right, Joined(context, at, KeyValueItem.Of(first), new[] { right }));
            case TokenKind.ShiftRight when right is IEnumerable second && (IsOwn(right) || left is ScriptArray):
                return ListOf(IsOwn(left) ? left : right, Joined(context, at, new[] { left }, KeyValueItem.Of(second)));
            case TokenKind.Plus when left is IEnumerable first && right is IEnumerable second && Fit(left, right):
                return new ScriptRange(Joined(context, at, KeyValueItem.Of(first), KeyValueItem.Of(second)));
            case >= TokenKind.Less and <= TokenKind.NotEqual when left is IEnumerable first && right is IEnumerable second && Fit(left, right):
                return Boxes.Of(Compare(context, at, op, first, second, 0));
            case TokenKind.Times when IsOwn(left) || IsOwn(right):
                var list = IsOwn(left) ? left : right;
                return ListOf(list, Repeated(context, at, (IEnumerable)list, CountOf(context, at, IsOwn(left) ? right : left)));
            case TokenKind.Divide or TokenKind.FloorDivide when IsOwn(left):
                return ListOf(left, Leading(context, at, left, Positive(at, CountOf(context, at, right))));
            case TokenKind.Modulo when IsOwn(left):
                return ListOf(left, EveryNth(context, at, (IEnumerable)left, Positive(at, CountOf(context, at, right))));
            default:
                throw Arithmetic.Unsupported(at, op, $"`{TypeNames.Of(left)}` and `{TypeNames.Of(right)}`");
        }
    }

    /// <summary>An array takes any enumerable beside it, a lazy list only another of the language's own.</summary>
    private static bool Fit(object left, object right) => left is ScriptArray || right is ScriptArray || (IsOwn(left) && IsOwn(right));

    private static IList ListOf(object like, List<object?> items) => like is ScriptRange ? new ScriptRange(items) : new ScriptArray((IEnumerable<object?>)items);

    private static int CountOf(TemplateContext context, Location at, object value)
    {
        if (Numbers.KindOf(value) == NumberKind.None)
        {
            throw at.Fault($"A value of type `{TypeNames.Of(value)}` cannot be converted to int");
        }

        var count = context.ToInt(at, value);
        return count >= 0 ? count : throw at.Fault($"A list cannot be combined with the negative number {count}");
    }

    private static int Positive(Location at, int number) => number > 0 ? number : throw at.Fault("Division by zero");

    private static List<object?> Joined(TemplateContext context, Location at, IEnumerable first, IEnumerable second)
    {
        List<object?> joined = [];
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

    private static List<object?> Repeated(TemplateContext context, Location at, IEnumerable items, int times)
    {
        List<object?> repeated = [];
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

    /// <summary>The first part of an array cut into parts; of a lazy list, whose length is not known, one item more than the number.</summary>
    private static List<object?> Leading(TemplateContext context, Location at, object items, int parts)
    {
        var all = context.Materialise(at, (IEnumerable)items);
        return [.. all.Take(items is ScriptRange ? parts + 1 : all.Count / parts)];
    }

    private static List<object?> EveryNth(TemplateContext context, Location at, IEnumerable items, int n)
    {
        using var steps = context.Steps(at);
        List<object?> chosen = [];
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

        if (KnownCount(first) is { } count && KnownCount(second) is { } other && count != other)
        {
            return (bool)Arithmetic.Compared(at, op, count.CompareTo(other));
        }

        IList left = AsList(context, at, first), right = AsList(context, at, second);
        if (left.Count != right.Count)
        {
            return (bool)Arithmetic.Compared(at, op, left.Count.CompareTo(right.Count));
        }

        using var steps = context.Steps(at);
        for (var i = 0; i < left.Count; i++)
        {
            steps.Next();
            object? one = left[i], two = right[i];
            var holds = one is IList inner && two is IList outer
                ? Compare(context, at, op, inner, outer, depth + 1)
                : context.IsTrue(at, BinaryOperator.Evaluate(context, at, op, one, two));
            if (!holds)
            {
                return false;
            }
        }

        return left.Count > 0 || op is TokenKind.Equal or TokenKind.LessOrEqual or TokenKind.GreaterOrEqual;
    }

    private static int? KnownCount(IEnumerable items) => items switch
    {
        ScriptRange { HasItems: false } => null,
        ICollection list => list.Count,
        _ => null,
    };

    /// <summary>The list itself where its items can be read one by one, else a copy made under the limits.</summary>
    private static IList AsList(TemplateContext context, Location at, IEnumerable items) =>
        KnownCount(items) is not null && items is IList list ? list : context.Materialise(at, items);
}
