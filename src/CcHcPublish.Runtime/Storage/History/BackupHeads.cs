using CcHcPublish.Runtime.Storage.Backup;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>The heads that the manifests of the kept backups noted, the newest last. A manifest that cannot be read is left out: the doctor tells of it.</summary>
internal static class BackupHeads
{
    /// <summary>Far beyond what is kept; whoever fills the folder does not slow a verification down.</summary>
    private const int Most = 1000;

    private static readonly EnumerationOptions Here = new() { IgnoreInaccessible = true };

    public static async Task<IReadOnlyList<NotedHead>> InAsync(string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) return [];
        List<NotedHead> heads = [];
        foreach (var file in Directory.EnumerateFiles(folder, "cchc-*.db.json", Here).OrderDescending(StringComparer.Ordinal).Take(Most))
        {
            var backup = file[..^".json".Length];
            if (await ManifestAsync(backup, cancel) is { } manifest && LogHead.Parse(manifest.LogHead) is { } head)
                heads.Add(new NotedHead(head, HeadKeeper.Backup, manifest.TakenAt, Path.GetFileName(backup)));
        }

        heads.Reverse();
        return heads;
    }

    private static async Task<BackupManifest?> ManifestAsync(string backup, CancellationToken cancel)
    {
        try
        {
            return await BackupManifest.ReadAsync(backup, cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
