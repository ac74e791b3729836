using System.Diagnostics;
using System.Reflection.PortableExecutable;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>
/// A command starts fast because nearly nothing is left to compile. Methods are counted, not milliseconds: the count is the same on every machine,
/// however busy. A jump means that generic code over our own structs or enumerations has come onto the way.
/// </summary>
public sealed class StartTests : IDisposable
{
    /// <summary>35 on the rehearsal's ledger when this was written; 355 before anybody looked.</summary>
    private const int Most = 70;

    private readonly TempFolder folder = new();

    [Fact]
    public async Task AQuotaIsCountedAlmostWithoutCompiling()
    {
        var program = SourceTree.PathTo("src", "CcHcPublish.Cli", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "cchc.exe" : "cchc");
        // A build without precompiling, as for debugging, says nothing about starts.
        if (!File.Exists(program) || !IsPrecompiled(Path.ChangeExtension(program, null) + ".dll")) return;
        await RunAsync(program, folder.At("first.txt"));

        await RunAsync(program, folder.At("second.txt"));

        var compiled = File.ReadLines(folder.At("second.txt")).Count(line => line.Contains("JIT compiled", StringComparison.Ordinal));
        compiled.ShouldBeInRange(1, Most);
    }

    public void Dispose() => folder.Dispose();

    private async Task RunAsync(string program, string log)
    {
        var start = new ProcessStartInfo(program, ["quota", "--agency", "so-mau", "--period", "2026-11", "--root", SourceTree.Root, "--data", folder.At("data")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_JitStdOutFile"] = log, ["DOTNET_JitDisasmSummary"] = "1" },
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
    }

    private static bool IsPrecompiled(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        return file.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
    }
}
