namespace Scriban.Parsing;

/// <summary>A place in a template: <c>Offset</c> in UTF-16 units, <c>Line</c> and <c>Column</c> counted from 0.</summary>
public readonly record struct TextPosition(int Offset, int Line, int Column)
{
    /// <summary>The 1-based form that messages show: <c>line,column</c>.</summary>
    public string ToStringSimple() => FormattableString.Invariant($"{Line + 1},{Column + 1}");

    public override string ToString() => FormattableString.Invariant($"({Offset}:{Line},{Column})");
}
