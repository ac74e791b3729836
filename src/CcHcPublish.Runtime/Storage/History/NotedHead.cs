namespace CcHcPublish.Runtime.Storage.History;

/// <summary>Who kept a head outside the chain.</summary>
public enum HeadKeeper
{
    /// <summary>A person, who gives it now.</summary>
    Person,

    /// <summary>The manifest of a backup.</summary>
    Backup,

    /// <summary>The last verification of the whole log, in the ledger itself: proof against who cuts the log and does not think of it.</summary>
    Verification,
}

/// <summary>A head that must be part of the chain.</summary>
/// <param name="At">When it was the newest; null when nobody knows.</param>
/// <param name="Name">Name of the backup's file.</param>
public sealed record NotedHead(LogHead Head, HeadKeeper Keeper, DateTimeOffset? At = null, string? Name = null);
