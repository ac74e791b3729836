using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Execution.Operators;

/// <summary>Every binary operator on any two values: pairs the operands by the first type that matches, as the language orders them.</summary>
internal static class BinaryOperator
{
    public static object? Add(TemplateContext context, Location at, object? left, object? right)
    {
        if (left is int a && right is int b)
        {
            return Boxes.Of((long)a + b);
        }

        return left is string x && right is string y ? Texts.Join(context, at, x, y) : Evaluate(context, at, TokenKind.Plus, left, right);
    }

    public static bool AreEqual(TemplateContext context, Location at, object? left, object? right)
    {
        if (left is string x && right is string y)
        {
            return string.Equals(x, y, StringComparison.Ordinal);
        }

        return left is int a && right is int b ? a == b : (bool)Evaluate(context, at, TokenKind.Equal, left, right)!;
    }

    public static object? Evaluate(TemplateContext context, Location at, TokenKind op, object? left, object? right)
    {
        if (left is string or char || right is string or char)
        {
            return Texts.Evaluate(context, at, op, left, right);
        }

        if (left is null || right is null)
        {
            return Nulls(op, left, right);
        }

        if (ReferenceEquals(left, EmptyScriptObject.Default) || ReferenceEquals(right, EmptyScriptObject.Default))
        {
            return Empties(at, op, left, right);
        }

        if (op is TokenKind.Range or TokenKind.RangeExclusive)
        {
            return MakeRange(context, at, left, right, op == TokenKind.Range);
        }

        if (Lists.IsOwn(left) || Lists.IsOwn(right))
        {
            return Lists.Evaluate(context, at, op, left, right);
        }

        var kind = Numbers.Paired(left, right);
        return kind switch
        {
            NumberKind.Small or NumberKind.None => Others(at, op, left, right),
            NumberKind.Boolean => Arithmetic.Booleans(at, op, context.IsTrue(at, left), context.IsTrue(at, right)),
            _ when Numbers.Converts(left, kind) && Numbers.Converts(right, kind) => Arithmetic.Evaluate(at, op, kind, left, right),
            _ => throw Arithmetic.Unsupported(at, op, $"`{TypeNames.Of(left)}` and `{TypeNames.Of(right)}`"),
        };
    }

    private static object? Nulls(TokenKind op, object? left, object? right) => op switch
    {
        TokenKind.Equal => Boxes.Of(left is null && right is null),
        TokenKind.NotEqual => Boxes.Of(left is not null || right is not null),
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => Boxes.False,
        _ => null,
    };

    /// <summary>Comparisons ask whether the other side is empty; arithmetic gives <c>empty</c> again.</summary>
    private static object Empties(Location at, TokenKind op, object left, object right)
    {
        var other = ReferenceEquals(left, EmptyScriptObject.Default) ? right : left;
        return op switch
        {
            TokenKind.Equal or TokenKind.LessOrEqual or TokenKind.GreaterOrEqual => Boxes.Of(TemplateContext.IsEmpty(other)),
            TokenKind.NotEqual => Boxes.Of(!TemplateContext.IsEmpty(other)),
            TokenKind.Less or TokenKind.Greater => Boxes.False,
            TokenKind.ShiftLeft or TokenKind.ShiftRight when left != right => throw Arithmetic.Unsupported(at, op, "`empty`"),
            _ => EmptyScriptObject.Default,
        };
    }

    /// <summary>Operands of which neither is a number or a truth value that the other could become.</summary>
    private static object Others(Location at, TokenKind op, object left, object right)
    {
        if (left is DateTime time)
        {
            switch (right)
            {
                case DateTime other when op == TokenKind.Minus:
                    return time - other;
                case DateTime other:
                    return Arithmetic.Compared(at, op, time.CompareTo(other));
                case TimeSpan span when op == TokenKind.Plus:
                    return Shifted(at, time, span);
                case TimeSpan:
                    throw Arithmetic.Unsupported(at, op, "a date and a span of time");
            }
        }

        return op switch
        {
            TokenKind.Equal => Boxes.Of(left.Equals(right)),
            TokenKind.NotEqual => Boxes.Of(!left.Equals(right)),
            _ => throw Arithmetic.Unsupported(at, op, $"`{TypeNames.Of(left)}` and `{TypeNames.Of(right)}`"),
        };
    }

    private static DateTime Shifted(Location at, DateTime time, TimeSpan by)
    {
        var ticks = (BigInteger)time.Ticks + by.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? time + by : throw at.Fault("The date lies outside the calendar");
    }

    private static ScriptRange MakeRange(TemplateContext context, Location at, object left, object right, bool inclusive)
    {
        if (Numbers.Paired(left, right) is not (>= NumberKind.Big and <= NumberKind.Int32)
            || Numbers.KindOf(left) == NumberKind.None || Numbers.KindOf(right) == NumberKind.None)
        {
            throw at.Fault("A range needs two integers");
        }

        BigInteger first = Numbers.ToBig(left), last = Numbers.ToBig(right);
        var count = BigInteger.Abs(last - first) + (inclusive ? 1 : 0);
        if (count > int.MaxValue || (context.LoopLimit > 0 && count > context.LoopLimit))
        {
            throw at.Fault($"A range of {count} numbers exceeds the loop limit of {context.LoopLimit}");
        }

        var step = first <= last ? 1 : -1;
        return first >= long.MinValue && first <= long.MaxValue
            ? new IntegerRange((long)first, (int)count, step)
            : new ScriptRange(context.Materialise(at, Enumerable.Range(0, (int)count).Select(index => first + (index * step))));
    }
}
