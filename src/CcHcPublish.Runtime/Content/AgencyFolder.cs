using System.Text;
using CcHcPublish.Core.Checks;

namespace CcHcPublish.Runtime.Content;

/// <summary>A visible file of an agency's folder. <paramref name="Path"/> is below the root, with "/", in NFC: what findings name and what files are ordered by.</summary>
/// <param name="File">The file itself: where the entry is a link, what it leads to.</param>
/// <param name="Below">The path below the agency's folder, with "/", as it is spelled on disk.</param>
internal sealed record ContentFile(FileInfo File, string Path, string Below);

/// <summary>
/// Lists the files of one agency's folder. Nothing outside the folder is listed, whatever symbolic links say; a folder that is
/// reached twice is listed once. Hidden files and folders are left out.
/// </summary>
internal sealed class AgencyFolder(string root, string folder, ICollection<Finding> findings)
{
    public static EnumerationOptions Visible { get; } = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false };

    private const int DeepestFolder = 12;

    private readonly string? realFolder = RealPath.Of(folder);
    private readonly HashSet<string> listed = new(StringComparer.Ordinal);

    /// <summary>The agency's folder itself, unless it is a link out of the content folder.</summary>
    public bool IsInside(string contentFolder)
    {
        if (RealPath.IsWithin(realFolder, RealPath.Of(contentFolder))) return true;
        findings.Add(FileFindings.OutsideFolder(PlaceOf(folder)));
        return false;
    }

    /// <summary>Files below <paramref name="part"/>, in ordinal order of their paths.</summary>
    public IReadOnlyList<ContentFile> Files(string part, CancellationToken cancel)
    {
        List<ContentFile> files = [];
        var start = new DirectoryInfo(Path.Combine(folder, part));
        if (start.Exists && IsOurs(start)) List(start, 0, files, cancel);
        files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return files;
    }

    /// <summary>The file that makes the folder an agency; null after adding one finding when it is absent or leads out.</summary>
    public ContentFile? AgencyFile()
    {
        var file = new FileInfo(Path.Combine(folder, "agency.yaml"));
        if (file.Exists) return Named(file.Name);
        findings.Add(ContentFindings.NoAgency(PlaceOf(file.FullName)));
        return null;
    }

    /// <summary>A file directly in the folder, if it is there and does not lead out.</summary>
    public ContentFile? Named(string name)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        return file.Exists && IsOurs(file) ? Of(file) : null;
    }

    private Place PlaceOf(string path) => new(PathOf(path), 1, 1);

    private void List(DirectoryInfo from, int depth, List<ContentFile> files, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            if (depth > DeepestFolder || !listed.Add(RealPath.Of(from.FullName) ?? "")) return;
            foreach (var entry in from.EnumerateFileSystemInfos("*", Visible))
            {
                if (entry.Name.StartsWith('.') || !IsOurs(entry)) continue;
                if (entry is DirectoryInfo below) List(below, depth + 1, files, cancel);
                else files.Add(Of((FileInfo)entry));
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            findings.Add(FileFindings.Unreadable(PlaceOf(from.FullName), ContentFindings.Reason(wrong)));
        }
    }

    private bool IsOurs(FileSystemInfo entry)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || RealPath.IsWithin(RealPath.Of(entry.FullName), realFolder)) return true;
        findings.Add(FileFindings.OutsideFolder(PlaceOf(entry.FullName)));
        return false;
    }

    private ContentFile Of(FileInfo entry)
    {
        var file = entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && RealPath.Of(entry.FullName) is { } real ? new FileInfo(real) : entry;
        return new ContentFile(file, PathOf(entry.FullName), Slashes(Path.GetRelativePath(folder, entry.FullName)));
    }

    private string PathOf(string path) => Slashes(Path.GetRelativePath(root, path)).Normalize(NormalizationForm.FormC);

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
