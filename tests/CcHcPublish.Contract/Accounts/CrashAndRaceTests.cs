using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Scheduling;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

/// <summary>Real processes over one row of the ledger: they race for one refresh token, and they are killed at random instants. CCHC_CRASH_ROUNDS makes it longer.</summary>
public sealed class CrashAndRaceTests(ITestOutputHelper output)
{
    private const string EveryToken = """{"kind":"token_expired","side":"zalo","route":"* /v2.0/oa/getoa","count":0}""";

    /// <summary>Longer than a claim lasts: two time-outs and half a minute.</summary>
    private static readonly TimeSpan PastTheClaim = (2 * TokenWorker.Timeout) + TimeSpan.FromMinutes(1);

    public static TheoryData<string> Databases => OnBothDatabases.All;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("CCHC_CRASH_ROUNDS"), out var rounds) ? rounds : 10;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task RacingProcessesNeverShowOneRefreshTokenTwice(string database)
    {
        const int processes = 2, rounds = 30, expiries = 12;
        await using var stage = await AccountStage.OpenAsync(database);
        var row = await stage.ConnectZaloAsync();
        await stage.Sandbox.ArmAsync($$"""{"kind":"token_expired","side":"zalo","route":"* /v2.0/oa/getoa","skip":2,"count":{{expiries}}}""");

        var workers = Enumerable.Range(0, processes).Select(_ => TokenWorker.Start(stage, stage.Connection, rounds)).ToList();
        foreach (var worker in workers)
        {
            var (said, errors) = (worker.StandardOutput.ReadToEndAsync(), worker.StandardError.ReadToEndAsync());
            await worker.WaitForExitAsync();
            worker.ExitCode.ShouldBe(0, await said + await errors);
        }

        Refreshes(stage).ShouldAllBe(answer => answer.Contains("access_token"));
        Refreshes(stage).Count.ShouldBeInRange(1, expiries);
        (await stage.Store(row).ReadAsync(default))!.Pair.RefreshToken.ShouldBe((await stage.Sandbox.PairAsync(default)).RefreshToken);
        (await stage.RowAsync("zalo")).Trouble.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task AProcessKilledAtAnyInstantLeavesAGrantThatGoesOnOrAsksForAPerson(string database)
    {
        var random = new Random(20261120);
        await using var stage = await AccountStage.OpenAsync(database);
        var row = await stage.ConnectZaloAsync();
        var asked = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await stage.Sandbox.ArmAsync(EveryToken);
            await KillAsync(stage, TimeSpan.FromMilliseconds(random.Next(0, 120)));
            stage.Sandbox.Server.Faults.Clear();
            var left = (await stage.Store(row).ReadAsync(default)).ShouldNotBeNull($"round {round}");

            // A survivor comes once the dead process's claim has lapsed.
            var clock = new DeskClock();
            clock.StandAt(TimeProvider.System.GetUtcNow() + PastTheClaim);
            var (client, tokens) = stage.Node(row, clock);
            using (client)
            {
                var survived = await client.GetOaInfoAsync();
                var kept = (await stage.Store(row).ReadAsync(default))!;
                if (survived.TryGet(out _, out var error))
                {
                    kept.Pair.RefreshToken.ShouldBe((await stage.Sandbox.PairAsync(default)).RefreshToken, $"round {round}");
                    continue;
                }

                // The one gap that single-use tokens leave: issued over there, and its owner died with it. It is named, never guessed.
                asked++;
                left.Claim.ShouldNotBeNull($"round {round}: {error}");
                error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
                kept.Trouble!.IsFinal.ShouldBeTrue();
                (await stage.RowAsync("zalo")).Trouble.ShouldNotBeNull();
                await tokens.AdoptAsync(await stage.Sandbox.PairAsync(clock.GetUtcNow()));
            }
        }

        output.WriteLine($"{Rounds} kills, {Refreshes(stage).Count} rotations: {Rounds - asked} went on, {asked} asked for a person");
        // A spent token was shown only where a survivor had to find out that its predecessor took the new pair to the grave.
        Refreshes(stage).Count(answer => !answer.Contains("access_token", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(asked);
    }

    private static IReadOnlyList<string> Refreshes(AccountStage stage) =>
        // Of a process killed while it wrote, a request may arrive without its token.
        [.. stage.Sandbox.Server.Requests.All.Where(request => request.Target.EndsWith("/v4/oa/access_token", StringComparison.Ordinal) && request.Body.Contains("refresh_token=", StringComparison.Ordinal)).Select(request => request.Answer)];

    private static async Task KillAsync(AccountStage stage, TimeSpan after)
    {
        using var worker = TokenWorker.Start(stage, stage.Connection, int.MaxValue);
        (await worker.StandardOutput.ReadLineAsync()).ShouldBe(TokenWorker.Ready);
        await Task.Delay(after);
        // SIGKILL: nothing in the process gets a word in.
        worker.Kill();
        await worker.WaitForExitAsync();
    }
}
