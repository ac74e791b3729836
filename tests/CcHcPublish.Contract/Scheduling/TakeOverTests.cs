using System.Diagnostics;
using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Npgsql;
using Shouldly;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>Two real processes of <c>cchc serve</c> on one PostgreSQL; one is killed in the middle of a job.</summary>
public sealed class TakeOverTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [PostgresFact]
    public async Task AJobOfAKilledNodeIsDoneByTheOther()
    {
        await using var database = await LedgerUnderTest.OnPostgresAsync(TimeProvider.System);
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(25);
        using var nodes = new Nodes(database.Connection, $"schedule: {{ zone: UTC, log_verify: \"{SchedulingStage.At(soon)}\" }}\n");

        // Whoever starts the job hangs in it: the table that it reads is locked.
        int victim;
        await using (var blocker = new NpgsqlConnection(database.Connection))
        {
            await blocker.OpenAsync();
            await using var transaction = await blocker.BeginTransactionAsync();
            await new Change(blocker, transaction, default).RunAsync("lock table events in access exclusive mode");
            var node = await UntilAsync(async () =>
                await database.Ledger.ReadAsync("select instance_name from qrtz_fired_triggers where state = 'EXECUTING'", row => row.Text("instance_name"), default) is [var name, ..] ? name : null);
            victim = int.Parse(node[(node.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            nodes.Kill(victim);
        }

        var run = await UntilAsync(async () => (await JobRuns.LastAsync(database.Ledger, default)).FirstOrDefault(last => last.Name == "log_verify"));

        run.Failure.ShouldBeNull();
        run.Node.ShouldEndWith($"-{nodes.OtherThan(victim)}");
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> read) where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await often.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                if (await read() is { } found) return found;
            }
            catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                // The nodes have not made Quartz's tables yet.
            }
        }

        throw new TimeoutException();
    }

    /// <summary>Two processes of <c>cchc serve</c>; what still runs at the end is killed before the database goes.</summary>
    private sealed class Nodes : IDisposable
    {
        private readonly TempFolder folder = new();
        private readonly List<Process> processes;

        public Nodes(string database, string settings)
        {
            Directory.CreateDirectory(folder.At("content"));
            folder.Write("cchc.yaml", settings);
            processes = [Serve(database, "a"), Serve(database, "b")];
        }

        public void Kill(int id) => processes.Single(process => process.Id == id).Kill();

        public int OtherThan(int id) => processes.Single(process => process.Id != id).Id;

        public void Dispose()
        {
            foreach (var process in processes)
            {
                if (!process.HasExited) process.Kill();
                process.WaitForExit();
                process.Dispose();
            }

            folder.Dispose();
        }

        private Process Serve(string database, string data)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cchc.dll"), "serve", "--root", folder.Path, "--data", folder.At(data), "--port", "0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["CCHC_DATABASE"] = database;
            var process = Process.Start(start)!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
    }
}
