namespace Scriban.Parsing;

/// <summary>Offsets of a piece of source; <c>End</c> is exclusive.</summary>
internal readonly record struct TextRange(int Start, int End)
{
    public static TextRange Between(TextRange first, TextRange last) => new(first.Start, last.End);
}
