using System.Diagnostics;

namespace Zalo.OA.SDK;

/// <summary>
/// Tokens of one OA in one file, shared by all processes of a machine. Every change is written aside, flushed to the disk and renamed over
/// the old file, under a lock file that the system releases when its holder dies: a crash at any instant leaves a whole state.
/// </summary>
/// <remarks>
/// The file holds the tokens in the clear and is readable by its owner only (mode 600; on Windows it inherits the folder's rights): put it in
/// a folder that is nobody else's, or keep the tokens encrypted behind an <see cref="IZaloTokenStore"/> of your own. Needs a local file system
/// with working locks. <c>path.next</c> exists while a change is under way; a whole one that a crash left behind is taken over, because it may
/// be the only copy of a pair that the service has already issued.
/// </remarks>
public sealed class FileTokenStore : IZaloTokenStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string path;
    private readonly Action<FileStep> onStep;

    /// <summary>A store in this file; nothing is touched yet.</summary>
    /// <param name="path">The file; its folder is made when the first state is stored.</param>
    public FileTokenStore(string path)
        : this(path, static _ => { })
    {
    }

    // The tests stop a change between any two steps.
    internal FileTokenStore(string path, Action<FileStep> onStep)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
        this.onStep = onStep;
    }

    private string NextPath => path + ".next";

    private string LockPath => path + ".lock";

    /// <inheritdoc/>
    /// <exception cref="IOException">The file is damaged, or the lock is not to be had within ten seconds.</exception>
    public async ValueTask<StoredTokens?> ReadAsync(CancellationToken cancel)
    {
        if (!File.Exists(path) && !File.Exists(NextPath))
        {
            return null;
        }

        await using var held = await LockAsync(cancel);
        return await RecoverAsync(cancel);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file is damaged or cannot be written, or the lock is not to be had within ten seconds.</exception>
    public async ValueTask<bool> TryReplaceAsync(long expectedVersion, StoredTokens successor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(successor);
        ArgumentOutOfRangeException.ThrowIfNotEqual(successor.Version, expectedVersion + 1);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var held = await LockAsync(cancel);
        onStep(FileStep.Locked);
        if (((await RecoverAsync(cancel))?.Version ?? 0) != expectedVersion)
        {
            return false;
        }

        // Not cancellable from here: half a change is recovered, but a whole one is better.
        var bytes = StoredTokensJson.Write(successor);
        await using (var file = CreateNext())
        {
            await file.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), CancellationToken.None);
            onStep(FileStep.HalfWritten);
            await file.WriteAsync(bytes.AsMemory(bytes.Length / 2), CancellationToken.None);
            file.Flush(flushToDisk: true);
        }

        onStep(FileStep.Written);
        File.Move(NextPath, path, overwrite: true);
        onStep(FileStep.Renamed);
        return true;
    }

    /// <summary>Under the lock: finishes or drops what a crash left behind, then reads.</summary>
    private async Task<StoredTokens?> RecoverAsync(CancellationToken cancel)
    {
        var current = await ReadFileAsync(path, cancel);
        if (File.Exists(NextPath))
        {
            var next = StoredTokensJson.Read(await File.ReadAllBytesAsync(NextPath, cancel));
            if (next is not null && next.Version == (current?.Version ?? 0) + 1)
            {
                File.Move(NextPath, path, overwrite: true);
                return next;
            }

            File.Delete(NextPath);
        }

        return current;
    }

    private static async Task<StoredTokens?> ReadFileAsync(string path, CancellationToken cancel) => File.Exists(path)
        ? StoredTokensJson.Read(await File.ReadAllBytesAsync(path, cancel))
            ?? throw new IOException("The token file is damaged. Restore it, or delete it and consent again.")
        : null;

    private FileStream CreateNext()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(NextPath, options);
    }

    // An exclusive handle: the system itself gives it back when the holder is killed. It is held for milliseconds, so waiting is by real time.
    private async Task<FileStream> LockAsync(CancellationToken cancel)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException && Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Random.Shared.Next(2, 20), cancel);
            }
        }
    }
}

/// <summary>The instants of a change between which a process may die.</summary>
internal enum FileStep
{
    Locked,
    HalfWritten,
    Written,
    Renamed,
}
