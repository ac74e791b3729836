using System.Globalization;
using CcHcPublish.Sandbox.Facebook.Graph;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Sections 4.1 and 4.5 of the reference: times in the words of PHP's strtotime.</summary>
public sealed class SpokenTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("now", "2026-11-20T09:30:00")]
    [InlineData("today", "2026-11-20T00:00:00")]
    [InlineData("midnight", "2026-11-20T00:00:00")]
    [InlineData("noon", "2026-11-20T12:00:00")]
    [InlineData("Yesterday", "2026-11-19T00:00:00")]
    [InlineData("tomorrow", "2026-11-21T00:00:00")]
    [InlineData("tomorrow 10:15", "2026-11-21T10:15:00")]
    [InlineData("tomorrow +2 hours", "2026-11-21T02:00:00")]
    [InlineData("7 days ago", "2026-11-13T09:30:00")]
    [InlineData("1 day 2 hours ago", "2026-11-19T07:30:00")]
    [InlineData("+1 hour", "2026-11-20T10:30:00")]
    [InlineData(" 1 hour", "2026-11-20T10:30:00")]
    [InlineData("+1 week 2 days", "2026-11-29T09:30:00")]
    [InlineData("-1 month", "2026-10-20T09:30:00")]
    [InlineData("+1 year", "2027-11-20T09:30:00")]
    [InlineData("+30 min", "2026-11-20T10:00:00")]
    [InlineData("+90 secs", "2026-11-20T09:31:30")]
    [InlineData("2026-11-20", "2026-11-20T00:00:00")]
    [InlineData("1795136400", "2026-11-20T01:00:00")]
    public void A_time_is_read_as_strtotime_reads_it(string text, string time)
    {
        GraphTime.Read(text, Now).ShouldBe(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("ago")]
    [InlineData("")]
    [InlineData("tomorrow yesterday")]
    [InlineData("+9999 years")]
    [InlineData("9999 years ago")]
    [InlineData("+99999 days")]
    [InlineData("tomorrow 25:00")]
    public void Anything_else_is_no_time(string text)
    {
        GraphTime.Read(text, Now).ShouldBeNull();
    }

    [Fact]
    public async Task Lists_and_schedules_take_such_words()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync("POST", "me/feed", "message=x");

        (await desk.CallAsync("GET", "me/posts?since=yesterday&until=now")).Body["data"]!.AsArray().Count.ShouldBe(1);
        (await desk.CallAsync("GET", "me/posts?since=7+days+ago")).Body["data"]!.AsArray().Count.ShouldBe(1);
        (await desk.CallAsync("GET", "me/posts?until=yesterday")).Body["data"]!.AsArray().ShouldBeEmpty();
        var (status, body, _) = await desk.CallAsync("POST", "me/feed", "message=y&published=false&scheduled_publish_time=tomorrow&fields=scheduled_publish_time");
        status.ShouldBe(200, body.ToJsonString());
        DateTimeOffset.FromUnixTimeSeconds((long)body["scheduled_publish_time"]!).ShouldBe(new DateTimeOffset(desk.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero));
    }
}
