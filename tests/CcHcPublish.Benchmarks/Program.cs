using CcHcPublish.Benchmarks.ScribanPages;

return args switch
{
    ["scriban"] => ScribanBenchmark.Run(),
    ["scriban-cold"] => ColdRender.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("benchmarks: scriban | scriban-cold");
    return 2;
}
