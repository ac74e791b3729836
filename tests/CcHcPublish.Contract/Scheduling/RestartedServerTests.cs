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

    private readonly CchcRun content = new();
    private readonly string root;

    public RestartedServerTests()
    {
        root = content.CopyOf("so-mau");
        File.WriteAllText(At("cchc.yaml"), "schedule: { zone: UTC, log_verify: \"0/10 * * * * ?\" }\n");
    }

    [FactOnOwnPostgres]
    public async Task NodesGoOnAndEndWell()
    {
        using var server = PostgresServer.Start();
        await using var ledger = await Ledger.OpenPostgresAsync(server.ConnectionString, TimeProvider.System, default);
        using var nodes = new ServingNodes(server.ConnectionString, root, At("may-1"), At("may-2"));
        await UntilCountedAsync(2, "qrtz_scheduler_state");
        await ApproveAsync(server, Before);

        server.Crash();

        var crashed = TimeProvider.System.GetUtcNow();
        await ApproveAsync(server, After);
        await UntilCountedAsync(2, "publications where channel = 'website' and state = 'Published'");
        var verified = await ServingNodes.UntilAsync(async () => (await JobRuns.LastAsync(ledger, default)).FirstOrDefault(run => run.Name == "log_verify" && run.At > crashed));
        verified.Failure.ShouldBeNull();
        foreach (var (code, errors) in await nodes.TerminateAsync())
        {
            code.ShouldBe(0, errors);
            errors.ShouldNotContain("   at ");
        }

        (await CountAsync("attempts where closed_at is null")).ShouldBe(0);
        (await CountAsync("attempts where publication like '%/website/%' and outcome = 'Published'")).ShouldBe(2);
        (await new VerifyLog(ledger).RunAsync(null, default)).ShouldBeOfType<LogVerdict.Holds>();

        Task<string> UntilCountedAsync(int many, string what) => ServingNodes.UntilAsync(async () => await CountAsync(what) == many ? what : null);
        async Task<long> CountAsync(string what) => (await ledger.ReadAsync("select count(*) as many from " + what, row => row.Number("many"), default))[0];
    }

    public void Dispose() => content.Dispose();

    private string At(string name) => Path.Combine(root, name);

    /// <summary>Beside the nodes, as a person does; due at once, whatever day it is.</summary>
    private async Task ApproveAsync(PostgresServer server, string slug)
    {
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        foreach (var verb in (string[][])[["submit", slug, "--as", "bien-tap-1"], ["approve", slug, "--as", "duyet-1"], ["schedule", slug, "--as", "duyet-1", "--at", now]])
        {
            var (code, output, errors) = await CchcProcess.RunAsync(server.ConnectionString, [.. verb, "--agency", "so-mau", "--root", root, "--data", At("may-3")]);
            code.ShouldBe(0, output + errors);
        }
    }
}
