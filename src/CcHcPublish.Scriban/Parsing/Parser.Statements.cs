using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    /// <summary>Whether the name at a statement's start acts as a keyword: <c>for.x</c> and its kin are expressions.</summary>
    private bool AtKeyword() => !(Current.Name is "for" or "while" or "tablerow" && Peek().Kind is TokenKind.Dot or TokenKind.SafeDot);

    private Statement ParseStatement()
    {
        var first = Current;
        if (first.Kind == TokenKind.Identifier && AtKeyword())
        {
            var statement = first.Name switch
            {
                "if" => ParseIf(),
                "for" => ParseFor(isTable: false),
                "tablerow" => ParseFor(isTable: true),
                "while" => ParseWhile(),
                "case" => ParseCase(),
                "break" => Simple(range => new BreakStatement(range)),
                "continue" => Simple(range => new ContinueStatement(range)),
                "ret" => ParseReturn(),
                "func" => ParseFunction(),
                "capture" => ParseCapture(),
                "with" => ParseWith(),
                "wrap" => ParseWrap(),
                "import" => ParseImport(),
                "readonly" => ParseReadOnly(),
                _ => null,
            };
            if (statement is not null)
            {
                ExpectEnd();
                return statement;
            }
        }

        var result = ParseExpressionStatement(first);
        ExpectEnd();
        return result;
    }

    private Statement Simple(Func<TextRange, Statement> make) => make(Take().Range);

    private Statement ParseExpressionStatement(Token first)
    {
        if (first.Kind == TokenKind.WrappedBlock)
        {
            return new ExpressionStatement(first.Range, new WrappedBlock(Take().Range));
        }

        var expression = ParseExpression();
        if (Kind is >= TokenKind.Assign and <= TokenKind.ModuloAssign)
        {
            var assign = Take();
            if (assign.Kind == TokenKind.Assign && InlineParameters(expression) is { } parameters)
            {
                var inline = ParseExpression();
                var body = new FunctionBody(RangeFrom(first.Range), parameters, null, inline, IsAnonymous: false);
                return new FunctionStatement(RangeFrom(first.Range), ((Call)expression).Target, body);
            }

            RequirePath(expression, assign);
            var value = ParseExpression();
            return new AssignStatement(RangeFrom(first.Range), expression, BinaryOf(assign.Kind), assign.Range, value);
        }

        return new ExpressionStatement(RangeFrom(first.Range), expression);
    }

    private static TokenKind BinaryOf(TokenKind assign) => assign switch
    {
        TokenKind.PlusAssign => TokenKind.Plus,
        TokenKind.MinusAssign => TokenKind.Minus,
        TokenKind.TimesAssign => TokenKind.Times,
        TokenKind.DivideAssign => TokenKind.Divide,
        TokenKind.FloorDivideAssign => TokenKind.FloorDivide,
        TokenKind.ModuloAssign => TokenKind.Modulo,
        _ => TokenKind.Assign,
    };

    private static FunctionParameter[]? InlineParameters(Expression expression)
    {
        if (expression is not Call { IsExplicit: true, Target: GlobalName } call
            || !Array.TrueForAll(call.Arguments, a => a is { Name: null, Value: GlobalName }))
        {
            return null;
        }

        return [.. call.Arguments.Select(a => new FunctionParameter(((GlobalName)a.Value).Name, false, null, false))];
    }

    private static void RequirePath(Expression expression, Token at)
    {
        if (expression is Nested)
        {
            return;
        }

        if (expression is not (GlobalName or LocalName or Member or Indexed or ArgumentsName { Index: not null } or ThisScope))
        {
            throw Fault(at, "Only a variable, a member or an element can be assigned to");
        }
    }

    /// <summary>A statement ends at a line's end, a semicolon or the closing braces.</summary>
    private void ExpectEnd()
    {
        if (Kind is not (TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeClose or TokenKind.EndOfFile))
        {
            throw Fault(Current, $"Expecting the end of the statement instead of {Describe(Current)}");
        }
    }

    private void ExpectEndKeyword(Token opening)
    {
        if (Kind == TokenKind.Identifier && Current.Name == "end")
        {
            Take();
            return;
        }

        throw Fault(Kind == TokenKind.EndOfFile ? opening : Current, $"`{TextOf(opening)}` is not closed by `end`");
    }

    private IfStatement ParseIf()
    {
        var opening = Take();
        List<(Expression, BlockStatement)> branches = [];
        BlockStatement? otherwise = null;
        branches.Add(ParseBranch());
        while (Kind == TokenKind.Identifier && Current.Name == "else" && otherwise is null)
        {
            Take();
            if (Kind == TokenKind.Identifier && Current.Name == "if")
            {
                Take();
                branches.Add(ParseBranch());
            }
            else
            {
                ExpectEnd();
                otherwise = ParseBlock();
            }
        }

        ExpectEndKeyword(opening);
        return new IfStatement(RangeFrom(opening.Range), [.. branches], otherwise);

        (Expression, BlockStatement) ParseBranch()
        {
            var condition = ParseExpression();
            ExpectEnd();
            return (condition, ParseBlock());
        }
    }

    private CaseStatement ParseCase()
    {
        var opening = Take();
        var value = ParseExpression();
        ExpectEnd();
        RequireNoStatements(ParseBlock());
        List<(Expression[], BlockStatement)> branches = [];
        BlockStatement? otherwise = null;
        while (Kind == TokenKind.Identifier && Current.Name is "when" or "else" && otherwise is null)
        {
            if (Take().Name == "else")
            {
                ExpectEnd();
                otherwise = ParseBlock();
                continue;
            }

            List<Expression> values = [ParseWhenValue()];
            while (Kind is TokenKind.Comma or TokenKind.Or)
            {
                Take();
                if (Kind is not (TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeClose))
                {
                    values.Add(ParseWhenValue());
                }
            }

            ExpectEnd();
            branches.Add(([.. values], ParseBlock()));
        }

        ExpectEndKeyword(opening);
        return new CaseStatement(RangeFrom(opening.Range), value, [.. branches], otherwise);
    }

    private Expression ParseWhenValue()
    {
        var outer = _orSeparates;
        _orSeparates = true;
        var value = ParseExpression();
        _orSeparates = outer;
        return value;
    }

    private static void RequireNoStatements(BlockStatement block)
    {
        foreach (var item in block.Items)
        {
            if (item is not (TextStatement or EscapeStatement or CodeOpenMark or CodeCloseMark))
            {
                throw new ParseFault(item.Range, "Expecting `when` or `else` directly inside `case`");
            }
        }
    }

    private ReturnStatement ParseReturn()
    {
        var opening = Take();
        var value = StartsOperand(Current) ? ParseExpression() : null;
        return new ReturnStatement(RangeFrom(opening.Range), value);
    }

    private CaptureStatement ParseCapture()
    {
        var opening = Take();
        var target = ParseLevel(Precedence.Lowest);
        RequirePath(target, opening);
        ExpectEnd();
        var body = ParseBlock();
        ExpectEndKeyword(opening);
        return new CaptureStatement(RangeFrom(opening.Range), target, body);
    }

    private WithStatement ParseWith()
    {
        var opening = Take();
        var value = ParseExpression();
        ExpectEnd();
        var body = ParseBlock();
        ExpectEndKeyword(opening);
        return new WithStatement(RangeFrom(opening.Range), value, body);
    }

    private WrapStatement ParseWrap()
    {
        var opening = Take();
        var target = ParseExpression();
        ExpectEnd();
        var body = ParseBlock();
        ExpectEndKeyword(opening);
        return new WrapStatement(RangeFrom(opening.Range), target, body);
    }

    private ImportStatement ParseImport()
    {
        var opening = Take();
        var value = ParseExpression();
        return new ImportStatement(RangeFrom(opening.Range), value);
    }

    private ReadOnlyStatement ParseReadOnly()
    {
        var opening = Take();
        var variable = ParseLevel(Precedence.Lowest);
        if (variable is not (GlobalName or LocalName))
        {
            throw Fault(opening, "`readonly` needs the name of a variable");
        }

        return new ReadOnlyStatement(RangeFrom(opening.Range), variable);
    }
}
