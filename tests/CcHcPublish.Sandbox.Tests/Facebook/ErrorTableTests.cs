using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 6.3 of the reference, row by row, through the wire: what the client makes of each code. A retry, B unknown, C person, D fix.</summary>
public sealed class ErrorTableTests
{
    [Theory]
    [InlineData("1 unknown error", 1, 0, 'B')]
    [InlineData("1/99 seen although posted", 1, 99, 'B')]
    [InlineData("2 temporarily down, published nevertheless", 2, 0, 'B')]
    [InlineData("1/2853006 person may not do this", 1, 2853006, 'C')]
    [InlineData("4 application throttled", 4, 0, 'A')]
    [InlineData("17 user throttled", 17, 0, 'A')]
    [InlineData("32 page throttled", 32, 0, 'A')]
    [InlineData("341 application limit", 341, 0, 'A')]
    [InlineData("613 custom limit", 613, 0, 'A')]
    [InlineData("613/1996 odd jump in volume", 613, 1996, 'A')]
    [InlineData("80001 page business use case", 80001, 0, 'A')]
    [InlineData("368/1390008 posting too often", 368, 1390008, 'A')]
    [InlineData("368/1404082 repeated content", 368, 1404082, 'B')]
    [InlineData("368/4854002 identity confirmation", 368, 4854002, 'C')]
    [InlineData("368 other block", 368, 0, 'C')]
    [InlineData("368/1346003 abusive", 368, 1346003, 'C')]
    [InlineData("368/1404102 community standards", 368, 1404102, 'C')]
    [InlineData("368/1404112 account restricted", 368, 1404112, 'C')]
    [InlineData("368/1404006 security check", 368, 1404006, 'C')]
    [InlineData("1404078 page publishing authorisation", 100, 1404078, 'C')]
    [InlineData("190 malformed token", 190, 0, 'C')]
    [InlineData("190/458 app removed", 190, 458, 'C')]
    [InlineData("190/459 checkpoint", 190, 459, 'C')]
    [InlineData("190/464 unconfirmed", 190, 464, 'C')]
    [InlineData("190/460 password changed", 190, 460, 'C')]
    [InlineData("190/463 expired", 190, 463, 'C')]
    [InlineData("190/467 invalidated", 190, 467, 'C')]
    [InlineData("190/492 role lost", 190, 492, 'C')]
    [InlineData("190/2069032 page token needed", 190, 2069032, 'C')]
    [InlineData("102 session", 102, 0, 'C')]
    [InlineData("104 no token or bad signature", 104, 0, 'C')]
    [InlineData("3 capability missing", 3, 0, 'C')]
    [InlineData("10 permission missing", 10, 0, 'C')]
    [InlineData("200 permission missing", 200, 0, 'C')]
    [InlineData("299 permission missing", 299, 0, 'C')]
    [InlineData("200/2069030 endpoint unsupported", 200, 2069030, 'D')]
    [InlineData("200/2069031 field unsupported", 200, 2069031, 'D')]
    [InlineData("200/2069033 feature unsupported", 200, 2069033, 'D')]
    [InlineData("283 extended permission", 283, 0, 'C')]
    [InlineData("100 invalid parameter", 100, 0, 'D')]
    [InlineData("100/33 no such object", 100, 33, 'D')]
    [InlineData("100/1349125 nothing to post", 100, 1349125, 'D')]
    [InlineData("324 image", 324, 0, 'D')]
    [InlineData("324/2069019 image", 324, 2069019, 'D')]
    [InlineData("324/1366046 image too large", 324, 1366046, 'D')]
    [InlineData("1366051 photos already posted", 100, 1366051, 'B')]
    [InlineData("506/1455006 duplicate", 506, 1455006, 'B')]
    [InlineData("1500 malformed address", 1500, 0, 'D')]
    [InlineData("2061006 malformed address", 100, 2061006, 'D')]
    [InlineData("1609005 link not scraped", 1609005, 0, 'A')]
    [InlineData("1609008 facebook link", 100, 1609008, 'D')]
    [InlineData("1363047 service unavailable", 100, 1363047, 'B')]
    [InlineData("1609010 service unavailable", 1609010, 0, 'B')]
    [InlineData("1705 commenting as a user", 1705, 0, 'C')]
    [InlineData("2500 unknown path", 2500, 0, 'D')]
    [InlineData("803 unknown alias", 803, 0, 'D')]
    [InlineData("3001/1504028 no metric", 3001, 1504028, 'D')]
    [InlineData("100/2874008 too few followers", 100, 2874008, 'D')]
    [InlineData("a code nobody knows leaves a write open", 987654, 0, 'B')]
    public async Task A_write_that_gets(string row, int code, int subcode, char action)
    {
        row.ShouldNotBeEmpty();
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$$"""{"kind":"error","side":"facebook","value":{"code":{{{code}}},"subcode":{{{subcode}}}}}""");

