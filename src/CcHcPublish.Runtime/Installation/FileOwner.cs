using System.Runtime.InteropServices;
using System.Text;

namespace CcHcPublish.Runtime.Installation;

/// <summary>Whose a file or folder is, as the number of its user; known on Linux alone.</summary>
public static class FileOwner
{
    private const int Root = 0;
    private const int CurrentFolder = -100;
    private const uint UserOnly = 0x8;
    private const int Size = 256;
    private const int UserAt = 20;

    /// <summary>Null where it cannot be told, or where there is no such file.</summary>
    public static int? Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var buffer = new byte[Size];
            // statx(2): its structure is the same on every processor; the user is at byte 20.
            return Statx(CurrentFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0, UserOnly, buffer) == 0 ? BitConverter.ToInt32(buffer, UserAt) : null;
        }
        catch (Exception without) when (without is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>True when root works in the folder of another user: what root makes there that user cannot write.</summary>
    public static bool IsForeignToRoot(string folder) => Environment.IsPrivilegedProcess && NearestOf(folder) is { } owner && owner != Root;

    private static int? NearestOf(string folder)
    {
        var place = new DirectoryInfo(folder);
        while (place is { Exists: false, Parent: { } above }) place = above;
        return Of(place.FullName);
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] buffer);
}
