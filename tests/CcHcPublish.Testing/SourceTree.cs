namespace CcHcPublish.Testing;

/// <summary>The working copy the tests were built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files below a folder that people wrote: none of what a build leaves.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(PathTo(folder), pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CcHcPublish.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests must lie below the folder of CcHcPublish.sln.");
    }
}
