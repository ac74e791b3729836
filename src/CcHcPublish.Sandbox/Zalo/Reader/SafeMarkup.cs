using System.Net;
using System.Text;
using CcHcPublish.Sandbox.Reader;

namespace CcHcPublish.Sandbox.Zalo.Reader;

/// <summary>
/// Shows an article's text as a reader's phone would: a few harmless tags work, everything else appears as the text it is. Output is always
/// balanced and holds no attribute but a web address.
/// </summary>
internal static class SafeMarkup
{
    private const int LongestTag = 2100;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "p", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "a",
    };

    public static Html Of(string text)
    {
        var output = new StringBuilder(text.Length + 64);
        var open = new Stack<string>();
        var plainFrom = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || text.IndexOf('>', i, Math.Min(LongestTag, text.Length - i)) is not (>= 0 and var end))
            {
                continue;
            }

            if (Tag(text[(i + 1)..end], open) is { } markup)
            {
                AppendPlain(output, text[plainFrom..i]);
                output.Append(markup);
                plainFrom = end + 1;
                i = end;
            }
        }

        AppendPlain(output, text[plainFrom..]);
        while (open.TryPop(out var name))
        {
            output.Append("</").Append(name).Append('>');
        }

        return new Html(output.ToString());
    }

    /// <summary>The tag in our own spelling; null where it is not one that works.</summary>
    private static string? Tag(string inside, Stack<string> open)
    {
        var text = inside.Trim().TrimEnd('/').Trim();
        if (text.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            return "<br>";
        }

        if (text.StartsWith('/'))
        {
            var closed = text[1..].Trim().ToLowerInvariant();
            return open.TryPeek(out var last) && last == closed ? $"</{open.Pop()}>" : null;
        }

        var space = text.IndexOfAny([' ', '\t', '\n', '\r']);
        var name = (space < 0 ? text : text[..space]).ToLowerInvariant();
        if (!Known.Contains(name))
        {
            return null;
        }

        if (name == "a")
        {
            if (Address(text[name.Length..]) is not { } address)
            {
                return null;
            }

            open.Push(name);
            return Html.Of($"""<a rel="noreferrer nofollow" href="{address}">""").Text;
        }

        open.Push(name);
        return $"<{name}>";
    }

    private static string? Address(string attributes)
    {
        var at = attributes.IndexOf("href", StringComparison.OrdinalIgnoreCase);
        var quote = at < 0 ? -1 : attributes.AsSpan(at).IndexOfAny('"', '\'') + at;
        if (at < 0 || quote < at || attributes.IndexOf(attributes[quote], quote + 1) is not (>= 0 and var end))
        {
            return null;
        }

        return Uri.TryCreate(WebUtility.HtmlDecode(attributes[(quote + 1)..end]), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.AbsoluteUri
            : null;
    }

    private static void AppendPlain(StringBuilder output, string text)
    {
        var lines = WebUtility.HtmlDecode(text).ReplaceLineEndings("\n").Split('\n');
        output.AppendJoin("<br>", lines.Select(l => Html.Of($"{l}").Text));
    }
}
