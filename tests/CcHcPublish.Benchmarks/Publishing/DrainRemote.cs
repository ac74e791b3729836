using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Sandbox;
using Zalo.OA.SDK;

namespace CcHcPublish.Benchmarks.Publishing;

/// <summary>How fast one or more nodes bring due articles to a fanpage and an OA of the sandbox, which answers at once and runs in this process too.</summary>
internal static class DrainRemote
{
    private static readonly string[] Channels = ["fanpage", "zalo"];

    /// <summary>1,000 on the fanpage and 1,000 on the OA in 60 s; slower gives exit code 1.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromMilliseconds(30);

    public static async Task<int> RunAsync(int articles, int nodes, string? postgres)
    {
        var root = FindRoot.From(null, AppContext.BaseDirectory) ?? throw new InvalidOperationException("The content folder is not above the program.");
        var folder = Directory.CreateTempSubdirectory("cchc-bench-");
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        try
        {
            var connect = await ConnectAsync(sandbox.BaseAddress);
            List<RuntimeServices> runtimes = [];
            for (var node = 1; node <= nodes; node++)
            {
                var ledger = postgres is null
                    ? await Ledger.OpenFileAsync(folder.FullName, TimeProvider.System, CancellationToken.None)
                    : await Ledger.OpenPostgresAsync(postgres, TimeProvider.System, CancellationToken.None);
                runtimes.Add(RuntimeServices.Over(ledger, new RuntimeSettings
                {
                    Root = root,
                    DataFolder = folder.FullName,
                    Node = $"may-{node}",
                    Connect = connect(ledger),
                }));
            }

            await Backlog.FillAsync(runtimes[0], articles, TimeProvider.System.GetUtcNow(), Channels, CancellationToken.None);
            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            await Task.WhenAll(runtimes.Select(runtime => Task.Run(() => DrainAsync(runtime, articles * Channels.Length, enough.Token))));
            var taken = Stopwatch.GetElapsedTime(started);
            var published = await PublishedAsync(runtimes[0]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(postgres is null ? "SQLite" : "PostgreSQL")}, {nodes} node(s): {published} of {articles * Channels.Length} on the fanpage and the OA in {taken.TotalSeconds:0.0} s, CPU {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s with the sandbox"));
            await TellRestAsync(runtimes[0]);
            foreach (var runtime in runtimes) await runtime.DisposeAsync();
            return published == articles * Channels.Length && taken <= Promised * published ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>As a node does: a sweep, and again when the next answer of the OA is due.</summary>
    private static async Task DrainAsync(RuntimeServices runtime, int wanted, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && await PublishedAsync(runtime) < wanted)
        {
            await runtime.Publisher.DeliverDueAsync(CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(250), CancellationToken.None);
        }
    }

    private static async Task TellRestAsync(RuntimeServices runtime)
    {
        var rest = await runtime.Ledger.ReadAsync(
            "select channel, state, coalesce(reason, '') as reason, count(*) as n from publications where state <> 'Published' group by channel, state, coalesce(reason, '')",
            row => $"  {row.Text("channel")} {row.Text("state")}: {row.Number("n")} {row.Text("reason")}", CancellationToken.None);
        foreach (var line in rest) Console.WriteLine(line);
    }

    private static async Task<int> PublishedAsync(RuntimeServices runtime) =>
        (int)(await runtime.Ledger.ReadAsync("select count(*) as n from publications where state = 'Published'", row => row.Number("n"), CancellationToken.None)).Single();

    private static async Task<Func<Ledger, Func<Agency, ChannelSetting, IChannel?>>> ConnectAsync(Uri sandbox)
    {
        using var http = new HttpClient();
        using var accounts = JsonDocument.Parse(await http.GetStringAsync(new Uri(sandbox, "sandbox/accounts")));
        var page = accounts.RootElement.GetProperty("facebook")[0].Clone();
        var oa = accounts.RootElement.GetProperty("zalo")[0].Clone();
        var facebook = new FacebookChannel(new FacebookPagesClient(new FacebookPageOptions
        {
            BaseAddress = new Uri(sandbox, "graph"),
            PageId = Text(page, "page_id"),
            Token = new AccessToken(Text(page, "token")),
            AppId = Text(page, "app_id"),
            AppSecret = new AccessToken(Text(page, "app_secret")),
        }, TimeProvider.System));
        var client = new ZaloOaClient(
            new ZaloOaOptions { ApiBase = new Uri(sandbox, "zalo"), OAuthBase = new Uri(sandbox, "zalo"), AppId = Text(oa, "app_id"), AppSecret = new ZaloSecret(Text(oa, "secret")) },
            new FixedTokenSource(new ZaloSecret(Text(oa, "access_token"))));
        return ledger =>
        {
            var zalo = new ZaloChannel(client, sandbox, new RecentTitles(ledger, sandbox));
            return (_, setting) => setting.Kind switch
            {
                ChannelKind.Facebook => facebook,
                ChannelKind.Zalo => zalo,
                _ => null,
            };
        };
    }

    private static string Text(JsonElement account, string name) => account.GetProperty(name).GetString()!;
}
