using System.Globalization;
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
    [PostgresFact]
    public async Task AJobOfAKilledNodeIsDoneByTheOther()
    {
        await using var database = await LedgerUnderTest.OnPostgresAsync(TimeProvider.System);
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(25);
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.At("content"));
        folder.Write("cchc.yaml", $"schedule: {{ zone: UTC, log_verify: \"{SchedulingStage.At(soon)}\" }}\n");
        using var nodes = new ServingNodes(database.Connection, folder.Path, folder.At("a"), folder.At("b"));

        // Whoever starts the job hangs in it: the table that it reads is locked.
        int victim;
        await using (var blocker = new NpgsqlConnection(database.Connection))
        {
            await blocker.OpenAsync();
            await using var transaction = await blocker.BeginTransactionAsync();
            await new Change(blocker, transaction, default).RunAsync("lock table events in access exclusive mode");
            var node = await ServingNodes.UntilAsync(async () =>
                await database.Ledger.ReadAsync("select instance_name from qrtz_fired_triggers where state = 'EXECUTING'", row => row.Text("instance_name"), default) is [var name, ..] ? name : null);
            victim = int.Parse(node[(node.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);
            nodes.Kill(victim);
        }

        var run = await ServingNodes.UntilAsync(async () => (await JobRuns.LastAsync(database.Ledger, default)).FirstOrDefault(last => last.Name == "log_verify"));

        run.Failure.ShouldBeNull();
        run.Node.ShouldEndWith($"-{nodes.OtherThan(victim)}");
    }
}
