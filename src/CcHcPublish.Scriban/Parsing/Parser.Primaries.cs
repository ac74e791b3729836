using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private Expression ParsePrimary()
    {
        var first = Current;
        switch (first.Kind)
        {
            case TokenKind.Number or TokenKind.String:
                return new Literal(Take().Range, first.Value);
            case TokenKind.Identifier:
                return ParseName();
            case TokenKind.Local:
                return new LocalName(Take().Range, first.Name);
            case TokenKind.Arguments:
                return new ArgumentsName(Take().Range, null);
            case TokenKind.Argument:
                return new ArgumentsName(Take().Range, (int)first.Value!);
            case TokenKind.WrappedBlock:
                throw Fault(first, "`$$` stands alone as a statement");
            case TokenKind.OpenParen:
                Take();
                var inner = ParseExpression();
                Expect(TokenKind.CloseParen, "`)`");
                return new Nested(RangeFrom(first.Range), inner);
            case TokenKind.OpenBracket:
                return ParseArray();
            case TokenKind.OpenBrace:
                return ParseObject();
            case TokenKind.InterpolationStart:
                return ParseInterpolated();
            default:
                throw Fault(first, $"Expecting an expression instead of {Describe(first)}");
        }
    }

    private Expression ParseName()
    {
        if (Current.Name == "do")
        {
            return ParseAnonymousFunction();
        }

        var token = Take();
        return token.Name switch
        {
            "true" => new Literal(token.Range, true),
            "false" => new Literal(token.Range, false),
            "null" => new Literal(token.Range, null),
            "this" => new ThisScope(token.Range),
            _ => new GlobalName(token.Range, token.Name),
        };
    }

    private ArrayLiteral ParseArray()
    {
        var first = Current.Range;
        _newLinesAllowed++;
        Take();
        List<Expression> items = [];
        while (Kind != TokenKind.CloseBracket)
        {
            items.Add(ParseExpression());
            if (Kind != TokenKind.Comma)
            {
                break;
            }

            Take();
        }

        CloseBracketed(TokenKind.CloseBracket, "`,` or `]`");
        return new ArrayLiteral(RangeFrom(first), [.. items]);
    }

    private ObjectLiteral ParseObject()
    {
        var first = Current.Range;
        _newLinesAllowed++;
        Take();
        List<(string, Expression)> members = [];
        while (Kind != TokenKind.CloseBrace)
        {
            if (Kind is not (TokenKind.Identifier or TokenKind.String))
            {
                throw Fault(Current, $"Expecting the name of a member instead of {Describe(Current)}");
            }

            var name = string.Intern(Take().Name);
            Expect(TokenKind.Colon, "`:`");
            members.Add((name, ParseExpression()));
            if (Kind != TokenKind.Comma)
            {
                break;
            }

            Take();
        }

        CloseBracketed(TokenKind.CloseBrace, "`,` or `}`");
        return new ObjectLiteral(RangeFrom(first), [.. members]);
    }

    private Interpolated ParseInterpolated()
    {
        var first = Take().Range;
        List<Expression> parts = [];
        while (Kind != TokenKind.InterpolationEnd)
        {
            if (Kind == TokenKind.InterpolationText)
            {
                var text = Take();
                if (text.Name.Length > 0)
                {
                    parts.Add(new Literal(text.Range, text.Value));
                }
            }
            else
            {
                Expect(TokenKind.InterpolationOpen, "an interpolated expression");
                parts.Add(ParseExpression());
                Expect(TokenKind.InterpolationClose, "`}`");
            }
        }

        Take();
        return new Interpolated(RangeFrom(first), [.. parts]);
    }
}
