using CcHcPublish.Runtime.Channels.Facebook;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>How our own client behaves towards Meta: what it always sends, what it never does, what it stops before sending.</summary>
public sealed class ClientMannersTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_call_names_the_version_carries_the_token_in_the_header_alone_and_asks_for_vietnamese()
    {
        await using var desk = await Desk.OpenAsync();
        var id = Desk.Value(await desk.Client.PublishPhotosAsync("x", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None)).Id;
        await desk.Client.GetPageAsync(None);
        await desk.Client.DebugTokenAsync(None);
        await desk.Client.EditAsync(id, "y", None);
        await desk.Client.CommentAsync(id, "z", None);
        await desk.Client.ListPublishedAsync(desk.Clock.GetUtcNow(), None);
        await desk.Client.RefreshPreviewAsync(new("https://a.example/"), None);
        await desk.Client.DeleteAsync(id, None);

        var requests = desk.Sandbox.Server.Requests.All;

        requests.Count.ShouldBe(9);
        requests.ShouldAllBe(r => r.Target.StartsWith("/graph/" + FacebookPageOptions.PinnedVersion, StringComparison.Ordinal));
        requests.ShouldAllBe(r => r.Headers["Authorization"] == "***" && !r.Target.Contains("access_token", StringComparison.Ordinal));
        requests.ShouldAllBe(r => r.Target.Contains("locale=vi_VN", StringComparison.Ordinal) || r.Body.Contains("vi_VN", StringComparison.Ordinal) || r.Body.StartsWith("(binary", StringComparison.Ordinal));
        requests.ShouldAllBe(r => r.Headers["User-Agent"] == "CcHcPublish");
    }

    [Theory]
    [InlineData("""{"kind":"status","value":500}""")]
    [InlineData("""{"kind":"error","value":{"code":2}}""")]
    [InlineData("""{"kind":"cut"}""")]
    [InlineData("""{"kind":"status","value":{"status":302,"body":"html"}}""")]
    public async Task Nothing_is_ever_sent_twice(string fault)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync(fault);

        await desk.Client.PublishLinkAsync("x", new("https://a.example/"), None);

        desk.Sandbox.Server.Requests.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_version_is_logged_once()
    {
        await using var desk = await Desk.OpenAsync(f => f with { FloorVersion = "v26.0" });
        var log = new Lines();
        using var client = new FacebookPagesClient(
            new() { BaseAddress = new(desk.Sandbox.Server.BaseAddress, "graph"), PageId = desk.PageId, Token = new(desk.Token) }, desk.Clock, log);

        await client.GetPageAsync(None);
        await client.GetPageAsync(None);

        log.Written.ShouldHaveSingleItem().ShouldContain("v26.0");
    }

    [Theory]
    [InlineData(0, 0, null, true)]
    [InlineData(1, 0, null, false)]
    [InlineData(63_206, 0, null, false)]
    [InlineData(63_207, 0, null, true)]
    [InlineData(0, 10, null, false)]
    [InlineData(0, 11, null, true)]
    [InlineData(1, 0, 9, true)]
    [InlineData(1, 0, 10, false)]
    [InlineData(1, 0, 28 * 24 * 60, false)]
    [InlineData(1, 0, (28 * 24 * 60) + 1, true)]
    public async Task What_facebook_would_refuse_is_not_sent(int length, int photos, int? minutesAhead, bool isStopped)
    {
        await using var desk = await Desk.OpenAsync();
        var draft = new PostDraft
        {
            Message = new string('ệ', length),
            Photos = [.. Enumerable.Range(0, photos).Select(_ => new PagePhoto.ByFile("a.png", Desk.Png, ""))],
            ScheduledFor = minutesAhead is { } minutes ? desk.Clock.GetUtcNow().AddMinutes(minutes) : null,
        };

        var result = await desk.Client.PublishAsync(draft, None);

        (desk.Sandbox.Server.Requests.All.Count == 0).ShouldBe(isStopped);
        if (isStopped)
        {
            Desk.Error(result).Advice.ShouldBe(new GraphAdvice.FixRequest());
        }
        else
        {
            Desk.Value(result).Id.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_token_of_any_length_travels()
    {
        await using var desk = await Desk.OpenAsync();
        using var client = desk.NewClient(o => o with { Token = new(new string('a', 4000)) });

        Desk.Error(await client.GetPageAsync(None)).Code.ShouldBe(190);
    }

    [Theory]
    [InlineData("1790000000")]
    [InlineData("1790000000.0")]
    [InlineData("\"1790000000\"")]
    public async Task A_scheduled_time_is_read_as_whole_decimal_or_text_and_unknown_members_do_no_harm(string time)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync($$"""{"kind":"contradictory","value":{"id":"1_2","scheduled_publish_time":{{time}},"unheard_of":{"a":[1]},"status_type":"brand_new"} }""");

        Desk.Value(await desk.Client.GetPostAsync("1_2", None)).ScheduledFor.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1790000000));
    }

    [Fact]
    public async Task A_null_entry_of_a_batch_is_no_answer()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"contradictory","value":[null]}""");

        Desk.Error(await desk.Client.DebugTokenAsync(None)).Advice.ShouldBe(new GraphAdvice.RetryLater(null));
    }

    [Fact]
    public void The_login_asks_for_what_posting_needs_and_for_no_permission_that_does_not_exist()
    {
        var options = new FacebookLoginOptions { AppId = "1", AppSecret = new("s") };

        options.Permissions.ShouldBe(["pages_show_list", "pages_read_engagement", "pages_manage_posts"]);
    }

    private sealed class Lines : ILogger<FacebookPagesClient>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception) + exception);
    }
}
