using CcHcPublish.Benchmarks.Channels;
using CcHcPublish.Sandbox.Tests.Facebook;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Sandbox.Tests.Limits;

/// <summary>The code of the limit benchmark on a clock that moves only while it waits: every call of a limit is used, and none too many is made that the far side foretells.</summary>
public sealed class BusyLimitTests
{
    private const int PerMinute = 30;
    private const int PerDay = 40;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AllOfZalosMinutesAreUsedAndNoneIsOverrun(bool articles)
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options with { Zalo = new() { JobDelay = TimeSpan.Zero, CallsPerMinute = PerMinute } });
        using var zalo = await ZaloAsync(sandbox);
        var run = RunOn(sandbox);

        var count = await run.RunAsync(articles ? run.Articles(zalo, PerMinute) : run.Info(zalo, PerMinute), TimeSpan.FromMinutes(3));

        count.Served.ShouldBe([PerMinute, PerMinute, PerMinute]);
        count.Refused.ShouldBe(0);
        if (articles) (await sandbox.GetJsonAsync("/sandbox/posts"))["zalo"]!.AsArray().Count.ShouldBe(3 * PerMinute / 2);
    }

    [Fact]
    public async Task TheLimitsOfZalosTwoApisAreUsedSideBySide()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options with { Zalo = new() { JobDelay = TimeSpan.Zero, CallsPerMinute = PerMinute } });
        using var info = await ZaloAsync(sandbox);
        using var articles = await ZaloAsync(sandbox);
        var run = RunOn(sandbox);

        // One after the other in the same minutes: what one uses is not taken from the other.
        (await run.RunAsync(run.Info(info, PerMinute), TimeSpan.FromMinutes(1))).Served.ShouldBe([PerMinute]);
        (await run.RunAsync(run.Articles(articles, PerMinute), TimeSpan.FromMinutes(1))).Served.ShouldBe([PerMinute]);
    }

    [Fact]
    public async Task AWaitThatZaloAsksForIsKept()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options with { Zalo = new() { JobDelay = TimeSpan.Zero, CallsPerMinute = PerMinute } });
        using var other = await ZaloAsync(sandbox);
        using var zalo = await ZaloAsync(sandbox);
        // Another node has used the minute up without a word to this one.
        for (var i = 0; i < PerMinute; i++) await other.GetOaInfoAsync();
        var run = RunOn(sandbox);

        var count = await run.RunAsync(run.Info(zalo, PerMinute), TimeSpan.FromMinutes(2));

        count.Refused.ShouldBe(1);
        count.Served.ShouldBe([PerMinute]);
    }

    /// <summary>Meta throttles from 100 percent on and tells whole percents: the call that reaches it is refused, and only that one.</summary>
    [Fact]
    public async Task AllOfAPagesDayIsUsedAndOneCallFindsItsEnd()
    {
        await using var desk = await Desk.OpenAsync(facebook => facebook with { CallsPerDay = PerDay });
        var run = RunOn(desk.Sandbox);

        var count = await run.RunAsync(LimitRun.Posts(desk.Client, PerDay), TimeSpan.FromDays(2));

        count.Served.Sum().ShouldBe(2 * (PerDay - 1));
        count.Refused.ShouldBe(2);
        (await desk.PostsAsync()).Count.ShouldBe(2 * (PerDay - 1));
    }

    private static LimitRun RunOn(RunningSandbox sandbox) => new(sandbox.Clock, span =>
    {
        sandbox.Clock.Advance(span);
        return Task.CompletedTask;
    });

    private static async Task<ZaloOaClient> ZaloAsync(RunningSandbox sandbox)
    {
        var account = (await sandbox.GetJsonAsync("/sandbox/accounts"))["zalo"]![0]!;
        var api = new Uri(sandbox.Server.BaseAddress, "zalo");
        return new(new() { ApiBase = api, OAuthBase = api }, new FixedTokenSource(new((string)account["access_token"]!)), clock: sandbox.Clock);
    }
}
