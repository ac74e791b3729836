using System.Runtime.CompilerServices;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>
/// Builds the syntax tree of a template from its tokens by recursive descent. The first mistake ends the parse with a
/// <see cref="ParseFault"/>; nesting is bounded by the options and by the execution stack.
/// </summary>
internal sealed partial class Parser(SourceText source, Token[] tokens, ParserOptions options)
{
    private int _at;
    private int _depth;
    private int _newLinesAllowed;
    private int _closedAt = -1;
    private int _namedAt = -1;
    private bool _orSeparates;

    private Token Current => tokens[_at];

    private TokenKind Kind => tokens[_at].Kind;

    public BlockStatement ParsePage()
    {
        var body = ParseBlock();
        if (Kind != TokenKind.EndOfFile)
        {
            throw Fault(Current, $"`{TextOf(Current)}` has no block that it belongs to");
        }

        return body;
    }

    private BlockStatement ParseBlock()
    {
        Enter();
        List<Statement> items = [];
        var start = Current.Range.Start;
        while (true)
        {
            switch (Kind)
            {
                case TokenKind.EndOfFile:
                    return Finish();
                case TokenKind.Text:
                    items.Add(new TextStatement(Take().Range));
                    break;
                case TokenKind.Escape:
                    items.Add(new EscapeStatement(Take().Range));
                    break;
                case TokenKind.CodeOpen:
                    items.Add(new CodeOpenMark(Current.Range, (string?)Take().Value));
                    break;
                case TokenKind.CodeClose:
                    items.Add(new CodeCloseMark(Take().Range));
                    break;
                case TokenKind.NewLine or TokenKind.Semicolon:
                    Take();
                    break;
                case TokenKind.Identifier when Current.Name is "end" or "else" or "when" && AtKeyword():
                    return Finish();
                default:
                    items.Add(ParseStatement());
                    break;
            }
        }

        BlockStatement Finish()
        {
            _depth--;
            return new BlockStatement(new TextRange(start, Current.Range.Start), [.. items]);
        }
    }

    private void Enter()
    {
        _depth++;
        if ((options.ExpressionDepthLimit > 0 && _depth > options.ExpressionDepthLimit) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fault(Current, $"The template nests deeper than the limit of {options.ExpressionDepthLimit} levels");
        }
    }

    private Token Take()
    {
        var token = tokens[_at];
        if (token.Kind != TokenKind.EndOfFile)
        {
            _at++;
        }

        if (_newLinesAllowed > 0)
        {
            SkipNewLines();
        }

        return token;
    }

    private void SkipNewLines()
    {
        while (Kind == TokenKind.NewLine)
        {
            _at++;
        }
    }

    private Token Peek(int ahead = 1)
    {
        var at = _at + ahead;
        while (_newLinesAllowed > 0 && at < tokens.Length && tokens[at].Kind == TokenKind.NewLine)
        {
            at++;
        }

        return tokens[Math.Min(at, tokens.Length - 1)];
    }

    private Token Expect(TokenKind kind, string what) => Kind == kind ? Take() : throw Fault(Current, $"Expecting {what} instead of {Describe(Current)}");

    private TextRange RangeFrom(TextRange first) => new(first.Start, _at == 0 ? first.End : Math.Max(first.End, LastEnd()));

    private int LastEnd()
    {
        var at = _at - 1;
        while (at > 0 && tokens[at].Kind == TokenKind.NewLine)
        {
            at--;
        }

        return tokens[at].Range.End;
    }

    private string TextOf(Token token) => source.Text[token.Range.Start..token.Range.End];

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "the end of the template",
        TokenKind.NewLine => "the end of the line",
        TokenKind.CodeClose => "the end of the code",
        _ => $"`{TextOf(token)}`",
    };

    private static ParseFault Fault(Token token, string message) => new(token.Range, message);
}
