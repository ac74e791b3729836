using System.Globalization;
using CcHcPublish.Benchmarks.Channels;
using CcHcPublish.Benchmarks.Publishing;
using CcHcPublish.Benchmarks.ScribanPages;
using CcHcPublish.Benchmarks.Storage;

return args switch
{
    ["scriban"] => ScribanBenchmark.Run(),
    ["scriban-cold"] => ColdRender.Run(),
    [ColdRender.Once] => ColdRender.RunOnce(),
    ["channels"] => await CallCost.RunAsync(),
    ["channels-thousand"] => await ThousandPosts.RunAsync(),
    ["channels-limit"] => await BusyLimit.RunAsync(),
    [FarSide.Verb, var state, var minute, var day] => await FarSide.ServeAsync(state, minute, day),
    ["website"] => await DrainWebsite.RunAsync(10_000),
    ["website", var articles] => await DrainWebsite.RunAsync(Number(articles)),
    ["remote"] => await DrainRemote.RunAsync(1000, 1, null),
    ["remote", var articles] => await DrainRemote.RunAsync(Number(articles), 1, null),
    ["remote", var articles, var nodes, var postgres] => await DrainRemote.RunAsync(Number(articles), Number(nodes), postgres),
    ["sweep"] => await SweepMillion.RunAsync(null),
    ["sweep", var postgres] => await SweepMillion.RunAsync(postgres),
    ["storage"] => await StorageBenchmark.RunAsync(100_000),
    ["storage", var events] => await StorageBenchmark.RunAsync(Number(events)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("benchmarks: scriban | scriban-cold | channels | channels-thousand | channels-limit | website [N] | remote [N [NODES POSTGRES]] | sweep [POSTGRES] | storage [EVENTS]");
    return 2;
}
