using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private const int MaximumParameters = 64;

    private FunctionStatement ParseFunction()
    {
        var opening = Take();
        var name = Current;
        if (name.Kind is not (TokenKind.Identifier or TokenKind.Local))
        {
            throw Fault(name, "Expecting the name of the function");
        }

        Take();
        Expression target = name.Kind == TokenKind.Local ? new LocalName(name.Range, name.Name) : new GlobalName(name.Range, name.Name);
        var parameters = Kind == TokenKind.OpenParen ? ParseParameters() : null;
        ExpectEnd();
        var body = ParseBlock();
        ExpectEndKeyword(opening);
        var function = new FunctionBody(RangeFrom(opening.Range), parameters, body, null, IsAnonymous: false);
        return new FunctionStatement(function.Range, target, function);
    }

    private AnonymousFunction ParseAnonymousFunction()
    {
        var newLinesAllowed = _newLinesAllowed;
        _newLinesAllowed = 0;
        var opening = Take();
        var parameters = Kind == TokenKind.OpenParen ? ParseParameters() : null;
        ExpectEnd();
        var body = ParseBlock();
        _newLinesAllowed = newLinesAllowed;
        ExpectEndKeyword(opening);
        _closedAt = _at;
        var range = RangeFrom(opening.Range);
        return new AnonymousFunction(range, new FunctionBody(range, parameters, body, null, IsAnonymous: true));
    }

    private FunctionParameter[] ParseParameters()
    {
        List<FunctionParameter> parameters = [];
        ParseBracketedList(() => parameters.Add(ParseParameter(parameters)));
        return [.. parameters];
    }

    private FunctionParameter ParseParameter(List<FunctionParameter> before)
    {
        var name = Expect(TokenKind.Identifier, "the name of a parameter");
        if (before.Count == MaximumParameters)
        {
            throw Fault(name, $"A function has at most {MaximumParameters} parameters");
        }

        if (before.Exists(p => p.IsVariadic))
        {
            throw Fault(name, "Nothing may follow the variadic parameter");
        }

        if (Kind == TokenKind.Ellipsis)
        {
            Take();
            return new FunctionParameter(name.Name, false, null, IsVariadic: true);
        }

        if (Kind == TokenKind.Assign)
        {
            Take();
            return new FunctionParameter(name.Name, true, ParseDefault(), IsVariadic: false);
        }

        if (before.Exists(p => p.HasDefault))
        {
            throw Fault(name, "A required parameter cannot follow an optional one");
        }

        return new FunctionParameter(name.Name, false, null, IsVariadic: false);
    }

    private object? ParseDefault()
    {
        var negative = Kind == TokenKind.Minus;
        if (negative)
        {
            Take();
        }

        var at = Current;
        if (ParsePrimary() is not Literal { Value: var value } || (negative && value is not (int or long or double)))
        {
            throw Fault(at, "The default of a parameter must be a literal");
        }

        return negative ? Negate(value) : value;
    }

    private static object? Negate(object? value) => value switch
    {
        int number => -number,
        long number => -number,
        double number => -number,
        _ => value,
    };
}
