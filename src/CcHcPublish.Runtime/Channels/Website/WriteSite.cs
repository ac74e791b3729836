using System.Collections.Concurrent;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Site;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>
/// Brings a public folder to what it should hold: makes the pages whose key changed, writes those whose bytes changed, copies media,
/// removes files of ours that no longer belong. Files that are not ours are never touched. A page that fails keeps its old file.
/// </summary>
internal sealed class WriteSite(string folder, MediaSource media)
{
    /// <summary>No page has this key: such a file is made again next time.</summary>
    private const string Unsure = "-";

    /// <param name="keep">True for files that must stay although no page asks for them.</param>
    public SiteReport Run(IEnumerable<SitePage> pages, IEnumerable<string> pictures, Func<string, bool> keep, CancellationToken cancel)
    {
        var manifest = new SiteManifest(folder);
        ConcurrentDictionary<string, string> keys = new(StringComparer.Ordinal);
        ConcurrentBag<Finding> findings = [];
        List<SitePage> stale = [];
        foreach (var page in pages)
        {
            if (!keys.TryAdd(page.Path, page.Key)) continue;
            if (manifest.Keys.GetValueOrDefault(page.Path) != page.Key || !File.Exists(WebsiteFolders.Below(folder, page.Path))) stale.Add(page);
        }

        var written = 0;
        Parallel.ForEach(stale, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, page =>
        {
            if (Make(page, findings) is not { } bytes) keys[page.Path] = Unsure;
            else if (AtomicFile.Write(WebsiteFolders.Below(folder, page.Path), bytes)) Interlocked.Increment(ref written);
        });
        foreach (var path in pictures)
        {
            cancel.ThrowIfCancellationRequested();
            if (!keys.TryAdd(path, "media")) continue;
            if (media.Find(path) is not { } source) findings.Add(MediaSource.Missing(path));
            else if (AtomicFile.Copy(source, WebsiteFolders.Below(folder, path))) written++;
        }

        foreach (var (path, _) in manifest.Keys.Where(pair => !keys.ContainsKey(pair.Key) && keep(pair.Key))) keys[path] = Unsure;
        var removed = manifest.Keys.Keys.Where(path => !keys.ContainsKey(path)).Count(Remove);
        manifest.Replace(keys);
        return new SiteReport(keys.Count, stale.Count, written, removed, [.. findings.OrderBy(finding => finding.Place.ToString(), StringComparer.Ordinal).Distinct()]);
    }

    private static byte[]? Make(SitePage page, ConcurrentBag<Finding> findings)
    {
        List<Finding> own = [];
        var bytes = page.Render(own);
        foreach (var finding in own) findings.Add(finding);
        return bytes;
    }

    private bool Remove(string path)
    {
        var file = new FileInfo(WebsiteFolders.Below(folder, path));
        if (!file.Exists) return false;
        file.Delete();
        for (var parent = file.Directory; parent is not null && parent.FullName.Length > folder.Length && !parent.EnumerateFileSystemInfos().Any(); parent = parent.Parent) parent.Delete();
        return true;
    }
}
