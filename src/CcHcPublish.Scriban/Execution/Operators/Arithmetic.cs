using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Execution.Operators;

/// <summary>Operators on two numbers. Integers widen instead of overflowing; <c>/</c> of integers is a double.</summary>
internal static class Arithmetic
{
    private const int MaximumShift = 4096;

    public static object Evaluate(Location at, TokenKind op, object left, object right) =>
        Evaluate(at, op, Numbers.Paired(left, right), left, right);

    public static object Evaluate(Location at, TokenKind op, NumberKind kind, object left, object right)
    {
        try
        {
            return kind switch
            {
                NumberKind.Decimal => Decimals(at, op, Numbers.ToDecimal(left), Numbers.ToDecimal(right)),
                NumberKind.Double => Doubles(at, op, Numbers.ToDouble(left), Numbers.ToDouble(right)),
                NumberKind.Single => Singles(at, op, (float)Numbers.ToDouble(left), (float)Numbers.ToDouble(right)),
                NumberKind.Big => Bigs(at, op, Numbers.ToBig(left), Numbers.ToBig(right)),
                NumberKind.UInt64 => Bigs(at, op, Numbers.ToBig(left), Numbers.ToBig(right)),
                _ => Longs(at, op, Numbers.ToInt64(left), Numbers.ToInt64(right)),
            };
        }
        catch (Exception problem) when (problem is OverflowException or DivideByZeroException or InvalidCastException)
        {
            throw at.Fault(problem is DivideByZeroException ? "Division by zero" : "The result does not fit any number", problem);
        }
    }

    private static object Longs(Location at, TokenKind op, long left, long right)
    {
        switch (op)
        {
            case TokenKind.Plus:
                var sum = unchecked(left + right);
                return ((left ^ sum) & (right ^ sum)) < 0 ? Numbers.Narrow((BigInteger)left + right) : Boxes.Of(sum);
            case TokenKind.Minus:
                var difference = unchecked(left - right);
                return ((left ^ right) & (left ^ difference)) < 0 ? Numbers.Narrow((BigInteger)left - right) : Boxes.Of(difference);
            case TokenKind.Times:
                var high = Math.BigMul(left, right, out var low);
                return (high == 0 && low >= 0) || (high == -1 && low < 0) ? Boxes.Of(low) : Numbers.Narrow((BigInteger)left * right);
            case TokenKind.Divide:
                return (double)left / right;
            case TokenKind.FloorDivide:
                return left == long.MinValue && right == -1 ? -(BigInteger)left : Boxes.Of(left / right);
            case TokenKind.Modulo:
                return Boxes.Of(right == -1 ? 0 : left % right);
            case TokenKind.ShiftLeft:
                return Numbers.Narrow(Shift(at, left, right));
            case TokenKind.ShiftRight:
                return Numbers.Narrow(Shift(at, left, -right));
            default:
                return Compared(at, op, left.CompareTo(right));
        }
    }

    private static BigInteger Shift(Location at, BigInteger value, long by)
    {
        if (by is > MaximumShift or < -MaximumShift)
        {
            throw at.Fault($"A shift by {Math.Abs(by)} exceeds the limit of {MaximumShift}");
        }

        return by >= 0 ? value << (int)by : value >> (int)-by;
    }

    private static object Bigs(Location at, TokenKind op, BigInteger left, BigInteger right)
    {
        const int MaximumBits = 1 << 16;
        if (op == TokenKind.Times && left.GetBitLength() + right.GetBitLength() > MaximumBits)
        {
            throw at.Fault("The number becomes too large");
        }

        return op switch
        {
            TokenKind.Plus => Numbers.Narrow(left + right),
            TokenKind.Minus => Numbers.Narrow(left - right),
            TokenKind.Times => Numbers.Narrow(left * right),
            TokenKind.Divide => (double)left / (double)right,
            TokenKind.FloorDivide => Numbers.Narrow(BigInteger.Divide(left, right)),
            TokenKind.Modulo => Numbers.Narrow(BigInteger.Remainder(left, right)),
            TokenKind.ShiftLeft => Numbers.Narrow(Shift(at, left, (long)right)),
            TokenKind.ShiftRight => Numbers.Narrow(Shift(at, left, -(long)right)),
            _ => Compared(at, op, left.CompareTo(right)),
        };
    }

