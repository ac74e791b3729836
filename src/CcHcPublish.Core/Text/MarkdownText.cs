using System.Text;

namespace CcHcPublish.Core.Text;

/// <summary>Plain text as Markdown that shows exactly that text (CommonMark 0.31, backslash escapes, with the extensions of <see cref="Articles.ArticleMarkdown"/>).</summary>
public static class MarkdownText
{
    /// <summary>On one line, blanks joined, safe in a paragraph, a heading, a link's text and a table's cell.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                if (escaped.Length > 0 && escaped[^1] != ' ') escaped.Append(' ');
                continue;
            }

            if (IsMarkup(letter) || (IsMarkupInPlace(letter) && IsInPlace(text, at, escaped.Length == 0))) escaped.Append('\\');
            escaped.Append(letter);
        }

        if (escaped.Length > 0 && escaped[^1] == ' ') escaped.Length--;
        return escaped.ToString();
    }

    private static bool IsMarkup(char letter) => letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '^' or '&' or '!';

    private static bool IsMarkupInPlace(char letter) => letter is '-' or '+' or '=' or '"' or ':' or '.' or ')';

    /// <summary>Marks that mean something only at the beginning of a line, after its first number, or doubled.</summary>
    private static bool IsInPlace(string text, int at, bool isFirst) => text[at] switch
    {
        '.' or ')' => at > 0 && text.AsSpan(0, at).TrimStart().IndexOfAnyExceptInRange('0', '9') < 0,
        _ => isFirst || (at > 0 && text[at - 1] == text[at]) || (at + 1 < text.Length && text[at + 1] == text[at]),
    };
}
