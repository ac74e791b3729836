using System.Security.Cryptography;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>Files that readers see whole or not at all, and whose time changes only when their bytes do.</summary>
internal static class AtomicFile
{
    /// <summary>True when the file was written, false when it already held these bytes.</summary>
    /// <param name="isDurable">Waits until the bytes are on the disk, so that a power cut cannot take them back.</param>
    public static bool Write(string path, ReadOnlySpan<byte> bytes, bool isDurable = false)
    {
        if (Holds(path, bytes)) return false;
        File.Move(Beside(path, bytes, isDurable), path, overwrite: true);
        return true;
    }

    /// <summary>False when there is a file under this name, which stays as it is.</summary>
    public static bool Add(string path, ReadOnlySpan<byte> bytes, bool isDurable)
    {
        if (File.Exists(path)) return false;
        var temporary = Beside(path, bytes, isDurable);
        try
        {
            File.Move(temporary, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
            return false;
        }
    }

    /// <summary>Copies a file with its time; a copy of the same length and time is taken for the same.</summary>
    public static bool Copy(FileInfo source, string path)
    {
        var target = new FileInfo(path);
        if (target.Exists && target.Length == source.Length && target.LastWriteTimeUtc == source.LastWriteTimeUtc) return false;
        Directory.CreateDirectory(target.DirectoryName!);
        var temporary = TemporaryFor(path);
        source.CopyTo(temporary, overwrite: true);
        File.SetLastWriteTimeUtc(temporary, source.LastWriteTimeUtc);
        File.Move(temporary, path, overwrite: true);
        return true;
    }

    /// <summary>Removes what a process that died left half-written.</summary>
    public static void RemoveTemporary(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, ".*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })) File.Delete(file);
    }

    /// <summary>Why writing failed, for people; no path of this machine in it.</summary>
    public static string Reason(Exception wrong) => wrong switch
    {
        UnauthorizedAccessException => "Không có quyền ghi vào thư mục trang web.",
        // ENOSPC and EDQUOT; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
        { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => "Ổ đĩa chứa trang web đã đầy.",
        // EROFS; ERROR_WRITE_PROTECT.
        { HResult: 30 or unchecked((int)0x80070013) } => "Ổ đĩa chứa trang web chỉ cho đọc.",
        _ => "Không ghi được vào thư mục trang web.",
    };

    public static bool IsDisk(Exception wrong) => wrong is IOException or UnauthorizedAccessException;

    private static bool Holds(string path, ReadOnlySpan<byte> bytes)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
    }

    private static string Beside(string path, ReadOnlySpan<byte> bytes, bool isDurable)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = TemporaryFor(path);
        using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(bytes);
        if (isDurable) stream.Flush(flushToDisk: true);
        return temporary;
    }

    // Several threads, and several processes, may write one file at once: each has its own beside it.
    private static string TemporaryFor(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.tmp");
}
