namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>What one night did.</summary>
/// <param name="Removed">Names of the backups that were no longer kept; none unless a new one was made.</param>
public sealed record NightlyBackup(BackupOutcome Outcome, IReadOnlyList<string> Removed);

/// <summary>Makes a backup in the given folder and then removes those that are no longer kept. Files with other names are never touched.</summary>
public sealed class BackUpNightly(Ledger ledger, TimeProvider clock, string folder)
{
    /// <summary>Leaves room for a backup that another process is writing right now.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    public BackupRetention Keep { get; init; } = new();

    public async Task<NightlyBackup> RunAsync(CancellationToken cancel)
    {
        var outcome = await new MakeBackup(ledger, clock).RunAsync(Path.Combine(folder, MakeBackup.NameAt(clock.GetUtcNow())), null, cancel);
        if (outcome is not BackupOutcome.Made) return new NightlyBackup(outcome, []);
        var removed = Keep.Superfluous(Directory.EnumerateFiles(folder, "cchc-*.db").Select(Path.GetFileName)!);
        foreach (var name in removed)
        {
            // The file before its manifest: a manifest alone is nothing, a backup alone looks like one.
            File.Delete(Path.Combine(folder, name));
            File.Delete(BackupManifest.PathFor(Path.Combine(folder, name)));
        }

        RemoveAbandoned();
        return new NightlyBackup(outcome, removed);
    }

    /// <summary>What a process that died in the middle left behind.</summary>
    private void RemoveAbandoned()
    {
        // The disk's time stamps are the machine's, whatever time the desk has.
        var before = TimeProvider.System.GetUtcNow() - Abandoned;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(".cchc-*.tmp*", new EnumerationOptions { AttributesToSkip = 0 }))
        {
            if (file.LastWriteTimeUtc < before.UtcDateTime) file.Delete();
        }
    }
}