        var error = Desk.Error(await desk.Client.PublishLinkAsync("x", new("https://so-mau.example/1"), CancellationToken.None));

        Letter(error.Advice).ShouldBe(action);
        (error.Code, error.Subcode ?? 0).ShouldBe((code, subcode));
        error.TraceId.ShouldNotBeNull().ShouldStartWith("A");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_read_that_gets_an_unknown_error_may_simply_be_repeated(int code)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$$"""{"kind":"error","value":{"code":{{{code}}}}}""");

        Letter(Desk.Error(await desk.Client.GetPageAsync(CancellationToken.None)).Advice).ShouldBe('A');
    }

    [Fact]
    public async Task A_transient_error_of_any_code_leaves_a_write_open_and_a_read_repeatable()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"error","count":2,"value":{"code":2500,"is_transient":1}}""");

        Letter(Desk.Error(await desk.Client.EditAsync("1_2", "x", CancellationToken.None)).Advice).ShouldBe('B');
        Letter(Desk.Error(await desk.Client.GetPageAsync(CancellationToken.None)).Advice).ShouldBe('A');
    }

    [Fact]
    public async Task A_refused_duplicate_hints_that_our_first_attempt_went_through()
    {
        await using var desk = await Desk.OpenAsync();
        Desk.Value(await desk.Client.PublishLinkAsync("x", new("https://so-mau.example/1"), CancellationToken.None));

        var error = Desk.Error(await desk.Client.PublishLinkAsync("x", new("https://so-mau.example/1"), CancellationToken.None));

        error.Advice.ShouldBe(new GraphAdvice.OutcomeUnknown(IsProbablyDone: true));
        (error.Code, error.Subcode, error.UserTitle).ShouldBe((506, 1455006, "Bài đăng trùng lặp"));
    }

    [Fact]
    public async Task Throttling_waits_as_long_as_the_usage_header_says_and_else_an_hour()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""[{"kind":"throttle","value":{"code":80001,"minutes":19}},{"kind":"error","value":{"code":4}}]""");

        var told = await desk.Client.GetPageAsync(CancellationToken.None);
        var untold = await desk.Client.GetPageAsync(CancellationToken.None);

        Desk.Error(told).Advice.ShouldBe(new GraphAdvice.RetryLater(TimeSpan.FromMinutes(19)));
        told.Usage.ShouldBe(new GraphUsage(100, TimeSpan.FromMinutes(19)));
        Desk.Error(untold).Advice.ShouldBe(new GraphAdvice.RetryLater(TimeSpan.FromHours(1)));
    }

    private static char Letter(GraphAdvice advice) => advice switch
    {
        GraphAdvice.RetryLater => 'A',
        GraphAdvice.OutcomeUnknown => 'B',
        GraphAdvice.PersonMustAct => 'C',
        GraphAdvice.FixRequest => 'D',
        _ => '?',
    };
}
