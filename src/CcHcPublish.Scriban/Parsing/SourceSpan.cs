namespace Scriban.Parsing;

/// <summary>A piece of a template. <c>End</c> is its last character, so an empty span ends one before its start.</summary>
public readonly record struct SourceSpan(string? FileName, TextPosition Start, TextPosition End)
{
    public int Length => End.Offset - Start.Offset + 1;

    /// <summary>The form that messages begin with, counted from 1: <c>file(line,column)</c>.</summary>
    public string ToStringSimple() => $"{FileName}({Start.ToStringSimple()})";

    public override string ToString() => $"{FileName}({Start})-({End})";
}
