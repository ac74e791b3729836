using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>A publication that stands on the Page more than once: adopted, and told.</summary>
public sealed class DoublePostTests
{
    private const string Publication = "so-mau/ba-buoc@1/fanpage/publish";
    private const string Message = "Ba bước nộp hồ sơ";
    private const string Link = "https://so-mau.example.vn/bai/ba-buoc/";

    [Fact]
    public async Task The_oldest_of_several_posts_is_adopted_and_the_log_names_the_publication_but_not_its_text()
    {
        await using var desk = await Desk.OpenAsync();
        var delivery = Deliver(desk);
        var first = await PostAsync(desk, times: 2);
        var log = new Lines();

        var found = await new FacebookChannel(desk.Client, log).FindAsync(delivery, CancellationToken.None);

        found.ShouldBeOfType<FindOutcome.Found>().ExternalId.ShouldBe(first);
        var (level, line) = log.Written.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Warning);
        line.ShouldContain(Publication);
        line.ShouldContain(first);
        line.ShouldNotContain(Message);
        line.ShouldNotContain(Link);
    }

    [Fact]
    public async Task One_post_is_adopted_without_a_word()
    {
        await using var desk = await Desk.OpenAsync();
        var delivery = Deliver(desk);
        await PostAsync(desk, times: 1);
        var log = new Lines();

        (await new FacebookChannel(desk.Client, log).FindAsync(delivery, CancellationToken.None)).ShouldBeOfType<FindOutcome.Found>();

        log.Written.ShouldBeEmpty();
    }

    /// <summary>Between two equal posts stands another one, since Meta refuses a text that equals the last.</summary>
    private static async Task<string> PostAsync(Desk desk, int times)
    {
        string? first = null;
        for (var i = 0; i < times; i++)
        {
            desk.Clock.Advance(TimeSpan.FromSeconds(10));
            var receipt = Desk.Value(await desk.Client.PublishLinkAsync(Message, new(Link), CancellationToken.None));
            first ??= receipt.Id;
            Desk.Value(await desk.Client.PublishLinkAsync("Xen giữa " + i, new("https://so-mau.example.vn/khac/"), CancellationToken.None));
        }

        return first!;
    }

    private static Delivery Deliver(Desk desk) => new(
        Publication, "so-mau", "ba-buoc",
        new Rendition("fanpage", JsonSerializer.Serialize(new FacebookPost(Message, Link), RenditionJson.Readable.FacebookPost)), desk.Clock.GetUtcNow());

    private sealed class Lines : ILogger<FacebookChannel>
    {
        public List<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, formatter(state, exception) + exception));
    }
}
