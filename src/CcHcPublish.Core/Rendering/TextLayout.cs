using System.Text;

namespace CcHcPublish.Core.Rendering;

/// <summary>Plain text as people post it, and cuts that never split a word or a letter.</summary>
public static class TextLayout
{
    /// <summary>Lines without trailing blanks, at most one blank line in a row, none at either end; LF line ends.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var blanks = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var words = line.TrimEnd();
            if (words.IsEmpty)
            {
                blanks++;
                continue;
            }

            if (tidy.Length > 0) tidy.Append(blanks > 0 ? "\n\n" : "\n");
            blanks = 0;
            tidy.Append(words);
        }

        return tidy.ToString();
    }

    /// <summary>At most <paramref name="longest"/> code points: cut after a word, with "…" for the rest.</summary>
    public static string Cut(string text, int longest)
    {
        text = text.Trim();
        var (at, points, word, letter) = (0, 0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (points < longest)
            {
                letter = at;
                if (Rune.IsWhiteSpace(rune)) word = at;
            }

            at += rune.Utf16SequenceLength;
            points++;
        }

        if (points <= longest) return text;
        return string.Concat(text.AsSpan(0, word > 0 ? word : letter).TrimEnd(" ,;:.–-"), "…");
    }
}
