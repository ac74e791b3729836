using CcHcPublish.Runtime.Storage.Tables;

namespace CcHcPublish.Runtime.Storage.Copying;

/// <summary>How a copy ended. Only <see cref="Equal"/> leaves anything in the target.</summary>
public abstract record CopyOutcome
{
    private CopyOutcome()
    {
    }

    /// <summary>Both sides were read again after the writing and are the same in every table.</summary>
    public sealed record Equal(IReadOnlyList<TableMatch> Tables) : CopyOutcome;

    /// <summary>What was written is not what was read; the target was left as it was.</summary>
    public sealed record Different(IReadOnlyList<TableMatch> Tables) : CopyOutcome;

    /// <summary>The target holds work already.</summary>
    /// <param name="Table">The first table with rows.</param>
    public sealed record NotEmpty(string Table) : CopyOutcome;

    public sealed record OtherSchema(long Source, long Target) : CopyOutcome;

    /// <summary>PostgreSQL cannot keep a NUL character, and a row has one.</summary>
    public sealed record NotStorable(string Table, string Column) : CopyOutcome;
}