    private static object Doubles(Location at, TokenKind op, double left, double right) => op switch
    {
        TokenKind.Plus => left + right,
        TokenKind.Minus => left - right,
        TokenKind.Times => left * right,
        TokenKind.Divide => left / right,
        TokenKind.FloorDivide => Math.Round(left / right),
        TokenKind.Modulo => left % right,
        TokenKind.Equal => Boxes.Of(left == right),
        TokenKind.NotEqual => Boxes.Of(left != right),
        TokenKind.Less => Boxes.Of(left < right),
        TokenKind.LessOrEqual => Boxes.Of(left <= right),
        TokenKind.Greater => Boxes.Of(left > right),
        TokenKind.GreaterOrEqual => Boxes.Of(left >= right),
        TokenKind.ShiftLeft => left * Math.Pow(2, right),
        TokenKind.ShiftRight => left / Math.Pow(2, right),
        _ => throw Unsupported(at, op, "numbers"),
    };

    private static object Singles(Location at, TokenKind op, float left, float right) => op switch
    {
        TokenKind.Plus => left + right,
        TokenKind.Minus => left - right,
        TokenKind.Times => left * right,
        TokenKind.Divide => left / right,
        TokenKind.FloorDivide => (float)(int)(left / right),
        TokenKind.Modulo => left % right,
        TokenKind.ShiftLeft => left * MathF.Pow(2, right),
        TokenKind.ShiftRight => left / MathF.Pow(2, right),
        _ => Doubles(at, op, left, right),
    };

    private static object Decimals(Location at, TokenKind op, decimal left, decimal right) => op switch
    {
        TokenKind.Plus => left + right,
        TokenKind.Minus => left - right,
        TokenKind.Times => left * right,
        TokenKind.Divide => left / right,
        TokenKind.FloorDivide => Math.Round(left / right),
        TokenKind.Modulo => left % right,
        TokenKind.ShiftLeft => left * (decimal)Math.Pow(2, (double)right),
        TokenKind.ShiftRight => left / (decimal)Math.Pow(2, (double)right),
        _ => Compared(at, op, left.CompareTo(right)),
    };

    public static object Booleans(Location at, TokenKind op, bool left, bool right) => op switch
    {
        TokenKind.Equal => Boxes.Of(left == right),
        TokenKind.NotEqual => Boxes.Of(left != right),
        _ => throw Unsupported(at, op, "truth values"),
    };

    public static object Compared(Location at, TokenKind op, int order) => op switch
    {
        TokenKind.Equal => Boxes.Of(order == 0),
        TokenKind.NotEqual => Boxes.Of(order != 0),
        TokenKind.Less => Boxes.Of(order < 0),
        TokenKind.LessOrEqual => Boxes.Of(order <= 0),
        TokenKind.Greater => Boxes.Of(order > 0),
        TokenKind.GreaterOrEqual => Boxes.Of(order >= 0),
        _ => throw Unsupported(at, op, "such values"),
    };

    public static Syntax.ScriptRuntimeException Unsupported(Location at, TokenKind op, string what) =>
        at.Fault($"The operator {SymbolOf(op)} cannot be used on {what}");

    private static string SymbolOf(TokenKind op) => op switch
    {
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Times => "*",
        TokenKind.Divide => "/",
        TokenKind.FloorDivide => "//",
        TokenKind.Modulo => "%",
        TokenKind.ShiftLeft => "<<",
        TokenKind.ShiftRight => ">>",
        TokenKind.Less => "<",
        TokenKind.LessOrEqual => "<=",
        TokenKind.Greater => ">",
        TokenKind.GreaterOrEqual => ">=",
        TokenKind.Equal => "==",
        _ => "!=",
    };
}
