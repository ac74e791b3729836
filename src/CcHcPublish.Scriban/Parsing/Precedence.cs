namespace Scriban.Parsing;

/// <summary>Binding strengths; a binary operator continues an expression whose level is below its own.</summary>
internal static class Precedence
{
    public const int Lowest = 0;

    /// <summary>Leaves <c>||</c> to the caller, which reads it as a separator.</summary>
    public const int AboveOr = 2;

    public const int Unary = 10;

    /// <summary>The strength of a binary operator, or 0 for any other token.</summary>
    public static int Of(TokenKind kind) => kind switch
    {
        TokenKind.Coalesce or TokenKind.NotCoalesce => 1,
        TokenKind.Or => 2,
        TokenKind.And => 3,
        TokenKind.Equal or TokenKind.NotEqual => 4,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => 5,
        TokenKind.Plus or TokenKind.Minus => 6,
        TokenKind.Times or TokenKind.Divide or TokenKind.FloorDivide or TokenKind.Modulo
            or TokenKind.ShiftLeft or TokenKind.ShiftRight => 7,
        TokenKind.Range or TokenKind.RangeExclusive => 8,
        _ => 0,
    };
}
