using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A service manager may stop <c>cchc serve</c> at any moment of its start: no moment swallows the signal.</summary>
public sealed class ServeSignalTests : IDisposable
{
    private const int ByTheSignal = 128 + 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly TempFolder folder = new();

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(450)]
    [InlineData(600)]
    [InlineData(750)]
    [InlineData(900)]
    [InlineData(1200)]
    [InlineData(1500)]
    public async Task AServerToldToStopWhileItStartsEndsByItself(int milliseconds)
    {
        if (OperatingSystem.IsWindows()) return;
        folder.Write("root/content/so-mau/agency.yaml", File.ReadAllText(SourceTree.PathTo("content", "so-mau", "agency.yaml")));
        using var serve = CchcProcess.Start(null, "serve", "--root", folder.At("root"), "--data", folder.At("data"), "--port", "0");
        var (output, errors) = (serve.StandardOutput.ReadToEndAsync(), serve.StandardError.ReadToEndAsync());
        try
        {
            await Task.Delay(milliseconds);

            using var kill = Process.Start("kill", ["-TERM", serve.Id.ToString(CultureInfo.InvariantCulture)]);

            await serve.WaitForExitAsync().WaitAsync(Patience);
            (serve.ExitCode is 0 or ByTheSignal).ShouldBeTrue($"{serve.ExitCode}: {await output} {await errors}");
        }
        finally
        {
            if (!serve.HasExited) serve.Kill();
        }
    }

    public void Dispose() => folder.Dispose();
}
