namespace CcHcPublish.Runtime.Content;

/// <summary>Where a path really leads once every symbolic link on the way, also among its parent folders, is followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links. Parts that do not exist are kept as they are written. Null when the links run in a circle or cannot be read.</summary>
    public static string? Of(string path)
    {
        var links = 0;
        try
        {
            var whole = Path.GetFullPath(path);
            var start = Path.GetPathRoot(whole)!;
            return Follow(start, whole[start.Length..], ref links);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>True when <paramref name="path"/> is <paramref name="folder"/> or lies below it. Both must be real paths; where there is none the answer is no.</summary>
    public static bool IsWithin(string? path, string? folder)
    {
        if (path is null || folder is null) return false;
        var rest = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(rest) && rest != ".." && !rest.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    // ".." is taken after the link before it was followed, as the system does; Path.GetFullPath would take it by the letters.
    private static string Follow(string real, string path, ref int links)
    {
        foreach (var part in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is ".") continue;
            if (part is "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) throw new IOException($"More than {MostLinks} symbolic links.");
            var start = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
            real = Follow(start.Length > 0 ? start : real, target[start.Length..], ref links);
        }

        return real;
    }
}
