using CcHcPublish.Runtime.Storage.Tables;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>Why a file is not taken for a backup.</summary>
public enum BackupFault
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>Its manifest is missing or cannot be read: it was not finished, or the two were parted.</summary>
    NoManifest,

    /// <summary>Its bytes are not those that were written.</summary>
    Bytes,

    /// <summary>Its tables are not those of the manifest.</summary>
    Tables,
}

/// <summary>What a look at a backup gave.</summary>
public abstract record BackupReading
{
    private BackupReading()
    {
    }

    /// <summary>File, manifest and tables fit together.</summary>
    public sealed record Sound(BackupManifest Manifest, IReadOnlyList<TableMatch> Tables) : BackupReading;

    public sealed record Refused(BackupFault Why) : BackupReading;
}
