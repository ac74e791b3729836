using System.Globalization;
using System.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>Text as a terminal shows it: how wide it is, where it breaks, and what must never reach it.</summary>
public static class TerminalText
{
    /// <summary>
    /// On one line, without control characters and without the marks that turn the direction of writing: a title cannot move the cursor,
    /// recolour the screen or hide what stands behind it.
    /// </summary>
    public static string Clean(string text)
    {
        foreach (var letter in text)
        {
            if (IsUnwanted(letter)) return Cleaned(text);
        }

        return text;
    }

    /// <summary>Columns that a text takes. Combining marks take none, East Asian wide letters and emoji two.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x20 and < 0x300) width++;
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            else width += IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    /// <summary>Breaks at blanks into lines of at most <paramref name="width"/> columns; only a word longer than a line is cut. At least one line.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        if (Width(text) <= width) return [text];
        List<string> lines = [];
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            var wide = Width(rest);
            if (used > 0 && used + 1 + wide > width) EndLine();
            while (wide > width && used == 0)
            {
                var fits = Fitting(rest, width);
                lines.Add(rest[..fits]);
                rest = rest[fits..];
                wide = Width(rest);
            }

            if (rest.Length == 0) continue;
            if (used > 0) line.Append(' ');
            line.Append(rest);
            used += (used > 0 ? 1 : 0) + wide;
        }

        if (used > 0 || lines.Count == 0) EndLine();
        return lines;

        void EndLine()
        {
            lines.Add(line.ToString());
            line.Clear();
            used = 0;
        }
    }

    public static int LongestWord(string text)
    {
        var longest = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf(' ', at);
            if (end < 0) end = text.Length;
            longest = Math.Max(longest, Width(text.AsSpan(at, end - at)));
            at = end + 1;
        }

        return longest;
    }

    /// <summary>How many characters fit, in whole letters with their marks, at least one letter.</summary>
    private static int Fitting(string text, int width)
    {
        var (at, used) = (0, 0);
        while (at < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            used += Width(text.AsSpan(at, length));
            if (used > width && at > 0) break;
            at += length;
        }

        return at;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r' or '\t' or '\u2028' or '\u2029') clean.Append(' ');
            else if (!IsUnwanted(letter)) clean.Append(letter);
        }

        return clean.ToString();
    }

    private static bool IsUnwanted(char letter) =>
        letter < ' ' || letter is >= '\u007F' and < '\u00A0' or '\u2028' or '\u2029' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsWide(int rune) =>
        rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
