using System.Data.Common;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using Shouldly;

namespace CcHcPublish.Contract.Storage.Faults;

public sealed class PostgresRestartTests
{
    private const int Due = 150;

    [FactOnOwnPostgres]
    public async Task AServerThatCrashesUnderASweepLosesNothingAndNothingIsSentTwice()
    {
        using var server = PostgresServer.Start();
        var clock = new DeskClock();
        clock.StandAt(DuePublications.Start);
        await using var ledger = await Ledger.OpenPostgresAsync(server.ConnectionString, clock, CancellationToken.None);
        var due = new DuePublications(ledger, clock);
        await due.AddAsync(Due);
        using var reached = new SemaphoreSlim(0);
        var publisher = due.Publisher();
        publisher.Settled += _ => reached.Release();

        var sweeping = Task.Run(() => SweepAsync(publisher));
        for (var crash = 0; crash < 3; crash++)
        {
            for (var settled = 0; settled < 30; settled++) await Task.WhenAny(reached.WaitAsync(), sweeping);
            server.Crash();
        }

        await sweeping;
        // What was cut off between its sending and its closing is looked for when its lease is over.
        clock.StandAt(DuePublications.Start + ClaimPublication.Lease);
        await publisher.SweepAsync(CancellationToken.None);

        (await due.StatesAsync()).ShouldBe(Enumerable.Repeat("Published", Due));
        due.Channel.Shown.Select(shown => shown.PublicationId).Order().ShouldBe(due.Channel.Shown.Select(shown => shown.PublicationId).Distinct().Order());
        due.Channel.Shown.Count.ShouldBe(Due);
        (await due.OpenAttemptsAsync()).ShouldBe(0);
        (await new VerifyLog(ledger).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>().Head.Number.ShouldBe(Due);
    }

    /// <summary>Verification, export and copies read at one moment; the connections that lie ready are those of before the crash.</summary>
    [FactOnOwnPostgres]
    public async Task AReadingOfOneMomentThatBeginsAfterACrashIsNotTroubled()
    {
        using var server = PostgresServer.Start();
        await using var ledger = await Ledger.OpenPostgresAsync(server.ConnectionString, TimeProvider.System, CancellationToken.None);
        (await new VerifyLog(ledger).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>();

        server.Crash();

        (await new VerifyLog(ledger).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>();
    }

    /// <summary>As the sweeping job does: a sweep that the database ended is followed by the next.</summary>
    private static async Task SweepAsync(Publisher publisher)
    {
        for (var sweep = 0; sweep < 20; sweep++)
        {
            try
            {
                await publisher.SweepAsync(CancellationToken.None);
                return;
            }
            catch (DbException)
            {
                // The job's next firing.
            }
        }
    }
}
