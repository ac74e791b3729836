using CcHcPublish.Testing;
using Microsoft.Playwright;

namespace CcHcPublish.Browser;

/// <summary>A page with everything its browser complained about and every address it asked for.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly string home;

    internal WatchedPage(IPage page, string home)
    {
        this.home = home;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public int Status { get; private set; }

    public async Task GoAsync(string path) => Status = (await Page.GotoAsync(home + path, new() { WaitUntil = WaitUntilState.Load }))!.Status;

    /// <summary>How many pixels the page is wider than its window.</summary>
    public async Task<int> OverhangAsync() => await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Written below TestResults, for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        var file = SourceTree.PathTo("tests", "CcHcPublish.Browser", "TestResults", name + ".png");
        await Page.ScreenshotAsync(new() { Path = file, FullPage = true });
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
