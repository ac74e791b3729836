using CcHcPublish.Runtime.Storage.Copying;
using CcHcPublish.Runtime.Storage.History;
using CcHcPublish.Runtime.Storage.Tables;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>How a restore ended. Only <see cref="Restored"/> changed the target.</summary>
public abstract record RestoreOutcome
{
    private RestoreOutcome()
    {
    }

    /// <param name="Log">The restored log's verdict; a backup of a broken log is restored as it is.</param>
    /// <param name="MovedTo">Where the earlier ledger's file was put, if there was one.</param>
    public sealed record Restored(BackupManifest Manifest, IReadOnlyList<TableMatch> Tables, LogVerdict Log, string? MovedTo) : RestoreOutcome
    {
        /// <summary>Publications that waited in the backup and may have been sent since: unconfirmed now, and looked for.</summary>
        public int InDoubt { get; init; }
    }

    public sealed record Unsound(BackupFault Why) : RestoreOutcome;

    /// <summary>The target holds work, and it was not said that it may be replaced.</summary>
    public sealed record NotEmpty : RestoreOutcome;

    public sealed record Failed(CopyOutcome Why) : RestoreOutcome;
}
