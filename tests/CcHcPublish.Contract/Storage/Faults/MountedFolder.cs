using System.Diagnostics;
using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Contract.Storage.Faults;

/// <summary>A small disk of its own (tmpfs), which only root on Linux may mount.</summary>
public sealed class MountedFolder : IDisposable
{
    private readonly TempFolder folder = new();

    public MountedFolder(string size)
    {
        if (!Mount("-t", "tmpfs", "-o", $"size={size}", "tmpfs", Path)) throw new InvalidOperationException("tmpfs cannot be mounted.");
    }

    public string Path => folder.Path;

    public void Remount(string options)
    {
        if (!Mount("-o", "remount," + options, Path)) throw new InvalidOperationException($"Remounting with {options} failed.");
    }

    public void Dispose()
    {
        Run("umount", ["-l", Path]);
        folder.Dispose();
    }

    internal static bool CanMount()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return false;
        try
        {
            new MountedFolder("64k").Dispose();
            return true;
        }
        catch (Exception refused) when (refused is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static bool Mount(params string[] arguments) => Run("mount", arguments);

    private static bool Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A test that needs <see cref="MountedFolder"/>; elsewhere it is skipped and says so, but with CI=true it must run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnSmallDiskAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(MountedFolder.CanMount);

    public FactOnSmallDiskAttribute()
    {
        if (!CanMount.Value && !MustRun.Everything) Skip = "Needs root on Linux and the right to mount a tmpfs.";
    }
}
