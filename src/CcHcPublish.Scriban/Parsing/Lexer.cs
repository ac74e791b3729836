using Scriban.Runtime;

namespace Scriban.Parsing;

/// <summary>
/// Cuts a template into tokens. Text is already stripped as the marks <c>-</c> and <c>~</c> ask, and every code opening carries
/// the blanks that stand before it on its line, which automatic indentation repeats.
/// </summary>
internal sealed partial class Lexer(string text, ScriptMode mode, ParserOptions options)
{
    private Token[] _tokens = new Token[Math.Min(1 << 16, (text.Length / 6) + 8)];
    private int _count;
    private string _interpolations = string.Empty;
    private int _position;
    private int _braces;
    private Strip _pending;

    private enum Strip
    {
        None,
        All,
        Line,
    }

    public Token[] Read()
    {
        if (mode == ScriptMode.ScriptOnly)
        {
            ReadCode();
        }
        else
        {
            while (_position < text.Length)
            {
                ReadText();
            }
        }

        Emit(TokenKind.EndOfFile, text.Length, text.Length);
        return Arrays.Resized(_tokens, _count);
    }

    private void ReadText()
    {
        var start = _position;
        var end = FindOpening(start, out var percents);
        var contentStart = SkipAfter(start, end);
        if (end == text.Length)
        {
            EmitText(contentStart, end);
            _position = end;
            return;
        }

        var afterBraces = end + percents + 2;
        var strip = StripMark(afterBraces, opening: true);
        var contentEnd = SkipBefore(contentStart, end, strip);
        EmitText(contentStart, contentEnd);
        _position = afterBraces + (strip == Strip.None ? 0 : 1);
        if (percents > 0)
        {
            ReadEscape(percents);
            return;
        }

        var indent = contentEnd > contentStart ? IndentBefore(contentEnd) : null;
        Add(new Token(TokenKind.CodeOpen, new TextRange(end, _position), indent, false));
        ReadCode();
    }

    /// <summary>The next <c>{{</c> or <c>{%…{</c> at or after a place, or the end of the text.</summary>
    private int FindOpening(int from, out int percents)
    {
        percents = 0;
        for (var at = text.IndexOf('{', from); at >= 0; at = text.IndexOf('{', at + 1))
        {
            var next = at + 1;
            while (next < text.Length && text[next] == '%')
            {
                next++;
            }

            if (next < text.Length && text[next] == '{')
            {
                percents = next - at - 1;
                return at;
            }
        }

        return text.Length;
    }

    private void ReadEscape(int percents)
    {
        var start = _position;
        var closing = "}" + new string('%', percents) + "}";
        var end = text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
        {
            Emit(TokenKind.Escape, start, text.Length);
            _position = text.Length;
            return;
        }

        _position = end + closing.Length;
        if (end > start && text[end - 1] is '-' or '~')
        {
            end--;
            _pending = text[end] == '-' ? Strip.All : Strip.Line;
        }

        Emit(TokenKind.Escape, start, end);
    }

    private Strip StripMark(int at, bool opening)
    {
        if (at >= text.Length || (opening && mode == ScriptMode.ScriptOnly))
        {
            return Strip.None;
        }

        return text[at] switch { '-' => Strip.All, '~' => Strip.Line, _ => Strip.None };
    }

    private int SkipAfter(int start, int end)
    {
        var strip = _pending;
        _pending = Strip.None;
        if (strip == Strip.None)
        {
            return start;
        }

        while (start < end && char.IsWhiteSpace(text[start]))
        {
            if (text[start++] == '\n' && strip == Strip.Line)
            {
                break;
            }
        }

        return start;
    }

    private int SkipBefore(int start, int end, Strip strip)
    {
        if (strip == Strip.None)
        {
            return end;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            if (strip == Strip.Line && text[end - 1] is '\n' or '\r')
            {
                break;
            }

            end--;
        }

        return end;
    }

    /// <summary>The blanks between the previous line feed and a place; empty when anything else stands there.</summary>
    private string IndentBefore(int end)
    {
        var start = end;
        while (start > 0 && text[start - 1] != '\n')
        {
            if (!char.IsWhiteSpace(text[start - 1]))
            {
                return string.Empty;
            }

            start--;
        }

        return text[start..end];
    }

    private void EmitText(int start, int end)
    {
        if (end > start)
        {
            Emit(TokenKind.Text, start, end);
        }
    }

    private void Emit(TokenKind kind, int start, int end, object? value = null) =>
        Add(new Token(kind, new TextRange(start, end), value, start > 0 && !char.IsWhiteSpace(text[start - 1])));

    private void Add(in Token token)
    {
        if (_count == _tokens.Length)
        {
            _tokens = Arrays.Resized(_tokens, _count * 2);
        }

        _tokens[_count++] = token;
    }

    private char Peek(int ahead = 0) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private static ParseFault Fault(int start, int end, string message) => new(new TextRange(start, end), message);
}
