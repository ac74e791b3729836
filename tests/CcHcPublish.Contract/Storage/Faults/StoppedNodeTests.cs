using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using CcHcPublish.Testing;
using Npgsql;
using Shouldly;

namespace CcHcPublish.Contract.Storage.Faults;

/// <summary>A node that is stopped inside a transaction, as by SIGSTOP or a sleeping virtual machine, while it holds the row of the log.</summary>
public sealed class StoppedNodeTests
{
    [PostgresFact]
    public async Task AnotherNodeGoesOnAndTheStoppedOneDoesItsPartWhenItWakes()
    {
        var clock = new DeskClock();
        await using var database = await LedgerUnderTest.OnPostgresAsync(clock);
        // As by default, only sooner.
        await using var stopped = await Ledger.OpenPostgresAsync($"{database.Connection};Options=-c idle_in_transaction_session_timeout=700", clock, CancellationToken.None);
        var (holds, wakes) = (new TaskCompletionSource(), new TaskCompletionSource());
        var sleeping = Task.Run(() => stopped.ChangeAsync(async change =>
        {
            await change.TellAsync(clock.GetUtcNow(), "may-1", "thu", "mot");
            holds.TrySetResult();
            await wakes.Task;
            return await change.RunAsync("update ledger set value = value where name = 'log'");
        }, CancellationToken.None));
        await holds.Task;

        await database.Ledger.ChangeAsync(async change =>
        {
            await change.TellAsync(clock.GetUtcNow(), "may-2", "thu", "hai");
            return 0;
        }, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(15));
        wakes.SetResult();

        (await sleeping).ShouldBe(1);
        (await database.Ledger.ReadAsync("select subject from events order by number", row => row.Text("subject"), CancellationToken.None)).ShouldBe(["hai", "mot"]);
        (await new VerifyLog(database.Ledger).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>();
    }

    [PostgresFact]
    public async Task EveryConnectionHasItsLimitsAndAnAdministratorsWordGoesFirst()
    {
        await using var database = await LedgerUnderTest.OnPostgresAsync(TimeProvider.System);
        (await LimitsAsync(database.Ledger)).ShouldBe(["10s", "20s"]);

        var own = new NpgsqlConnectionStringBuilder(database.Connection) { Options = "-c lock_timeout=3s" };
        await using var ledger = await Ledger.OpenPostgresAsync(own.ToString(), TimeProvider.System, CancellationToken.None);
        (await LimitsAsync(ledger)).ShouldBe(["10s", "3s"]);
    }

    /// <summary>The second reading is of a connection that came back from the pool.</summary>
    private static async Task<IReadOnlyList<string>> LimitsAsync(Ledger ledger)
    {
        const string limits = "select current_setting('idle_in_transaction_session_timeout') as word union all select current_setting('lock_timeout')";
        var first = await ledger.ReadAsync(limits, row => row.Text("word"), CancellationToken.None);
        (await ledger.ReadAsync(limits, row => row.Text("word"), CancellationToken.None)).ShouldBe(first);
        return first;
    }
}
