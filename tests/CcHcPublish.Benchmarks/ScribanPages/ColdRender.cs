using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;

namespace CcHcPublish.Benchmarks.ScribanPages;

/// <summary>How long the first page of a process takes: parsing its templates and rendering it, when neither was ever done before in it.</summary>
public static class ColdRender
{
    /// <summary>The argument that makes a process measure itself once and print the milliseconds that went by and those of the processor.</summary>
    public const string Once = "scriban-cold-once";

    public const int Starts = 15;

    public static int Run()
    {
        if (!IsPrecompiled())
        {
            Console.Error.WriteLine("The engine is not precompiled: build in Release without -p:Precompile=false.");
            return 1;
        }

        var (elapsed, used) = Times();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"cold parse and render of the product's article page {elapsed[Starts / 2],6:0.0} ms (median of {Starts} precompiled processes, {elapsed[0]:0.0} to {elapsed[^1]:0.0}), processor time {used[Starts / 2]:0.0} ms"));
        return 0;
    }

    public static int RunOnce()
    {
        var make = ProductPage.Prepared();
        var used = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var page = make();
        var elapsed = Stopwatch.GetElapsedTime(started);
        used = Environment.CpuUsage.TotalTime - used;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds} {used.TotalMilliseconds}"));
        return page.Length > 0 ? 0 : 1;
    }

    /// <summary>Milliseconds of so many processes one after the other, each list in ascending order; those of the processor tell more on a busy machine.</summary>
    public static (double[] Elapsed, double[] Used) Times()
    {
        var (elapsed, used) = (new double[Starts], new double[Starts]);
        for (var i = 0; i < Starts; i++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            {
                start.ArgumentList.Add(typeof(ColdRender).Assembly.Location);
            }

            start.ArgumentList.Add(Once);
            using var process = Process.Start(start)!;
            var printed = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            elapsed[i] = double.Parse(printed[0], CultureInfo.InvariantCulture);
            used[i] = double.Parse(printed[1], CultureInfo.InvariantCulture);
        }

        Array.Sort(elapsed);
        Array.Sort(used);
        return (elapsed, used);
    }

    private static bool IsPrecompiled()
    {
        using var file = File.OpenRead(typeof(Scriban.Template).Assembly.Location);
        using var image = new PEReader(file);
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
