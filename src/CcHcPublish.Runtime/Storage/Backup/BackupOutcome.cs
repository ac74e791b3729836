using CcHcPublish.Runtime.Storage.Copying;

namespace CcHcPublish.Runtime.Storage.Backup;

public abstract record BackupOutcome
{
    private BackupOutcome()
    {
    }

    /// <summary>The file and its manifest stand under their names and were read again.</summary>
    public sealed record Made(string File, BackupManifest Manifest) : BackupOutcome;

    /// <summary>Nothing stands under the name.</summary>
    public sealed record Failed(CopyOutcome Why) : BackupOutcome;

    /// <summary>A file has that name; it was left alone.</summary>
    public sealed record Exists(string File) : BackupOutcome;

    /// <summary>What stands on the disk is not what was written.</summary>
    public sealed record Unsound(string File) : BackupOutcome;
}
