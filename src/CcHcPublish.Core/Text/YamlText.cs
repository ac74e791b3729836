using System.Globalization;
using System.Text;

namespace CcHcPublish.Core.Text;

/// <summary>Writes values so that a YAML reader gives back exactly the text.</summary>
public static class YamlText
{
    /// <summary>A double-quoted scalar on one line (YAML 1.2.2, section 5.7): nothing in the text can end it or start a tag, an alias or a comment.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            if (letter is '"' or '\\') quoted.Append('\\').Append(letter);
            else if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else quoted.Append(letter);
        }

        return quoted.Append('"').ToString();
    }

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quote))}]";
}
