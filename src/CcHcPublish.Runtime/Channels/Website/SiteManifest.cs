using System.Text;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>The files of a public folder that are ours, with the keys they were made from. Lies in the folder itself, so that both vanish together.</summary>
internal sealed class SiteManifest
{
    /// <summary>Web servers do not show files whose names begin with a dot; its content is no secret either.</summary>
    public const string FileName = ".cchc-site";

    private readonly string path;

    public SiteManifest(string folder)
    {
        path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return;
        foreach (var line in File.ReadLines(path))
        {
            var gap = line.IndexOf(' ', StringComparison.Ordinal);
            // What the list names is what may be deleted: a line that leads out of the folder is not ours.
            if (gap > 0 && line.AsSpan(gap + 1) is var file && !Path.IsPathRooted(file) && !line.Contains("..", StringComparison.Ordinal)) Keys[file.ToString()] = line[..gap];
        }
    }

    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    public void Replace(IEnumerable<KeyValuePair<string, string>> keys)
    {
        var lines = new StringBuilder();
        foreach (var (file, key) in keys.OrderBy(pair => pair.Key, StringComparer.Ordinal)) lines.Append(key).Append(' ').Append(file).Append('\n');
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
