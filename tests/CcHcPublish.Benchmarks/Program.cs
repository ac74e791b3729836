using System.Globalization;
using CcHcPublish.Benchmarks.ScribanPages;
using CcHcPublish.Benchmarks.Storage;

return args switch
{
    ["scriban"] => ScribanBenchmark.Run(),
    ["scriban-cold"] => ColdRender.Run(),
    ["storage"] => await StorageBenchmark.RunAsync(100_000),
    ["storage", var events] => await StorageBenchmark.RunAsync(int.Parse(events, NumberStyles.None, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("benchmarks: scriban | scriban-cold | storage [EVENTS]");
    return 2;
}
