using System.Numerics;
using Scriban.Execution.Operators;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Execution.Expressions;

internal sealed class AddExpr(Location at, Location operatorAt, Expr left, Expr right) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) =>
        BinaryOperator.Add(context, operatorAt, left.Evaluate(context), right.Evaluate(context));
}

internal sealed class EqualExpr(Location at, Location operatorAt, Expr left, Expr right, bool negated) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) => Boxes.Of(Test(context));

    public override bool Test(TemplateContext context)
    {
        object? first = left.Evaluate(context), second = right.Evaluate(context);
        return negated && first is not (string or int)
            ? (bool)BinaryOperator.Evaluate(context, operatorAt, TokenKind.NotEqual, first, second)!
            : BinaryOperator.AreEqual(context, operatorAt, first, second) != negated;
    }
}

internal sealed class CompareExpr(Location at, Location operatorAt, TokenKind op, Expr left, Expr right) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) => Boxes.Of(Test(context));

    public override bool Test(TemplateContext context)
    {
        object? first = left.Evaluate(context), second = right.Evaluate(context);
        if (first is not int a || second is not int b)
        {
            return (bool)BinaryOperator.Evaluate(context, operatorAt, op, first, second)!;
        }

        return op switch
        {
            TokenKind.Less => a < b,
            TokenKind.LessOrEqual => a <= b,
            TokenKind.Greater => a > b,
            _ => a >= b,
        };
    }
}

/// <summary>The operators that need no short cut of their own.</summary>
internal sealed class BinaryExpr(Location at, Location operatorAt, TokenKind op, Expr left, Expr right) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) =>
        BinaryOperator.Evaluate(context, operatorAt, op, left.Evaluate(context), right.Evaluate(context));
}

internal sealed class SignExpr(Location at, Expr operand, bool negative) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = operand.Evaluate(context);
        if (!Numbers.IsNumber(value))
        {
            throw operand.At.Fault($"A value of type `{TypeNames.Of(value)}` has no sign");
        }

        if (!negative)
        {
            return value;
        }

        return value switch
        {
            int number => Boxes.Of(-(long)number),
            double number => -number,
            decimal number => -number,
            float number => -number,
            BigInteger number => -number,
            long.MinValue => -(BigInteger)long.MinValue,
            long number => -number,
            _ => Arithmetic.Evaluate(At, TokenKind.Minus, 0, value!),
        };
    }
}
