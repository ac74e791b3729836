namespace Scriban.Parsing;

internal sealed partial class Lexer
{
    /// <summary>Reads code up to and including its closing braces, or to the end of the text.</summary>
    private void ReadCode()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == '\n')
            {
                if (_interpolations.Length > 0)
                {
                    throw Fault(_position, _position + 1, "An interpolated expression must close on its line");
                }

                Emit(TokenKind.NewLine, _position, ++_position);
            }
            else if (char.IsWhiteSpace(c))
            {
                _position++;
            }
            else if (c == '#')
            {
                SkipComment();
            }
            else if (AtCodeExit())
            {
                CloseCode();
                return;
            }
            else
            {
                ReadToken(c);
            }
        }

        if (_interpolations.Length > 0)
        {
            throw Fault(text.Length, text.Length, "The interpolated string is not closed");
        }
    }

    private bool AtCodeExit()
    {
        if (mode == ScriptMode.ScriptOnly || _braces > 0 || _interpolations.Length > 0)
        {
            return false;
        }

        var c = text[_position];
        return c == '}' ? Peek(1) == '}' : c is '-' or '~' && Peek(1) == '}' && Peek(2) == '}';
    }

    private void CloseCode()
    {
        var start = _position;
        _pending = StripMark(_position, opening: false);
        _position += _pending == Strip.None ? 2 : 3;
        Emit(TokenKind.CodeClose, start, _position);
    }

    private void SkipComment()
    {
        var multiLine = Peek(1) == '#';
        _position += multiLine ? 2 : 1;
        while (_position < text.Length)
        {
            if (multiLine && Peek() == '#' && Peek(1) == '#')
            {
                _position += 2;
                return;
            }

            if ((!multiLine && Peek() is '\n' or '\r') || AtCommentExit())
            {
                return;
            }

            _position++;
        }
    }

    private bool AtCommentExit()
    {
        if (mode == ScriptMode.ScriptOnly)
        {
            return false;
        }

        var c = text[_position];
        return c == '}' ? Peek(1) == '}' : c is '-' or '~' && Peek(1) == '}' && Peek(2) == '}';
    }

    private void ReadToken(char c)
    {
        if (char.IsLetter(c) || c == '_')
        {
            var start = _position;
            SkipName();
            Emit(TokenKind.Identifier, start, _position, string.Intern(text[start.._position]));
        }
        else if (char.IsAsciiDigit(c))
        {
            ReadNumber();
        }
        else if (c is '"' or '\'')
        {
            ReadString(c);
        }
        else if (c == '`')
        {
            ReadVerbatim();
        }
        else if (c == '$')
        {
            ReadDollar();
        }
        else
        {
            ReadOperator(c);
        }
    }

    private void SkipName()
    {
        while (char.IsLetter(Peek()) || char.IsDigit(Peek()) || Peek() == '_')
        {
            _position++;
        }
    }

    private void ReadDollar()
    {
        var start = _position++;
        var c = Peek();
        if (c is '"' or '\'')
        {
            _position++;
            Emit(TokenKind.InterpolationStart, start, _position);
            ReadInterpolatedText(c);
        }
        else if (c == '$')
        {
            Emit(TokenKind.WrappedBlock, start, ++_position);
        }
        else if (char.IsAsciiDigit(c))
        {
            while (char.IsAsciiDigit(Peek()))
            {
                _position++;
            }

            if (!int.TryParse(text.AsSpan(start + 1, _position - start - 1), out var index))
            {
                throw Fault(start, _position, "The argument number is too large");
            }

            Emit(TokenKind.Argument, start, _position, index);
        }
        else if (char.IsLetter(c) || c == '_')
        {
            SkipName();
            Emit(TokenKind.Local, start, _position, string.Intern(text[(start + 1).._position]));
        }
        else
        {
            Emit(TokenKind.Arguments, start, _position);
        }
    }

    private void ReadOperator(char c)
    {
        var symbol = Operator(c, Peek(1), Peek(2));
        var kind = symbol.Kind;
        if (symbol.Length == 0)
        {
            throw Fault(_position, _position + 1, $"Unexpected character `{c}`");
        }

        var start = _position;
        _position += symbol.Length;
        if (kind == TokenKind.OpenBrace)
        {
            if (_interpolations.Length > 0)
            {
                throw Fault(start, _position, "An object cannot be written inside an interpolated string");
            }

            _braces++;
        }
        else if (kind == TokenKind.CloseBrace)
        {
            CloseBrace(start);
            return;
        }

        Emit(kind, start, _position);
    }

    private void CloseBrace(int start)
    {
        if (_interpolations.Length > 0)
        {
            Emit(TokenKind.InterpolationClose, start, _position);
            var quote = _interpolations[^1];
            _interpolations = _interpolations[..^1];
            ReadInterpolatedText(quote);
            return;
        }

        if (_braces == 0)
        {
            throw Fault(start, _position, "Unexpected `}`");
        }

        _braces--;
        Emit(TokenKind.CloseBrace, start, _position);
    }

    private static Symbol Operator(char c, char next, char afterNext) => c switch
    {
        ';' => new(TokenKind.Semicolon, 1),
        ',' => new(TokenKind.Comma, 1),
        ':' => new(TokenKind.Colon, 1),
        '(' => new(TokenKind.OpenParen, 1),
        ')' => new(TokenKind.CloseParen, 1),
        '[' => new(TokenKind.OpenBracket, 1),
        ']' => new(TokenKind.CloseBracket, 1),
        '{' => new(TokenKind.OpenBrace, 1),
        '}' => new(TokenKind.CloseBrace, 1),
        '@' => new(TokenKind.Alias, 1),
        '^' => new(TokenKind.Caret, 1),
        '.' when next == '.' && afterNext == '<' => new(TokenKind.RangeExclusive, 3),
        '.' when next == '.' && afterNext == '.' => new(TokenKind.Ellipsis, 3),
        '.' when next == '.' => new(TokenKind.Range, 2),
        '.' => new(TokenKind.Dot, 1),
        '=' => next == '=' ? new(TokenKind.Equal, 2) : new(TokenKind.Assign, 1),
        '!' => next == '=' ? new(TokenKind.NotEqual, 2) : new(TokenKind.Not, 1),
        '+' => next switch { '+' => new(TokenKind.Increment, 2), '=' => new(TokenKind.PlusAssign, 2), _ => new(TokenKind.Plus, 1) },
        '-' => next switch { '-' => new(TokenKind.Decrement, 2), '=' => new(TokenKind.MinusAssign, 2), _ => new(TokenKind.Minus, 1) },
        '*' => next == '=' ? new(TokenKind.TimesAssign, 2) : new(TokenKind.Times, 1),
        '/' when next == '/' => afterNext == '=' ? new(TokenKind.FloorDivideAssign, 3) : new(TokenKind.FloorDivide, 2),
        '/' => next == '=' ? new(TokenKind.DivideAssign, 2) : new(TokenKind.Divide, 1),
        '%' => next == '=' ? new(TokenKind.ModuloAssign, 2) : new(TokenKind.Modulo, 1),
        '<' => next switch { '<' => new(TokenKind.ShiftLeft, 2), '=' => new(TokenKind.LessOrEqual, 2), _ => new(TokenKind.Less, 1) },
        '>' => next switch { '>' => new(TokenKind.ShiftRight, 2), '=' => new(TokenKind.GreaterOrEqual, 2), _ => new(TokenKind.Greater, 1) },
        '&' when next == '&' => new(TokenKind.And, 2),
        '|' => next switch { '|' => new(TokenKind.Or, 2), '>' => new(TokenKind.Pipe, 2), _ => new(TokenKind.Pipe, 1) },
        '?' => next switch { '?' => new(TokenKind.Coalesce, 2), '!' => new(TokenKind.NotCoalesce, 2), '.' => new(TokenKind.SafeDot, 2), _ => new(TokenKind.Question, 1) },
        _ => new(TokenKind.EndOfFile, 0),
    };

    private readonly record struct Symbol(TokenKind Kind, int Length);
}
