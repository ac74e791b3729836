using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Contract.CommandLine;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>Real processes of <c>cchc serve</c> on one PostgreSQL; what still runs at the end is killed before the database goes.</summary>
internal sealed class ServingNodes : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly List<(Process Process, Task<string> Errors)> nodes = [];

    /// <param name="folders">The data folder of each node.</param>
    public ServingNodes(string database, string root, params string[] folders)
    {
        foreach (var folder in folders)
        {
            var process = CchcProcess.Start(database, "serve", "--root", root, "--data", folder, "--port", "0");
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            nodes.Add((process, process.StandardError.ReadToEndAsync()));
        }
    }

    public void Kill(int id) => nodes.Single(node => node.Process.Id == id).Process.Kill();

    public int OtherThan(int id) => nodes.Single(node => node.Process.Id != id).Process.Id;

    /// <summary>Tells every node to end: exit code and standard error of each.</summary>
    public async Task<IReadOnlyList<(int Code, string Errors)>> TerminateAsync()
    {
        List<(int, string)> ends = [];
        foreach (var (process, errors) in nodes)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
            ends.Add((process.ExitCode, await errors));
        }

        return ends;
    }

    /// <summary>Looks again until there is something; a database that does not answer yet is nothing.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> read) where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await often.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                if (await read() is { } found) return found;
            }
            catch (DbException)
            {
                // Quartz's tables are not there yet, or the server is not.
            }
        }

        throw new TimeoutException();
    }

    public void Dispose()
    {
        foreach (var (process, _) in nodes)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
