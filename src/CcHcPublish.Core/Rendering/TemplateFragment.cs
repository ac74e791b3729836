using CcHcPublish.Core.Checks;
using Scriban.Parsing;

namespace CcHcPublish.Core.Rendering;

/// <summary>Cuts the piece of a template that a message means out of its text.</summary>
internal static class TemplateFragment
{
    /// <summary>Longest line that is shown whole; of a longer one, so much around the piece.</summary>
    private const int Longest = 120;

    private const int Before = 40;

    /// <summary>Null when the place lies outside the text, or on a line with nothing on it.</summary>
    public static Fragment? Of(string text, SourceSpan span)
    {
        var at = span.Start.Offset;
        if (at < 0 || at > text.Length) return null;
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.AsSpan(start).IndexOf('\n') is >= 0 and var length ? start + length : text.Length;
        var line = text.AsSpan(start, end - start).TrimEnd();
        var indent = line.Length - line.TrimStart().Length;
        if (indent == line.Length) return null;

        var from = Math.Max(0, at - start - indent);
        var piece = Math.Max(1, Math.Min(span.End.Offset + 1, start + line.Length) - Math.Max(at, start + indent));
        return Cut(string.Concat(line[indent..].ToString().Select(letter => char.IsControl(letter) ? ' ' : letter)), from, piece);
    }

    private static Fragment Cut(string line, int at, int length)
    {
        if (line.Length <= Longest) return new Fragment(line, at, length);
        var from = Math.Clamp(at - Before, 0, line.Length - Longest);
        if (from > 0 && char.IsLowSurrogate(line[from])) from--;
        return new Fragment(line.Substring(from, Longest), at - from, Math.Min(length, Longest));
    }
}
