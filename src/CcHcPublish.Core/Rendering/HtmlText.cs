using System.Buffers;
using System.Globalization;
using System.Text;

namespace CcHcPublish.Core.Rendering;

/// <summary>Writes text into HTML so that none of it can be markup, in content and in attributes quoted with <c>"</c>. Vietnamese letters stay as they are.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    public static StringBuilder AppendText(this StringBuilder to, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is >= 0 and var at)
        {
            to.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(at + 1)..];
        }

        return to.Append(text);
    }

    /// <summary>
    /// The same HTML with letters in place of numbers: the template language's <c>html.escape</c> writes "à" as "&amp;#224;", which makes
    /// Vietnamese pages half as long again. Only numbers from 160 up are letters here, so nothing that escapes markup is touched.
    /// </summary>
    public static string WithLetters(string html)
    {
        var at = html.IndexOf("&#", StringComparison.Ordinal);
        if (at < 0) return html;
        var to = new StringBuilder(html.Length);
        var done = 0;
        for (; at >= 0; at = html.IndexOf("&#", at + 2, StringComparison.Ordinal))
        {
            var end = html.AsSpan(at, Math.Min(10, html.Length - at)).IndexOf(';');
            if (end < 0 || !int.TryParse(html.AsSpan(at + 2, end - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 160 || !Rune.IsValid(number)) continue;
            to.Append(html, done, at - done).Append(new Rune(number));
            done = at + end + 1;
        }

        return to.Append(html, done, html.Length - done).ToString();
    }
}
