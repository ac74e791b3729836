using CcHcPublish.Benchmarks.Publishing;
using CcHcPublish.Benchmarks.ScribanPages;

return args switch
{
    ["scriban"] => ScribanBenchmark.Run(),
    ["scriban-cold"] => ColdRender.Run(),
    ["website"] => await DrainWebsite.RunAsync(10_000),
    ["website", var articles] => await DrainWebsite.RunAsync(Number(articles)),
    ["remote"] => await DrainRemote.RunAsync(1000, 1, null),
    ["remote", var articles] => await DrainRemote.RunAsync(Number(articles), 1, null),
    ["remote", var articles, var nodes, var postgres] => await DrainRemote.RunAsync(Number(articles), Number(nodes), postgres),
    ["sweep"] => await SweepMillion.RunAsync(null),
    ["sweep", var postgres] => await SweepMillion.RunAsync(postgres),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("benchmarks: scriban | scriban-cold | website [N] | remote [N [NODES POSTGRES]] | sweep [POSTGRES]");
    return 2;
}
