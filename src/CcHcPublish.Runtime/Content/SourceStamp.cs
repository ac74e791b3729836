using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Site;

namespace CcHcPublish.Runtime.Content;

/// <summary>Tells whether the agency's settings, plans or templates may have changed, by names, lengths and times of the files; reads none of them.</summary>
internal static class SourceStamp
{
    /// <summary>Changes when any of the files, the site's address or this program does.</summary>
    public static string Of(RuntimeSettings settings, string agency)
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
