using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Scriban.Runtime;

namespace Scriban.Functions;

internal static class HtmlBuiltins
{
    /// <summary>Whole scripts, comments and styles, and any other tag, in whose quoted attributes a bracket is text.</summary>
    private const string Tags = """<script.*?</script>|<!--.*?-->|<style.*?</style>|<(?:[^=>]|="[^"]*"|='[^']*'|=[^"'][^\s>]*)*>""";
    private const string UrlCharacters = "-._~:/?#[]@!$&'()*+,;=";

    public static ScriptObject Make()
    {
        var group = new FunctionGroup()
            .Add("strip", ["text"], static (in a) => Strip(a))
            .Add("newline_to_br", ["text"], static (in a) => a.Limited(LineBreaks(a.Text(0))))
            .Add("url_encode", ["text"], static (in a) => a.NullableText(0) is { } text ? a.Limited(Uri.EscapeDataString(text)) : null)
            .Add("url_escape", ["text"], static (in a) => a.NullableText(0) is { } text ? a.Limited(UrlEscape(text)) : null);
        group.Members["escape"] = new Builtin(
            1, ["text"], static (in a) => Escape(a), printer: PrintEscaped, onePrinter: static (context, text) => HtmlEncoder.Print(context, text));
        return group.Members;
    }

    private static string? Escape(in Arguments a) => a.NullableText(0) is { } text ? a.Limited(WebUtility.HtmlEncode(text)) : null;

    private static void PrintEscaped(in Arguments a)
    {
        switch (a[0])
        {
            case null:
                break;
            case string text:
                HtmlEncoder.Print(a.Context, text);
                break;
            case int or long or bool:
                a.Context.Print(a.Site.Whole, a[0]!);
                break;
            default:
                HtmlEncoder.Print(a.Context, a.Text(0));
                break;
        }
    }

    private static string? Strip(in Arguments a)
    {
        if (a.NullableText(0) is not { Length: > 0 } text)
        {
            return a.NullableText(0);
        }

        return Regex.Replace(text, Tags, string.Empty, RegexOptions.IgnoreCase | RegexOptions.Singleline, a.Context.RegexTimeOut);
    }

    private static string LineBreaks(string text)
    {
        var broken = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')))
            {
                broken.Append("<br />");
            }

            broken.Append(text[i]);
        }

        return broken.ToString();
    }

    /// <summary>Percent-encodes everything but ASCII letters, digits and the characters that have a meaning in an address.</summary>
    private static string UrlEscape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || UrlCharacters.Contains((char)rune.Value)))
            {
                escaped.Append((char)rune.Value);
                continue;
            }

            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
            {
                escaped.Append('%').Append(part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
