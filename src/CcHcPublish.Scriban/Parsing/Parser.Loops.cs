using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private ForStatement ParseFor(bool isTable)
    {
        var opening = Take();
        var variable = ParsePath(opening);
        if (Kind != TokenKind.Identifier || Current.Name != "in")
        {
            throw Fault(Current, "Expecting `in` after the loop variable");
        }

        Take();
        var source = ParseExpression(stopsAtLoopOption: true);
        List<LoopOption> options = [];
        while (Kind == TokenKind.Identifier)
        {
            options.Add(ParseLoopOption());
        }

        ExpectEnd();
        var body = ParseBlock();
        BlockStatement? otherwise = null;
        if (Kind == TokenKind.Identifier && Current.Name == "else")
        {
            Take();
            ExpectEnd();
            otherwise = ParseBlock();
        }

        ExpectEndKeyword(opening);
        return new ForStatement(RangeFrom(opening.Range), variable, source, [.. options], body, otherwise, isTable);
    }

    private Expression ParsePath(Token opening)
    {
        if (Kind is not (TokenKind.Identifier or TokenKind.Local or TokenKind.OpenParen) || (Kind == TokenKind.Identifier && Current.Name == "in"))
        {
            throw Fault(Current, "Expecting a loop variable");
        }

        var path = ParsePostfix(ParsePrimary());
        RequirePath(path, opening);
        return path;
    }

    private LoopOption ParseLoopOption()
    {
        var name = Take();
        Expression? value = null;
        if (Kind == TokenKind.Colon)
        {
            Take();
            value = ParseOperand();
        }

        return new LoopOption(name.Name, RangeFrom(name.Range), value);
    }

    private WhileStatement ParseWhile()
    {
        var opening = Take();
        var condition = ParseExpression();
        ExpectEnd();
        var body = ParseBlock();
        ExpectEndKeyword(opening);
        return new WhileStatement(RangeFrom(opening.Range), condition, body);
    }
}
