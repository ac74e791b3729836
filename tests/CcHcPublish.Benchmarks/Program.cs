using CcHcPublish.Benchmarks.Channels;
using CcHcPublish.Benchmarks.ScribanPages;

return args switch
{
    ["scriban"] => ScribanBenchmark.Run(),
    ["scriban-cold"] => ColdRender.Run(),
    ["channels"] => await CallCost.RunAsync(),
    ["channels-thousand"] => await ThousandPosts.RunAsync(),
    ["channels-limit"] => await BusyLimit.RunAsync(),
    [FarSide.Verb, var state, var limit] => await FarSide.ServeAsync(state, limit),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("benchmarks: scriban | scriban-cold | channels | channels-thousand | channels-limit");
    return 2;
}
