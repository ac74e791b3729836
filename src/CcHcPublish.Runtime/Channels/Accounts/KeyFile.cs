using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>
/// The keys of one machine in <c>cchc.key</c> of the data folder: one Base64 line each, the first seals, the others only open. Readable by its
/// owner alone, and on the disk before anything is sealed with it.
/// </summary>
internal static class KeyFile
{
    public const string Name = "cchc.key";

    private const int LongestFile = 64 << 10;

    /// <summary>Making a key takes milliseconds; whoever cannot make one for so long has no disk to write to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file's lines, after making it with a fresh key where there is none. Of two processes that make it at once, one wins and both read its key.</summary>
    public static IReadOnlyList<string> ReadOrCreate(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) CreateOnce(folder, path);
        return Read(path);
    }

    /// <summary>Puts a fresh key before those there are.</summary>
    public static void AddKey(string folder)
    {
        var path = Path.Combine(folder, Name);
        Write(path, [NewKey(), .. ReadOrCreate(folder)]);
    }

    private static IReadOnlyList<string> Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            throw new SealBrokenException(new(
                $"Người khác đọc được tệp khóa {path}. Chạy: chmod 600 {path}", $"Others can read the key file {path}. Run: chmod 600 {path}"));
        if (new FileInfo(path).Length > LongestFile) throw new SealBrokenException(Damaged(path));
        return [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }

    public static Words Damaged(string place) => new(
        $"{place} không phải là khóa (mỗi khóa là 32 byte viết bằng Base64). Khôi phục từ bản sao lưu.",
        $"{place} holds no key (each is 32 bytes in Base64). Restore it from a backup.");

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealingKey.Length));

    /// <summary>A move that must not overwrite looks first and moves then, on Unix: only who holds the lock may do both.</summary>
    private static void CreateOnce(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        var patience = Stopwatch.StartNew();
        while (!File.Exists(path))
        {
            try
            {
                using var alone = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                if (!File.Exists(path)) Write(path, [NewKey()]);
            }
            catch (IOException) when (patience.Elapsed < Patience)
            {
                // Somebody else makes it: what they made is read.
                Thread.Yield();
            }
        }
    }

    private static void Write(string path, IReadOnlyList<string> keys)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var file = new FileStream(temporary, options))
            {
                file.Write(Encoding.ASCII.GetBytes(string.Join('\n', keys) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
