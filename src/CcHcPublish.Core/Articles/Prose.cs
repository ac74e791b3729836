using CcHcPublish.Core.Checks;

namespace CcHcPublish.Core.Articles;

/// <summary>
/// A stretch of an article's own words, with the place of every character. In the body, addresses, code and the ends of
/// blocks are NUL characters, so that offsets hold and nothing is found in them or across them.
/// </summary>
/// <param name="text">The value of a front matter key, all of which stands at one place, or the body.</param>
/// <param name="lines">Of the body, the offsets at which its lines begin; null for a value.</param>
public sealed class Prose(string text, Place start, int[]? lines = null)
{
    public string Text => text;

    public bool IsBody => lines is not null;

    public Place At(int offset)
    {
        if (lines is null) return start;
        var line = Array.BinarySearch(lines, offset);
        if (line < 0) line = ~line - 1;
        return start with { Line = start.Line + line, Column = offset - lines[line] + 1 };
    }
}
