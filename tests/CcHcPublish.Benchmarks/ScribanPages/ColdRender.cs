using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;

namespace CcHcPublish.Benchmarks.ScribanPages;

/// <summary>How long the first page of a process takes: parsing its templates and rendering it, when neither was ever done before in it.</summary>
public static class ColdRender
{
    /// <summary>The argument that makes a process measure itself once and print the milliseconds.</summary>
    public const string Once = "scriban-cold-once";

    public const int Starts = 15;

    public static int Run()
    {
        if (!IsPrecompiled())
        {
            Console.Error.WriteLine("The engine is not precompiled: build in Release without -p:Precompile=false.");
            return 1;
        }

        var times = Times();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"cold parse and render of the product's article page {times[Starts / 2],6:0.0} ms (median of {Starts} precompiled processes, {times[0]:0.0} to {times[^1]:0.0})"));
        return 0;
    }

    public static int RunOnce()
    {
        var make = ProductPage.Prepared();
        var started = Stopwatch.GetTimestamp();
        var page = make();
        var elapsed = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return page.Length > 0 ? 0 : 1;
    }

    /// <summary>Milliseconds of so many processes one after the other, in ascending order.</summary>
    public static double[] Times()
    {
        var times = new double[Starts];
        for (var i = 0; i < Starts; i++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            {
                start.ArgumentList.Add(typeof(ColdRender).Assembly.Location);
            }

            start.ArgumentList.Add(Once);
            using var process = Process.Start(start)!;
            times[i] = double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
            process.WaitForExit();
        }

        Array.Sort(times);
        return times;
    }

    private static bool IsPrecompiled()
    {
        using var file = File.OpenRead(typeof(Scriban.Template).Assembly.Location);
        using var image = new PEReader(file);
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
