using Scriban.Runtime;

namespace Scriban.Parsing;

/// <summary>A template's text with its name; turns offsets into lines and columns only when somebody asks.</summary>
internal sealed class SourceText(string text, string path)
{
    private int[]? _lineStarts;

    public string Text { get; } = text;

    public string Path { get; } = path;

    public SourceSpan Span(int start, int end)
    {
        var last = Math.Max(start, end - 1);
        return new SourceSpan(Path, At(start), At(last));
    }

    private TextPosition At(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        int line = 0, after = starts.Length;
        while (after - line > 1)
        {
            var middle = (line + after) / 2;
            (line, after) = starts[middle] <= offset ? (middle, after) : (line, middle);
        }

        return new TextPosition(offset, line, offset - starts[line]);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new int[16];
        var count = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsLine(text, i))
            {
                continue;
            }

            if (count == starts.Length)
            {
                starts = Arrays.Resized(starts, count * 2);
            }

            starts[count++] = i + 1;
        }

        return Arrays.Resized(starts, count);
    }

    private static bool EndsLine(string text, int at) =>
        text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'));
}
