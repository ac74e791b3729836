using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Tokens;

/// <summary>Real processes over one token file: they race, and they are killed at every step of a rotation.</summary>
public sealed class CrashAndRaceTests : IDisposable
{
    private readonly Scratch scratch = new();

    private string Path => scratch.File("oa.json");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Racing_processes_never_show_one_refresh_token_twice()
    {
        const int processes = 3, rounds = 25, expiries = 12;
        await using var stage = await OpenAsync();
        await stage.ArmAsync($$"""{"kind":"token_expired","side":"zalo","route":"* /v2.0/oa/getoa","skip":3,"count":{{expiries}}}""");

        var workers = Enumerable.Range(0, processes).Select(_ => Worker.Start(stage, "work", Path, $"{rounds}")).ToList();
        foreach (var worker in workers)
        {
            await worker.WaitForExitAsync();
            worker.ExitCode.ShouldBe(0, await worker.StandardOutput.ReadToEndAsync() + await worker.StandardError.ReadToEndAsync());
        }

        var refreshes = stage.Server.Requests.All.Where(r => r.Target.EndsWith("/v4/oa/access_token", StringComparison.Ordinal)).ToList();
        refreshes.ShouldAllBe(r => r.Answer.Contains("access_token"));
        refreshes.Count.ShouldBeInRange(1, expiries);
        (await new FileTokenStore(Path).ReadAsync(default))!.Pair.RefreshToken.ShouldBe((await stage.PairAsync()).RefreshToken);
    }

    [Theory]
    [InlineData("1:Locked")]
    [InlineData("1:HalfWritten")]
    [InlineData("1:Written")]
    [InlineData("1:Renamed")]
    [InlineData("2:Written")]
    [InlineData("2:Renamed")]
    public async Task A_process_killed_in_a_rotation_leaves_a_grant_that_goes_on(string step)
    {
        await using var stage = await OpenAsync();
        await ExpireAsync(stage);
        await KillAtAsync(stage, step);

        (await Survivor(stage).GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);

        var answers = stage.Server.Requests.All.Where(r => r.Target.EndsWith("/v4/oa/access_token", StringComparison.Ordinal)).ToList();
        answers.ShouldHaveSingleItem().Answer.ShouldContain("access_token");
    }

    /// <summary>The one gap that single-use tokens leave: issued over there, not yet on this disk. It is seen and named, not guessed.</summary>
    [Theory]
    [InlineData("2:Locked")]
    [InlineData("2:HalfWritten")]
    public async Task A_process_killed_between_answer_and_disk_asks_for_a_person(string step)
    {
        await using var stage = await OpenAsync();
        await ExpireAsync(stage);
        await KillAtAsync(stage, step);

        var error = (await Survivor(stage).GetOaInfoAsync()).Error;

        error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        (await new FileTokenStore(Path).ReadAsync(default))!.Trouble!.IsFinal.ShouldBeTrue();
    }

    private async Task<Stage> OpenAsync()
    {
        // The processes live in real time; only this one may leap.
        var stage = await Stage.OpenAsync(clock: new LeapingClock(TimeProvider.System.GetUtcNow()));
        await new FileTokenStore(Path).TryReplaceAsync(0, new StoredTokens(1, await stage.PairAsync()), default);
        return stage;
    }

    private static Task ExpireAsync(Stage stage) => stage.ArmAsync("""{"kind":"token_expired","side":"zalo","route":"* /v2.0/oa/getoa"}""");

    private async Task KillAtAsync(Stage stage, string step)
    {
        using var worker = Worker.Start(stage, "crash", Path, step);
        await worker.WaitForExitAsync();
        worker.ExitCode.ShouldNotBe(0);
    }

    private ZaloOaClient Survivor(Stage stage) => stage.Client(new RotatingTokenSource(stage.OAuth(), new FileTokenStore(Path), stage.Clock));
}
