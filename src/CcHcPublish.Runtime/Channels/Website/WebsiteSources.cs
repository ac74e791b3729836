using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Site;
using CcHcPublish.Runtime.Content;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>The content and templates around the articles: menus, plans, contacts. Read again only when a file changed.</summary>
internal sealed class WebsiteSources(RuntimeSettings settings, string agency)
{
    private (string Stamp, SiteFrame Frame)? last;

    /// <summary>Changes when any of the files, the site's address or this program does; reads no file.</summary>
    public string Stamp()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{typeof(SiteFrame).Module.ModuleVersionId} {settings.RehearsalSite}");
        var folder = settings.Root.Agency(agency);
        AddFile(hash, new FileInfo(Path.Combine(folder, "agency.yaml")));
        AddFolder(hash, Path.Combine(folder, "plans"));
        AddFolder(hash, Path.Combine(folder, "templates"));
        AddFolder(hash, settings.Root.Templates);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Null when the agency's own file cannot be read now; what is public then stays as it is.</summary>
    public SiteFrame? Frame()
    {
        var stamp = Stamp();
        if (last is { } kept && kept.Stamp == stamp) return kept.Frame;
        if (new ReadContent(settings.Root, null, settings.RehearsalSite).Outline(agency).Content is not { } content) return last?.Frame;
        var frame = new SiteFrame(content, new ReadTemplates(settings.Root).Run(agency).Templates);
        last = (stamp, frame);
        return frame;
    }

    private static void AddFolder(IncrementalHash hash, string folder)
    {
        var files = new DirectoryInfo(folder);
        if (!files.Exists) return;
        foreach (var file in files.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)) AddFile(hash, file);
    }

    private static void AddFile(IncrementalHash hash, FileInfo file)
    {
        if (file.Exists) Add(hash, string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
