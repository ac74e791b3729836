using System.Diagnostics;
using Shouldly;

namespace CcHcPublish.Sandbox.Tests.Foreign;

/// <summary>Clients of a few lines in other languages, written against the services' documentation and not against ours.</summary>
public sealed class PlainClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [ProgramFact("node")]
    public Task Nodes_fetch_drives_both_services() => DriveAsync("node", Path.Combine(NodeFactAttribute.Folder("fetch"), "drive.mjs"), checks: 13);

    [ProgramFact("python3")]
    public Task Pythons_urllib_drives_both_services() => DriveAsync("python3", Path.Combine(NodeFactAttribute.Folder("urllib"), "drive.py"), checks: 4);

    private static async Task DriveAsync(string program, string script, int checks)
    {
        // By the machine's own clock, which those programs go by as well.
        await using var server = await SandboxServer.StartAsync(new() { Zalo = new() { JobDelay = TimeSpan.FromMilliseconds(300) } }, CancellationToken.None);
        var start = new ProcessStartInfo(program, [script, server.BaseAddress.AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);

        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Where(l => !l.StartsWith("ok - ", StringComparison.Ordinal)).ShouldBeEmpty(await errors);
        lines.Length.ShouldBe(checks, await errors);
        process.ExitCode.ShouldBe(0, await errors);
    }
}
