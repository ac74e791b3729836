using Scriban.Parsing;

namespace Scriban.Syntax;

internal abstract record Expression(TextRange Range)
{
    /// <summary>Whether a plain dot or index after this one yields null on a null target.</summary>
    public virtual bool IsSafe => false;
}

internal sealed record Literal(TextRange Range, object? Value) : Expression(Range);

internal sealed record GlobalName(TextRange Range, string Name) : Expression(Range);

internal sealed record LocalName(TextRange Range, string Name) : Expression(Range);

/// <summary><c>$</c>, or <c>$3</c> when an index is given.</summary>
internal sealed record ArgumentsName(TextRange Range, int? Index) : Expression(Range);

internal sealed record ThisScope(TextRange Range) : Expression(Range);

/// <summary><c>$$</c>: renders the block that <c>wrap</c> handed in.</summary>
internal sealed record WrappedBlock(TextRange Range) : Expression(Range);

internal sealed record Member(TextRange Range, Expression Target, string Name, TextRange NameRange, bool Safe) : Expression(Range)
{
    public override bool IsSafe => Safe || Target is Member { IsSafe: true };
}

internal sealed record Indexed(TextRange Range, Expression Target, Expression Index) : Expression(Range);

/// <summary><c>x.empty?</c>.</summary>
internal sealed record EmptyTest(TextRange Range, Expression Target) : Expression(Range);

internal sealed record Argument(string? Name, TextRange NameRange, Expression Value);

internal sealed record Call(TextRange Range, Expression Target, Argument[] Arguments, bool IsExplicit) : Expression(Range);

internal sealed record Piped(TextRange Range, Expression From, Expression To) : Expression(Range);

internal sealed record Unary(TextRange Range, TokenKind Operator, Expression Operand) : Expression(Range);

internal sealed record Binary(TextRange Range, TokenKind Operator, TextRange OperatorRange, Expression Left, Expression Right) : Expression(Range);

internal sealed record Conditional(TextRange Range, Expression Condition, Expression Then, Expression Else) : Expression(Range);

internal sealed record ArrayLiteral(TextRange Range, Expression[] Items) : Expression(Range);

internal sealed record ObjectLiteral(TextRange Range, (string Name, Expression Value)[] Members) : Expression(Range);

/// <summary>Parts are <see cref="Literal"/> texts and expressions.</summary>
internal sealed record Interpolated(TextRange Range, Expression[] Parts) : Expression(Range);

internal sealed record Nested(TextRange Range, Expression Inner) : Expression(Range);

/// <summary><c>++x</c>, <c>x++</c> and their decrementing kin.</summary>
internal sealed record Step(TextRange Range, Expression Target, int Delta, bool IsPrefix) : Expression(Range);

internal sealed record AnonymousFunction(TextRange Range, FunctionBody Function) : Expression(Range);
