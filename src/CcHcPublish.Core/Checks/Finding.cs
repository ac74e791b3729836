using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>An Error blocks approval; an Advice never does.</summary>
public enum Severity
{
    Error,
    Advice,
}

/// <summary>Where in the content something stands. Lines and columns count from 1; the path is below the content folder, with "/".</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>What one check found in one place: what is wrong, and what its reader can do next.</summary>
/// <param name="Code">Stable name of the rule, such as <c>plan-item</c>: users silence and search by it.</param>
public sealed record Finding(string Code, Severity Severity, Place Place, Words Message, Words Advice)
{
    /// <summary>What stands at the place; null where showing it would tell nothing more than the message does.</summary>
    public Fragment? Fragment { get; init; }
}

/// <summary>A line of source without its indent, and the piece of it that is meant.</summary>
/// <param name="Line">Without control characters; long lines are cut around the piece.</param>
/// <param name="At">Where the piece begins in <paramref name="Line"/>, in UTF-16 units from 0.</param>
/// <param name="Length">At least 1; beyond the line only where the piece is its end.</param>
public sealed record Fragment(string Line, int At, int Length)
{
    /// <summary>The piece itself, or the whole line where the piece is its end.</summary>
    public string Piece => At < Line.Length ? Line.Substring(At, Math.Min(Length, Line.Length - At)) : Line;
}
