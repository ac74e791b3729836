using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Runtime.Channels.Facebook;
using Zalo.OA.SDK;

namespace CcHcPublish.Benchmarks.Channels;

/// <summary>1 000 link posts and 1 000 articles, each verified, into a sandbox that keeps its state in a file. Prints time and the server's share.</summary>
internal static class ThousandPosts
{
    private const int Count = 1000;
    private const int Parallel = 4;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cchc-benchmark-");
        try
        {
            await using var there = await FarSide.StartAsync(Path.Combine(folder.FullName, "state"), callsPerMinute: 1_000_000);
            using var zalo = there.Zalo();
            using var facebook = there.Facebook();
            var failed = 0;
            await RunAsync(there, "posts", async i => failed += await facebook.PublishLinkAsync(Sample.Message(i), Sample.Link(i), CancellationToken.None) is GraphResult<PostReceipt>.Success ? 0 : 1);
            await RunAsync(there, "articles", async i =>
            {
                var handedIn = await zalo.CreateArticleAsync(Sample.Article(i));
                var isThere = handedIn.TryGet(out var ticket, out _) && (await zalo.VerifyArticleAsync(ticket)).TryGet(out var job, out _) && job is ArticleJob.Ready;
                failed += isThere ? 0 : 1;
            });
            await RunAsync(there, "posts read back", async i =>
            {
                var page = i % 100 == 0 ? await facebook.ListPublishedAsync(DateTimeOffset.UnixEpoch, CancellationToken.None) : null;
                failed += page is null or GraphResult<IReadOnlyList<PagePost>>.Success { Value.Count: Count } ? 0 : 1;
            });
            Console.WriteLine($"{failed} failed; state file {new FileInfo(Path.Combine(folder.FullName, "state")).Length / 1024.0:0} KiB");
            return failed == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(FarSide there, string what, Func<int, Task> act)
    {
        var (cpu, started) = (there.Cpu, Stopwatch.GetTimestamp());
        await System.Threading.Tasks.Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (i, _) => await act(i));
        var wall = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} {what,-16} {wall.TotalSeconds,6:0.00} s wall  {(there.Cpu - cpu).TotalSeconds,6:0.00} s CPU of the sandbox  {Count / wall.TotalSeconds,6:0} a second"));
    }
}
