namespace CcHcPublish.Runtime.Content;

/// <summary>Finds the folder the product works on.</summary>
public static class FindRoot
{
    /// <summary>
    /// The folder given by <c>--root</c>, if it has a <c>content</c> folder; without one, the nearest folder from
    /// <paramref name="current"/> upwards that has both <c>content</c> and <c>templates</c>. Null when there is none.
    /// </summary>
    public static ContentRoot? From(string? given, string current)
    {
        if (given is not null)
        {
            var root = new ContentRoot(Path.GetFullPath(given, Path.GetFullPath(current)));
            return Directory.Exists(root.Content) ? root : null;
        }

        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            var root = new ContentRoot(folder.FullName);
            if (Directory.Exists(root.Content) && Directory.Exists(root.Templates)) return root;
        }

        return null;
    }
}
