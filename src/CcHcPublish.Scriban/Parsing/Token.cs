namespace Scriban.Parsing;

internal enum TokenKind : byte
{
    EndOfFile, Text, Escape, CodeOpen, CodeClose, NewLine, Semicolon,
    Identifier, Local, Arguments, Argument, WrappedBlock, Number, String,
    InterpolationStart, InterpolationText, InterpolationOpen, InterpolationClose, InterpolationEnd,
    Dot, SafeDot, Comma, Colon, Ellipsis,
    OpenParen, CloseParen, OpenBracket, CloseBracket, OpenBrace, CloseBrace,
    Assign, PlusAssign, MinusAssign, TimesAssign, DivideAssign, FloorDivideAssign, ModuloAssign,
    Plus, Minus, Times, Divide, FloorDivide, Modulo, ShiftLeft, ShiftRight, Range, RangeExclusive,
    Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual, And, Or, Coalesce, NotCoalesce,
    Question, Pipe, Not, Alias, Caret, Increment, Decrement,
}

/// <summary>
/// A lexical unit. <c>Value</c> is the name of an identifier, the cooked value of a literal, or the indent of a code opening.
/// <c>Touches</c> says that no blank stands before it.
/// </summary>
internal readonly record struct Token(TokenKind Kind, TextRange Range, object? Value, bool Touches)
{
    public string Name => (string)Value!;
}
