using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Contract.Storage.Faults;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using Shouldly;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>Two real processes of <c>cchc serve</c> whose PostgreSQL crashes and comes back: alarms, publishing and the shared jobs go on, and both still end well.</summary>
public sealed class RestartedServerTests : IDisposable
{
    private const string Before = "ba-buoc-nop-ho-so-truc-tuyen";
    private const string After = "nam-mau-cau-ghi-phieu-hoi";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly CchcRun content = new();
    private readonly List<Process> nodes = [];
    private readonly string root;

    public RestartedServerTests()
    {
        root = content.CopyOf("so-mau");
        File.WriteAllText(Path.Combine(root, "cchc.yaml"), "schedule: { zone: UTC, log_verify: \"0/10 * * * * ?\" }\n");
    }

    [FactOnOwnPostgres]
    public async Task NodesGoOnAndEndWell()
    {
        using var server = PostgresServer.Start();
        await using var ledger = await Ledger.OpenPostgresAsync(server.ConnectionString, TimeProvider.System, default);
        foreach (var name in (string[])["may-1", "may-2"]) nodes.Add(CchcProcess.Start(server.ConnectionString, "serve", "--root", root, "--data", Path.Combine(root, name), "--port", "0"));
        var said = nodes.ConvertAll(node => node.StandardError.ReadToEndAsync());
        await UntilAsync(ledger, "select count(*) as many from qrtz_scheduler_state", many => many == 2);
        await ApproveAsync(server, Before);

        server.Crash();

        var crashed = TimeProvider.System.GetUtcNow();
        await ApproveAsync(server, After);
        await UntilAsync(ledger, "select count(*) as many from publications where channel = 'website' and state = 'Published'", many => many == 2);
        var verified = await UntilAsync(async () => (await JobRuns.LastAsync(ledger, default)).FirstOrDefault(run => run.Name == "log_verify" && run.At > crashed));
        verified.Failure.ShouldBeNull();
        foreach (var node in nodes)
        {
            await TerminateAsync(node);
            await node.WaitForExitAsync();
            node.ExitCode.ShouldBe(0);
        }

        foreach (var errors in said) (await errors).ShouldNotContain("   at ");
        (await CountAsync(ledger, "select count(*) as many from attempts where closed_at is null")).ShouldBe(0);
        (await CountAsync(ledger, "select count(*) as many from attempts where publication like '%/website/%' and outcome = 'Published'")).ShouldBe(2);
        (await new VerifyLog(ledger).RunAsync(null, default)).ShouldBeOfType<LogVerdict.Holds>();
    }

    public void Dispose()
    {
        foreach (var node in nodes)
        {
            if (!node.HasExited) node.Kill();
            node.WaitForExit();
            node.Dispose();
        }

        content.Dispose();
    }

    /// <summary>Beside the nodes, as a person does; due at once, whatever day it is.</summary>
    private async Task ApproveAsync(PostgresServer server, string slug)
    {
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        foreach (var verb in (string[][])[["submit", slug, "--as", "bien-tap-1"], ["approve", slug, "--as", "duyet-1"], ["schedule", slug, "--as", "duyet-1", "--at", now]])
        {
            var (code, output, errors) = await CchcProcess.RunAsync(server.ConnectionString, [.. verb, "--agency", "so-mau", "--root", root, "--data", Path.Combine(root, "may-3")]);
            code.ShouldBe(0, output + errors);
        }
    }

    private static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static Task<string> UntilAsync(Ledger ledger, string count, Func<long, bool> isSo) => UntilAsync(async () => isSo(await CountAsync(ledger, count)) ? "" : null);

    private static async Task<long> CountAsync(Ledger ledger, string sql) => (await ledger.ReadAsync(sql, row => row.Number("many"), default))[0];

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
            catch (DbException)
            {
                // Quartz's tables are not there yet, or the server is not.
            }
        }

        throw new TimeoutException();
    }
}
