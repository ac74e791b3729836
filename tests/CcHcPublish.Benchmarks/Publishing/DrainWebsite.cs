using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Benchmarks.Publishing;

/// <summary>How fast a node brings due articles to a website, with every file and every outcome safe on the disk. Exit code 1 when it is slower than promised.</summary>
internal static class DrainWebsite
{
    /// <summary>10,000 in 60 s.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromMilliseconds(6);

    public static async Task<int> RunAsync(int articles)
    {
        var root = FindRoot.From(null, AppContext.BaseDirectory) ?? throw new InvalidOperationException("The content folder is not above the program.");
        var folder = Directory.CreateTempSubdirectory("cchc-bench-");
        try
        {
            var ledger = await Ledger.OpenFileAsync(folder.FullName, TimeProvider.System, CancellationToken.None);
            await using var runtime = RuntimeServices.Over(ledger, new RuntimeSettings { Root = root, DataFolder = folder.FullName });
            await Backlog.FillAsync(runtime, articles, TimeProvider.System.GetUtcNow(), ["website"], CancellationToken.None);

            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var settled = await runtime.Publisher.DeliverDueAsync(CancellationToken.None);
            var delivered = Stopwatch.GetElapsedTime(started);
            await runtime.Publisher.FinishAsync(CancellationToken.None);
            var whole = Stopwatch.GetElapsedTime(started);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"website: {settled.Count} published in {delivered.TotalSeconds:0.0} s ({delivered.TotalMilliseconds / settled.Count:0.00} ms each), lists after {whole.TotalSeconds:0.0} s, CPU {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s"));
            return settled.Count == articles && whole <= Promised * articles ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
