using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Runtime.Channels.Facebook;
using Zalo.OA.SDK;

namespace CcHcPublish.Benchmarks.Channels;

/// <summary>Processor time of this process for one call of each client, all threads and the network stack included; the promise is 1 ms.</summary>
internal static class CallCost
{
    private const int WarmUp = 1500;
    private const int Calls = 2000;
    private const double PromisedMilliseconds = 1;

    public static async Task<int> RunAsync()
    {
        await using var there = await FarSide.StartAsync(null, callsPerMinute: 1_000_000);
        using var zalo = there.Zalo();
        using var facebook = there.Facebook();
        var ticket = Expect(await zalo.CreateArticleAsync(Sample.Article(0)));
        var number = 0;
        var isKept = await MeasureAsync("Zalo: who am I", async () => Expect(await zalo.GetOaInfoAsync()));
        isKept &= await MeasureAsync("Zalo: create an article", async () => Expect(await zalo.CreateArticleAsync(Sample.Article(Interlocked.Increment(ref number)))));
        isKept &= await MeasureAsync("Zalo: verify", async () => Expect(await zalo.VerifyArticleAsync(ticket)));
        isKept &= await MeasureAsync("Zalo: list of ten", async () => Expect(await zalo.ListArticlesAsync(ArticleKind.Normal)));
        isKept &= await MeasureAsync("Facebook: read the Page", async () => Expect(await facebook.GetPageAsync(CancellationToken.None)));
        isKept &= await MeasureAsync("Facebook: post a link", async () =>
        {
            var n = Interlocked.Increment(ref number);
            return Expect(await facebook.PublishLinkAsync(Sample.Message(n), Sample.Link(n), CancellationToken.None));
        });
        var post = Expect(await facebook.PublishLinkAsync("Một bài", Sample.Link(0), CancellationToken.None)).Id;
        isKept &= await MeasureAsync("Facebook: read a post", async () => Expect(await facebook.GetPostAsync(post, CancellationToken.None)));
        return isKept ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync<T>(string what, Func<Task<T>> call)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            await call();
        }

        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var (cpu, started, allocated) = (self.TotalProcessorTime, Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        for (var i = 0; i < Calls; i++)
        {
            await call();
        }

        self.Refresh();
        var perCall = (self.TotalProcessorTime - cpu).TotalMilliseconds / Calls;
        var wall = Stopwatch.GetElapsedTime(started).TotalMilliseconds / Calls;
        var kilobytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1024.0 / Calls;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-26} {perCall,6:0.000} ms CPU  {wall,6:0.000} ms wall  {kilobytes,6:0.0} KiB a call"));
        return perCall <= PromisedMilliseconds;
    }

    private static T Expect<T>(ZaloResult<T> result) => result.TryGet(out var value, out var error) ? value : throw new InvalidOperationException(error.ToString());

    private static T Expect<T>(GraphResult<T> result) =>
        result is GraphResult<T>.Success success ? success.Value : throw new InvalidOperationException(((GraphResult<T>.Failure)result).Error.Message);
}
