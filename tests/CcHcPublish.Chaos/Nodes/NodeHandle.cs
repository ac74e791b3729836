using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CcHcPublish.Chaos.Nodes;

/// <summary>A node process that this run started; only such processes are ever signalled.</summary>
internal sealed partial class NodeHandle : IDisposable
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeHandle(NodeOrders orders, Process process)
    {
        Orders = orders;
        this.process = process;
    }

    public NodeOrders Orders { get; }

    /// <summary>What it said on standard error; empty for a node that was content.</summary>
    public string Complaint { get; private set; } = "";

    public bool IsAlive => !process.HasExited;

    /// <summary>Ends when the node is at work, or dead.</summary>
    public Task AtWork => Task.WhenAny(ready.Task, process.WaitForExitAsync());

    public static NodeHandle Start(NodeOrders orders, string? postgres)
    {
        var start = new ProcessStartInfo(DotnetPath(), [Path.Combine(AppContext.BaseDirectory, "CcHcPublish.Chaos.dll"), .. orders.ToArguments()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (postgres is not null) start.Environment[NodeOrders.PostgresVariable] = postgres;
        else start.Environment.Remove(NodeOrders.PostgresVariable);
        start.Environment["DOTNET_TieredPGO"] = "0";
        var node = new NodeHandle(orders, Process.Start(start) ?? throw new InvalidOperationException("The node did not start."));
        node.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == NodeProcess.Ready) node.ready.TrySetResult();
        };
        node.process.ErrorDataReceived += (_, line) => node.Complaint += line.Data is { Length: > 0 } text && node.Complaint.Length < 4000 ? text + "\n" : "";
        node.process.BeginOutputReadLine();
        node.process.BeginErrorReadLine();
        return node;
    }

    public void Kill() => process.Kill();

    public void Pause() => Signal(Stop);

    public void Resume() => Signal(Continue);

    /// <summary>Asks it to end after its sends; false when it had to be killed after <paramref name="patience"/>.</summary>
    public async Task<bool> EndAsync(TimeSpan patience)
    {
        Signal(Terminate);
        using var late = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(late.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    public Task GoneAsync() => process.WaitForExitAsync();

    public void Dispose()
    {
        if (IsAlive) process.Kill();
        process.Dispose();
    }

    private void Signal(int signal)
    {
        if (IsAlive) _ = Send(process.Id, signal);
    }

    // The runtime's own host lies two folders above the shared framework's.
    private static string DotnetPath() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
