using Scriban.Parsing;

namespace Scriban.Syntax;

internal abstract record Statement(TextRange Range);

internal sealed record TextStatement(TextRange Range) : Statement(Range);

/// <summary>The literal content of an escape block.</summary>
internal sealed record EscapeStatement(TextRange Range) : Statement(Range);

/// <summary><c>{{</c>: from here on printed lines get this indent; null is none.</summary>
internal sealed record CodeOpenMark(TextRange Range, string? Indent) : Statement(Range);

/// <summary><c>}}</c>: back to the indent with which the block was entered.</summary>
internal sealed record CodeCloseMark(TextRange Range) : Statement(Range);

internal sealed record BlockStatement(TextRange Range, Statement[] Items) : Statement(Range);

internal sealed record ExpressionStatement(TextRange Range, Expression Value) : Statement(Range);

/// <summary><c>Operator</c> is <see cref="TokenKind.Assign"/> or the binary operator of a compound form.</summary>
internal sealed record AssignStatement(TextRange Range, Expression Target, TokenKind Operator, TextRange OperatorRange, Expression Value)
    : Statement(Range);

internal sealed record IfStatement(TextRange Range, (Expression Condition, BlockStatement Body)[] Branches, BlockStatement? Else)
    : Statement(Range);

internal sealed record CaseStatement(TextRange Range, Expression Value, (Expression[] Values, BlockStatement Body)[] Branches, BlockStatement? Else)
    : Statement(Range);

internal sealed record LoopOption(string Name, TextRange Range, Expression? Value);

internal sealed record ForStatement(
    TextRange Range, Expression Variable, Expression Source, LoopOption[] Options, BlockStatement Body, BlockStatement? Else, bool IsTable)
    : Statement(Range);

internal sealed record WhileStatement(TextRange Range, Expression Condition, BlockStatement Body) : Statement(Range);

internal sealed record BreakStatement(TextRange Range) : Statement(Range);

internal sealed record ContinueStatement(TextRange Range) : Statement(Range);

internal sealed record ReturnStatement(TextRange Range, Expression? Value) : Statement(Range);

internal sealed record CaptureStatement(TextRange Range, Expression Target, BlockStatement Body) : Statement(Range);

internal sealed record WithStatement(TextRange Range, Expression Value, BlockStatement Body) : Statement(Range);

internal sealed record WrapStatement(TextRange Range, Expression Target, BlockStatement Body) : Statement(Range);

internal sealed record ImportStatement(TextRange Range, Expression Value) : Statement(Range);

internal sealed record ReadOnlyStatement(TextRange Range, Expression Variable) : Statement(Range);

internal sealed record FunctionStatement(TextRange Range, Expression Target, FunctionBody Function) : Statement(Range);

internal sealed record FunctionParameter(string Name, bool HasDefault, object? Default, bool IsVariadic);

/// <summary><c>Parameters</c> is null for a simple function; an inline function has an expression instead of a body.</summary>
internal sealed record FunctionBody(TextRange Range, FunctionParameter[]? Parameters, BlockStatement? Body, Expression? Inline, bool IsAnonymous);
