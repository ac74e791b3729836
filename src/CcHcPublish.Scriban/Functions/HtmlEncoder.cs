using System.Globalization;

namespace Scriban.Functions;

/// <summary>
/// The encoding of <c>System.Net.WebUtility.HtmlEncode</c>, straight into an output: named entities for
/// <c>&amp; &lt; &gt; "</c>, <c>&amp;#39;</c>, and decimal ones for U+00A0 to U+00FF and for surrogate pairs.
/// </summary>
internal static class HtmlEncoder
{
    /// <summary>What one UTF-16 unit becomes at most: <c>&amp;quot;</c>, or half of <c>&amp;#1114111;</c>.</summary>
    private const int Growth = 6;

    private const int ChunkLength = 256;

    /// <summary>The bits of the five characters below U+0040 that have a named entity or <c>&amp;#39;</c>.</summary>
    private const ulong Named = (1UL << '&') | (1UL << '<') | (1UL << '>') | (1UL << '"') | (1UL << '\'');

    public static void Print(TemplateContext context, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var taken = Math.Min(ChunkLength, text.Length);
            if (taken < text.Length && char.IsHighSurrogate(text[taken - 1]))
            {
                taken--;
            }

            var direct = context.ReserveDirect(taken * Growth);
            if (direct.IsEmpty)
            {
                Append(context, text[..taken]);
            }
            else
            {
                context.AdvanceDirect(Encode(text[..taken], direct));
            }

            text = text[taken..];
        }
    }

    private static void Append(TemplateContext context, ReadOnlySpan<char> text)
    {
        Span<char> encoded = stackalloc char[ChunkLength * Growth];
        context.Append(encoded[..Encode(text, encoded)]);
    }

    /// <summary>Encodes into a buffer of at least six times the length; returns how much of it was used.</summary>
    private static int Encode(ReadOnlySpan<char> text, Span<char> encoded)
    {
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0xA0 ? c >= 0x40 || ((Named >> c) & 1) == 0 : c > 0xFF && !char.IsSurrogate(c))
            {
                encoded[at++] = c;
            }
            else if (c < 0xA0)
            {
                at += EncodeNamed(c, encoded[at..]);
            }
            else if (c <= 0xFF)
            {
                at += EncodeLatin(c, encoded.Slice(at, Growth));
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                at += EncodePair(char.ConvertToUtf32(c, text[++i]), encoded[at..]);
            }
            else
            {
                encoded[at++] = '\uFFFD';
            }
        }

        return at;
    }

    private static int EncodeNamed(char c, Span<char> encoded)
    {
        var entity = c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" };
        entity.CopyTo(encoded);
        return entity.Length;
    }

    /// <summary>Every code from 160 to 255 has three digits.</summary>
    private static int EncodeLatin(char c, Span<char> encoded)
    {
        encoded[5] = ';';
        encoded[4] = (char)('0' + (c % 10));
        encoded[3] = (char)('0' + (c / 10 % 10));
        encoded[2] = (char)('0' + (c / 100));
        encoded[1] = '#';
        encoded[0] = '&';
        return Growth;
    }

    private static int EncodePair(int code, Span<char> encoded)
    {
        "&#".CopyTo(encoded);
        code.TryFormat(encoded[2..], out var digits, default, CultureInfo.InvariantCulture);
        encoded[2 + digits] = ';';
        return digits + 3;
    }
}
