using System.Globalization;
using System.Numerics;
using System.Text;
using Scriban.Runtime;

namespace Scriban.Parsing;

internal sealed partial class Lexer
{
    /// <summary>Longest run of digits that is read as one number; more is a mistake or an attack.</summary>
    private const int MaximumDigits = 1000;

    private void ReadNumber()
    {
        var start = _position;
        object value;
        if (Peek() == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B')
        {
            value = ReadRadix(start, Peek(1) is 'x' or 'X' ? 4 : 1);
        }
        else
        {
            value = ReadDecimal(start);
        }

        Emit(TokenKind.Number, start, _position, value);
    }

    private object ReadRadix(int start, int bitsPerDigit)
    {
        _position += 2;
        BigInteger value = 0;
        var digits = 0;
        for (; ; _position++)
        {
            var c = Peek();
            if (c == '_')
            {
                continue;
            }

            if (!(bitsPerDigit == 4 ? char.IsAsciiHexDigit(c) : c is '0' or '1'))
            {
                break;
            }

            if (++digits > MaximumDigits)
            {
                throw Fault(start, _position, "The number is too long");
            }

            value = (value << bitsPerDigit) + Convert.ToInt32(c.ToString(), 16);
        }

        if (digits == 0)
        {
            throw Fault(start, _position, "Malformed number");
        }

        var unsigned = Peek() is 'u' or 'U';
        _position += unsigned ? 1 : 0;
        return !unsigned && value <= uint.MaxValue ? unchecked((int)(uint)value) : Smallest(value);
    }

    private object ReadDecimal(int start)
    {
        SkipDigits();
        var isFloat = false;
        if (Peek() == '.' && IsFraction())
        {
            isFloat = true;
            _position++;
            SkipDigits();
        }

        var exponentAt = -1;
        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            exponentAt = _position;
            _position += 2;
            SkipDigits();
        }
        else if (Peek() is 'e' or 'E')
        {
            throw Fault(start, _position + 1, "The number has no exponent after `e`");
        }

        var digits = text[start.._position].Replace("_", string.Empty, StringComparison.Ordinal);
        if (digits.Length > MaximumDigits)
        {
            throw Fault(start, _position, "The number is too long");
        }

        var suffix = Peek();
        if (suffix is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' && !char.IsLetterOrDigit(Peek(1)) && Peek(1) != '_')
        {
            _position++;
            return Parse(start, digits, char.ToLowerInvariant(suffix));
        }

        if (isFloat)
        {
            return Parse(start, digits, options.ParseFloatAsDecimal ? 'm' : 'd');
        }

        return exponentAt < 0 ? Smallest(BigInteger.Parse(digits, CultureInfo.InvariantCulture)) : Scaled(start, digits);
    }

    /// <summary>Whether the point belongs to the number: not when a second point makes it a range or a name makes it a member.</summary>
    private bool IsFraction() => !(char.IsLetter(Peek(1)) || Peek(1) is '.' or '_')
        || (Peek(1) is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' && !char.IsLetterOrDigit(Peek(2)) && Peek(2) != '_')
        || (Peek(1) is 'e' or 'E' && (char.IsAsciiDigit(Peek(2)) || (Peek(2) is '+' or '-' && char.IsAsciiDigit(Peek(3)))));

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()) || Peek() == '_')
        {
            _position++;
        }
    }

    private object Parse(int start, string digits, char suffix)
    {
        const NumberStyles Style = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        switch (suffix)
        {
            case 'f' when float.TryParse(digits, Style, culture, out var single):
                return single;
            case 'm' when decimal.TryParse(digits, Style, culture, out var exact):
                return exact;
            case 'd' when double.TryParse(digits, Style, culture, out var real):
                return real;
            default:
                throw Fault(start, _position, "Malformed number");
        }
    }

    private object Scaled(int start, string digits)
    {
        var parts = digits.Split('e', 'E');
        if (parts[1][0] == '-' || !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || exponent > MaximumDigits)
        {
            throw Fault(start, _position, "The exponent of an integer must lie between 0 and 1000");
        }

        return Smallest(BigInteger.Parse(parts[0], CultureInfo.InvariantCulture) * BigInteger.Pow(10, exponent));
    }

    private static object Smallest(BigInteger value)
    {
        if (value > long.MaxValue)
        {
            return value;
        }

        return Boxes.Of((long)value);
    }

    private void ReadString(char quote)
    {
        var start = _position++;
        var plain = text.AsSpan(_position).IndexOfAny(quote, '\\');
        if (plain >= 0 && text[_position + plain] == quote)
        {
            var value = text.Substring(_position, plain);
            _position += plain + 1;
            Emit(TokenKind.String, start, _position, value);
            return;
        }

        var cooked = new StringBuilder();
        while (_position < text.Length && text[_position] != quote)
        {
            if (text[_position] == '\\')
            {
                ReadEscapeSequence(cooked, interpolated: false);
            }
            else
            {
                cooked.Append(text[_position++]);
            }
        }

        if (_position >= text.Length)
        {
            throw Fault(start, text.Length, "The string is not closed");
        }

        Emit(TokenKind.String, start, ++_position, cooked.ToString());
    }

    private void ReadEscapeSequence(StringBuilder cooked, bool interpolated)
    {
        var start = _position++;
        var c = Peek();
        _position++;
        switch (c)
        {
            case '0': cooked.Append('\0'); break;
            case '\'' or '"' or '\\': cooked.Append(c); break;
            case 'b': cooked.Append('\b'); break;
            case 'f': cooked.Append('\f'); break;
            case 'n': cooked.Append('\n'); break;
            case 'r': cooked.Append('\r'); break;
            case 't': cooked.Append('\t'); break;
            case 'v': cooked.Append('\v'); break;
            case 'u': cooked.Append(ReadHex(start, 4)); break;
            case 'x': cooked.Append(ReadHex(start, 2)); break;
            case '{' when interpolated: cooked.Append('{'); break;
            case '\r' when Peek() == '\n': _position++; break;
            case '\n' or '\r': break;
            default: throw Fault(start, Math.Min(_position, text.Length), $"Unknown escape sequence `\\{c}`");
        }
    }

    private char ReadHex(int start, int digits)
    {
        if (_position + digits > text.Length
            || !ushort.TryParse(text.AsSpan(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Fault(start, Math.Min(_position + digits, text.Length), $"Expecting {digits} hexadecimal digits");
        }

        _position += digits;
        return (char)code;
    }

    private void ReadVerbatim()
    {
        var start = _position++;
        for (; _position < text.Length; _position++)
        {
            if (text[_position] != '`')
            {
                continue;
            }

            if (Peek(1) == '`')
            {
                _position++;
                continue;
            }

            var value = text[(start + 1).._position].Replace("``", "`", StringComparison.Ordinal);
            Emit(TokenKind.String, start, ++_position, value);
            return;
        }

        throw Fault(start, text.Length, "The string is not closed");
    }

    /// <summary>Reads the text of an interpolated string up to its next expression or its closing quote.</summary>
    private void ReadInterpolatedText(char quote)
    {
        var start = _position;
        var cooked = new StringBuilder();
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == quote || c == '{')
            {
                Emit(TokenKind.InterpolationText, start, _position, cooked.ToString());
                Emit(c == quote ? TokenKind.InterpolationEnd : TokenKind.InterpolationOpen, _position, ++_position);
                if (c == '{')
                {
                    _interpolations += quote;
                }

                return;
            }

            if (c == '\\')
            {
                ReadEscapeSequence(cooked, interpolated: true);
            }
            else
            {
                cooked.Append(c);
                _position++;
            }
        }

        throw Fault(start, text.Length, "The interpolated string is not closed");
    }
}
