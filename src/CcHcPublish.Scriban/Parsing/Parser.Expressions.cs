using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private Expression ParseExpression(bool allowsPipe = true, bool stopsAtLoopOption = false)
    {
        var depth = _depth;
        Enter();
        var left = ParseLevel(Precedence.Lowest, stopsAtLoopOption: stopsAtLoopOption);
        if (AfterBareFunction || (Kind == TokenKind.Question && _at == _namedAt))
        {
            _depth = depth;
            return left;
        }

        if (Kind == TokenKind.Question)
        {
            Take();
            var then = ParseExpression(allowsPipe: false);
            Expect(TokenKind.Colon, "`:`");
            var otherwise = ParseExpression(allowsPipe);
            left = new Conditional(RangeFrom(left.Range), left, then, otherwise);
        }
        else if (Kind == TokenKind.Pipe && allowsPipe)
        {
            Take();
            SkipNewLines();
            var target = ParseExpression();
            left = new Piped(RangeFrom(left.Range), left, target);
        }

        _depth = depth;
        return left;
    }

    /// <summary>Whether a function written without brackets ended just before: nothing but the end of its statement or list may follow.</summary>
    private bool AfterBareFunction => _at == _closedAt;

    /// <summary>
    /// Reads operators that bind tighter than a level. An operand followed by the start of another one becomes a call of the
    /// first with the others as arguments, unless the expression already is such an argument.
    /// </summary>
    private Expression ParseLevel(int level, bool inArguments = false, bool stopsAtLoopOption = false)
    {
        var depth = _depth;
        Enter();
        var left = ParseOperand(inArguments);
        while (true)
        {
            var strength = AfterBareFunction || (_orSeparates && Kind == TokenKind.Or) ? 0 : Precedence.Of(Kind);
            if (strength > level)
            {
                Enter();
                var op = Take();
                var right = ParseLevel(strength, inArguments);
                left = new Binary(RangeFrom(left.Range), op.Kind, op.Range, left, right);
                continue;
            }

            if (strength > 0 || inArguments || AfterBareFunction || !StartsOperand(Current) || (stopsAtLoopOption && Kind == TokenKind.Identifier))
            {
                break;
            }

            left = ParseSpaceCall(left, level, stopsAtLoopOption);
            break;
        }

        _depth = depth;
        return left;
    }

    private Call ParseSpaceCall(Expression target, int level, bool stopsAtLoopOption)
    {
        List<Argument> arguments = [];
        var afterNamed = false;
        while (StartsOperand(Current) && !AfterBareFunction && !(stopsAtLoopOption && Kind == TokenKind.Identifier))
        {
            if (!afterNamed && arguments.Count > 0 && Precedence.Of(Kind) > 0)
            {
                break;
            }

            afterNamed = Kind == TokenKind.Identifier && Peek().Kind == TokenKind.Colon;
            if (afterNamed)
            {
                var name = Take();
                Take();
                arguments.Add(new Argument(name.Name, name.Range, ParseOperand(inArguments: true)));
            }
            else
            {
                var value = ParseLevel(level, inArguments: true);
                arguments.Add(new Argument(null, value.Range, value));
            }
        }

        _namedAt = afterNamed ? _at : -1;
        return new Call(RangeFrom(target.Range), target, [.. arguments], IsExplicit: false);
    }

    /// <summary>An operand with its prefix operators, members, elements and explicit calls.</summary>
    private Expression ParseOperand(bool inArguments = false)
    {
        var outer = _orSeparates;
        _orSeparates = false;
        var operand = ParseOperandItself(inArguments);
        _orSeparates = outer;
        return operand;
    }

    private Expression ParseOperandItself(bool inArguments)
    {
        var first = Current;
        switch (first.Kind)
        {
            case TokenKind.Not or TokenKind.Minus or TokenKind.Plus or TokenKind.Alias or TokenKind.Caret:
                Take();
                Enter();
                var operand = ParseLevel(Precedence.Unary, inArguments && first.Kind == TokenKind.Alias);
                _depth--;
                if (Kind == TokenKind.Colon && first.Kind is not (TokenKind.Alias or TokenKind.Caret))
                {
                    throw new ParseFault(operand.Range, $"A `:` cannot follow the operand of `{TextOf(first)}`; put the operator and its operand in brackets");
                }

                return new Unary(RangeFrom(first.Range), first.Kind, operand);
            case TokenKind.Increment or TokenKind.Decrement:
                Take();
                var target = ParsePostfix(ParsePrimary());
                RequirePath(target, first);
                return new Step(RangeFrom(first.Range), target, first.Kind == TokenKind.Increment ? 1 : -1, IsPrefix: true);
            default:
                return ParsePostfix(ParsePrimary());
        }
    }

    private Expression ParsePostfix(Expression operand)
    {
        var depth = _depth;
        while (true)
        {
            switch (Kind)
            {
                case TokenKind.Dot or TokenKind.SafeDot:
                    operand = ParseMember(operand);
                    break;
                case TokenKind.OpenBracket when Current.Touches && operand is not (ArrayLiteral or ObjectLiteral or Interpolated or Literal { Value: not string }):
                    operand = ParseIndex(operand);
                    break;
                case TokenKind.OpenParen when Current.Touches && operand is not (ArrayLiteral or ObjectLiteral or Interpolated or Literal):
                    operand = ParseExplicitCall(operand);
                    break;
                case TokenKind.Increment or TokenKind.Decrement:
                    RequirePath(operand, Current);
                    var delta = Take().Kind == TokenKind.Increment ? 1 : -1;
                    operand = new Step(RangeFrom(operand.Range), operand, delta, IsPrefix: false);
                    break;
                default:
                    _depth = depth;
                    return operand;
            }

            Enter();
        }
    }

    private Expression ParseMember(Expression target)
    {
        var safe = Take().Kind == TokenKind.SafeDot;
        var name = Expect(TokenKind.Identifier, "the name of a member");
        if (name.Name is "empty" or "blank" && Kind == TokenKind.Question && Current.Touches)
        {
            Take();
            return new EmptyTest(RangeFrom(target.Range), target);
        }

        if (target is GlobalName { Name: "for" or "while" or "tablerow" } loop && !IsLoopMember(loop.Name, name.Name))
        {
            throw Fault(name, $"`{loop.Name}` has no member `{name.Name}`");
        }

        return new Member(RangeFrom(target.Range), target, name.Name, name.Range, safe);
    }

    private static bool IsLoopMember(string loop, string member) => member switch
    {
        "index" or "first" or "even" or "odd" => true,
        "last" or "length" or "rindex" or "changed" => loop != "while",
        "col" => loop == "tablerow",
        _ => false,
    };

    private Indexed ParseIndex(Expression target)
    {
        Take();
        var index = ParseExpression();
        Expect(TokenKind.CloseBracket, "`]`");
        return new Indexed(RangeFrom(target.Range), target, index);
    }

    private Call ParseExplicitCall(Expression target)
    {
        List<Argument> arguments = [];
        ParseBracketedList(() => arguments.Add(ParseExplicitArgument()));
        return new Call(RangeFrom(target.Range), target, [.. arguments], IsExplicit: true);
    }

    private Argument ParseExplicitArgument()
    {
        if (Kind == TokenKind.Identifier && Peek().Kind == TokenKind.Colon)
        {
            var name = Take();
            Take();
            return new Argument(name.Name, name.Range, ParseExpression());
        }

        var value = ParseExpression();
        return new Argument(null, value.Range, value);
    }

    /// <summary>Reads <c>( item, item )</c>; nothing may follow the last comma but another item.</summary>
    private void ParseBracketedList(Action parseItem)
    {
        Take();
        if (Kind != TokenKind.CloseParen)
        {
            parseItem();
            while (Kind == TokenKind.Comma)
            {
                Take();
                parseItem();
            }
        }

        Expect(TokenKind.CloseParen, "`,` or `)`");
    }

    private void CloseBracketed(TokenKind kind, string what)
    {
        if (Kind != kind)
        {
            throw Fault(Current, $"Expecting {what} instead of {Describe(Current)}");
        }

        _newLinesAllowed--;
        Take();
    }

    private static bool StartsOperand(Token token) => token.Kind is TokenKind.Identifier or TokenKind.Local or TokenKind.Arguments
        or TokenKind.Argument or TokenKind.WrappedBlock or TokenKind.Number or TokenKind.String or TokenKind.InterpolationStart
        or TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace or TokenKind.Not or TokenKind.Minus or TokenKind.Plus
        or TokenKind.Alias or TokenKind.Caret or TokenKind.Increment or TokenKind.Decrement;
}
