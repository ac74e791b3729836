using System.Diagnostics;
using CcHcPublish.Testing;

namespace CcHcPublish.Contract.CommandLine;

/// <summary><c>cchc</c> as a process of its own, for what a test must not share: its environment, its user, its death.</summary>
public static class CchcProcess
{
    /// <summary>The command line as its own project builds it, in the configuration of these tests, with its native libraries beside it.</summary>
    private static string Program
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return SourceTree.PathTo("src", "CcHcPublish.Cli", "bin", framework.Parent!.Name, framework.Name, "cchc.dll");
        }
    }

    public static Process Start(string? postgres, params string[] arguments) => Start("dotnet", [Program, .. arguments], postgres);

    /// <summary>One that hears Ctrl+C even where these tests run in the background of a shell, which has its children ignore it. Linux only.</summary>
    public static Process StartHearing(params string[] arguments) => Start("env", ["--default-signal=INT", "dotnet", Program, .. arguments], postgres: null);

    private static Process Start(string program, string[] arguments, string? postgres)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["CCHC_DATABASE"] = postgres ?? "";
        return Process.Start(start)!;
    }

    /// <summary>As a child of a program that changes what a process is, such as its user.</summary>
    public static Task<(int Code, string Output, string Errors)> RunThroughAsync(string program, string[] options, string[] arguments) =>
        EndAsync(Start(program, [.. options, "dotnet", Program, .. arguments], postgres: null));

    /// <summary>Exit code, standard output and standard error.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(string? postgres, params string[] arguments) => EndAsync(Start(postgres, arguments));

    private static async Task<(int Code, string Output, string Errors)> EndAsync(Process started)
    {
        using var process = started;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
