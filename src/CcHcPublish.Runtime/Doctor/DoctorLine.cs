using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Doctor;

public enum Verdict
{
    Good,

    /// <summary>Works, and somebody should look.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Bad,
}

/// <summary>What one check of an installation found.</summary>
/// <param name="Code">Stable name of the check; <c>docs/operations.md</c> says what to do for each.</param>
/// <param name="Next">The next step of the owner; null when nothing is to be done.</param>
public sealed record DoctorLine(string Code, Verdict Verdict, Words What, ConditionOwner Owner = ConditionOwner.Nobody, Words? Next = null, string? Command = null)
{
    public static DoctorLine Good(string code, Words what) => new(code, Verdict.Good, what);

    public static DoctorLine Warning(string code, Words what, Words next, string? command = null, ConditionOwner owner = ConditionOwner.It) =>
        new(code, Verdict.Warning, what, owner, next, command);

    public static DoctorLine Bad(string code, Words what, Words next, string? command = null, ConditionOwner owner = ConditionOwner.It) =>
        new(code, Verdict.Bad, what, owner, next, command);
}
