using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Conventions;

public sealed class TestClockTests
{
    [Fact]
    public void TimersFireInTheOrderOfTheirTimes()
    {
        var clock = new TestClock();
        List<string> fired = [];
        using var late = clock.CreateTimer(_ => fired.Add("b"), null, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add("a"), null, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));

        clock.Advance(TimeSpan.FromSeconds(30));

        fired.ShouldBe(["a", "b", "a"]);
    }

    [Fact]
    public async Task ADelayEndsWhenItsTimeHasCome()
    {
        var clock = new TestClock();
        var delay = Task.Delay(TimeSpan.FromHours(1), clock);

        clock.Advance(TimeSpan.FromMinutes(59));
        delay.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(1));
        await delay;

        clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 11, 20, 1, 59, 30, TimeSpan.Zero));
    }
}
