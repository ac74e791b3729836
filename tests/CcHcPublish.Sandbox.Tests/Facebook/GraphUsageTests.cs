using System.Text.Json;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 5.1 of the reference: the three usage headers, and 10: Meta's way of writing times.</summary>
public sealed class GraphUsageTests
{
    [Theory]
    [InlineData("X-App-Usage", """{"call_count":28,"total_time":25,"total_cputime":25}""", 28, 0)]
    [InlineData("x-page-usage", """{"call_count":1,"total_cputime":3,"total_time":2}""", 3, 0)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"type":"pages","call_count":97,"total_cputime":23,"total_time":23,"estimated_time_to_regain_access":19}],"2":[{"call_count":5},{"total_time":99}]}""", 99, 19)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"call_count":"80.5"}]}""", 80, 0)]
    public void The_highest_share_and_the_longest_wait_count(string name, string value, int percent, int minutes)
    {
        GraphUsage.Read([(name, value)]).ShouldBe(new GraphUsage(percent, minutes == 0 ? null : TimeSpan.FromMinutes(minutes)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"1":{"call_count":5}}""")]
    [InlineData("""{"1":[{"call_count":"\ud800"}]}""")]
    [InlineData("""{"\ud800":[{"call_count":"\ud800"}]}""")]
    public void A_header_that_cannot_be_read_tells_nothing(string value)
    {
        GraphUsage.Read([("X-Business-Use-Case-Usage", value)]).ShouldBeNull();
    }

    [Theory]
    [InlineData(79, false, false)]
    [InlineData(80, true, false)]
    [InlineData(95, true, true)]
    public void Work_slows_down_from_eighty_and_pauses_from_ninety_five_percent(int percent, bool isHigh, bool isNearlyExhausted)
    {
        var usage = new GraphUsage(percent, null);

        (usage.IsHigh, usage.IsNearlyExhausted).ShouldBe((isHigh, isNearlyExhausted));
    }

    [Fact]
    public async Task A_told_wait_is_over_when_its_time_is_over_although_later_answers_say_nothing()
    {
        await using var desk = await Desk.OpenAsync(facebook => facebook with { CallsPerDay = 10 });
        for (var i = 0; i < 10; i++) await desk.Client.GetPageAsync(CancellationToken.None);
        desk.Client.Usage.ShouldNotBeNull().RegainAfter.ShouldBe(TimeSpan.FromDays(1));

        desk.Clock.Advance(TimeSpan.FromDays(1));

        desk.Client.Usage.ShouldBeNull();
        // Meta shows no header after one call: the day that is over must not stop this one.
        Desk.Value(await desk.Client.GetPageAsync(CancellationToken.None));
        desk.Client.Usage.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"2026-11-20T02:15:00+0000\"", true)]
    [InlineData("\"2026-11-20T09:15:00+0700\"", true)]
    [InlineData("\"2026-11-20\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("17", false)]
    [InlineData("{}", false)]
    public void Times_have_an_offset_without_colon_and_anything_else_is_no_time(string json, bool isTime)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();

        new GraphTimeConverter().Read(ref reader, typeof(DateTimeOffset?), JsonSerializerOptions.Default)
            .ShouldBe(isTime ? new DateTimeOffset(2026, 11, 20, 2, 15, 0, TimeSpan.Zero) : null);
    }
}
