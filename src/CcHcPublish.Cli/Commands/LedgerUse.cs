namespace CcHcPublish.Cli.Commands;

/// <summary>What a command does where there is no ledger. A folder without one is most often a mistyped one.</summary>
internal enum LedgerUse
{
    /// <summary>It begins the work: the ledger is made.</summary>
    MakesOne,

    /// <summary>As <see cref="MakesOne"/>, for a rehearsal, which always works on the file in the data folder.</summary>
    Rehearses,

    /// <summary>It proves, saves, delivers or watches: without a ledger it is refused.</summary>
    NeedsOne,

    /// <summary>It answers as if nothing had happened yet, says so, and leaves no ledger behind.</summary>
    DoesWithout,
}
