using System.Globalization;
using System.Text;

namespace Scriban.Runtime;

/// <summary>Texts as they are written inside quotes.</summary>
internal static class TextEscapes
{
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var replacement = Replacement(text[i]);
            if (replacement is not null)
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 8);
                escaped.Append(replacement);
            }
            else
            {
                escaped?.Append(text[i]);
            }
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>How long the escaped text will be.</summary>
    public static long LengthOf(string text)
    {
        long length = text.Length;
        foreach (var letter in text)
        {
            length += letter switch
            {
                '"' or '\\' or (>= '\a' and <= '\r') => 1,
                < ' ' => 3,
                _ => 0,
            };
        }

        return length;
    }

    public static bool IsIdentifier(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!(char.IsLetter(name[i]) || name[i] == '_' || (i > 0 && char.IsDigit(name[i]))))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static string? Replacement(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        '\v' => "\\v",
        '\a' => "\\a",
        < ' ' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
        _ => null,
    };
}
