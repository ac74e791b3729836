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
public sealed record Finding(string Code, Severity Severity, Place Place, Words Message, Words Advice);
