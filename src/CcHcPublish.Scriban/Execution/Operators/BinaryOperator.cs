using System.Collections;
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
        if (op is TokenKind.Range or TokenKind.RangeExclusive)
        {
            return MakeRange(context, at, left, right, op == TokenKind.Range);
        }

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

        if (IsList(left) || IsList(right))
        {
            return Lists.Evaluate(context, at, op, left, right);
        }

        if (Numbers.KindOf(left) != NumberKind.None && Numbers.KindOf(right) != NumberKind.None)
        {
            return Arithmetic.Evaluate(at, op, left, right);
        }

        return Others(context, at, op, left, right);
    }

    private static bool IsList(object value) => value is IList or IEnumerable and not (IScriptObject or IDictionary);

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
            TokenKind.ShiftLeft or TokenKind.ShiftRight => throw Arithmetic.Unsupported(at, op, "`empty`"),
            _ => EmptyScriptObject.Default,
        };
    }

    /// <summary>
    /// Operands of which at most one is a number or a truth value. The other one would have to become a number, which it cannot,
    /// or a truth value, which anything can.
    /// </summary>
    private static object Others(TemplateContext context, Location at, TokenKind op, object left, object right)
    {
        if (Numbers.IsNumber(left) || Numbers.IsNumber(right))
        {
            throw Arithmetic.Unsupported(at, op, $"`{TypeNames.Of(left)}` and `{TypeNames.Of(right)}`");
        }

        if (left is bool || right is bool)
        {
            return Arithmetic.Evaluate(at, op, Boxes.Of(context.IsTrue(at, left)), Boxes.Of(context.IsTrue(at, right)));
        }

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
        var ticks = (System.Numerics.BigInteger)time.Ticks + by.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? time + by : throw at.Fault("The date lies outside the calendar");
    }

    private static IntegerRange? MakeRange(TemplateContext context, Location at, object? left, object? right, bool inclusive)
    {
        if (left is null || right is null)
        {
            return null;
        }

        if (Numbers.KindOf(left) is not (>= NumberKind.Int64 and <= NumberKind.Int32)
            || Numbers.KindOf(right) is not (>= NumberKind.Int64 and <= NumberKind.Int32))
        {
            throw at.Fault("A range needs two integers");
        }

        long first = Numbers.ToInt64(left), last = Numbers.ToInt64(right);
        var step = first <= last ? 1 : -1;
        var count = (System.Numerics.BigInteger.Abs((System.Numerics.BigInteger)last - first)) + (inclusive ? 1 : 0);
        if (count > int.MaxValue || (context.LoopLimit > 0 && count > context.LoopLimit))
        {
            throw at.Fault($"A range of {count} numbers exceeds the loop limit of {context.LoopLimit}");
        }

        return new IntegerRange(first, (int)count, step);
    }
}
