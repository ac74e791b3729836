using System.Diagnostics.Metrics;
using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Monitoring;

/// <summary>What is told is read back by a strict reader of the text format.</summary>
[Collection(nameof(MetricsTests))]
public sealed class MetricsTests : IDisposable
{
    private readonly CollectMetrics metrics = new();
    private readonly PublishingMeter meter = new();

    [Fact]
    public void AttemptsAreCountedByKindActAndOutcomeAndTimed()
    {
        var before = Read();
        meter.Told(A.Publication(), ChannelKind.Website, "Published", TimeSpan.FromSeconds(0.3));
        meter.Told(A.Publication("zalo"), ChannelKind.Zalo, "Unconfirmed", TimeSpan.FromSeconds(7));
        meter.Told(A.Publication("la"), null, "Deferred", TimeSpan.FromSeconds(0.001));

        var after = Read();

        Grown("cchc_publications_total{channel_kind=\"website\",act=\"publish\",outcome=\"published\"}").ShouldBe(1);
        Grown("cchc_publications_total{channel_kind=\"unknown\",act=\"publish\",outcome=\"deferred\"}").ShouldBe(1);
        Grown("cchc_attempt_duration_seconds_bucket{channel_kind=\"zalo\",le=\"5\"}").ShouldBe(0);
        Grown("cchc_attempt_duration_seconds_bucket{channel_kind=\"zalo\",le=\"10\"}").ShouldBe(1);
        Grown("cchc_attempt_duration_seconds_bucket{channel_kind=\"zalo\",le=\"+Inf\"}").ShouldBe(1);
        Grown("cchc_attempt_duration_seconds_count{channel_kind=\"zalo\"}").ShouldBe(1);
        Grown("cchc_attempt_duration_seconds_sum{channel_kind=\"zalo\"}").ShouldBe(7, 0.0001);

        double Grown(string series) => after.GetValueOrDefault(series) - before.GetValueOrDefault(series);
    }

    [Fact]
    public void TheGaugesShowTheLastReadingAndNothingBefore()
    {
        Read().Keys.ShouldNotContain(key => key.StartsWith("cchc_lag", StringComparison.Ordinal));
        var at = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
        meter.Renew(new DeskLag(at, at.AddSeconds(-90), "so-mau/a@1/website/publish", 4) { Unconfirmed = 2, Jobs = [new JobRun("backup", at, "may-1", null), new JobRun("log_verify", at, "may-1", "IOException")] });

        var read = Read();

        read["cchc_lag_seconds"].ShouldBe(90);
        read["cchc_due"].ShouldBe(4);
        read["cchc_unconfirmed"].ShouldBe(2);
        read["cchc_job_last_run_seconds{job=\"backup\",result=\"done\"}"].ShouldBe(at.ToUnixTimeSeconds());
        read["cchc_job_last_run_seconds{job=\"log_verify\",result=\"failed\"}"].ShouldBe(at.ToUnixTimeSeconds());
    }

    [Fact]
    public void TheRuntimeTellsOfItselfAndAskedInstrumentsAreReadAnewEachTime()
    {
        var first = Read();
        var second = Read();

        first["dotnet_process_cpu_count"].ShouldBe(Environment.ProcessorCount);
        second["dotnet_process_cpu_count"].ShouldBe(Environment.ProcessorCount);
        second["dotnet_process_memory_working_set_bytes"].ShouldBeGreaterThan(1_000_000);
    }

    [Fact]
    public void ALabelIsEscapedCutAndNeverBreaksALine()
    {
        using var strange = new Meter(PublishingMeter.Name);
        var counter = strange.CreateCounter<long>("strange", null, "Line one\nline \\ two");
        counter.Add(1, new KeyValuePair<string, object?>("outcome", "a\"b\\c\nd"));
        counter.Add(1, new KeyValuePair<string, object?>("outcome", new string('x', 5000)));
        counter.Add(2, new KeyValuePair<string, object?>("title", "no label of ours"));

        var text = metrics.Render();

        text.ShouldContain("# HELP strange_total Line one\\nline \\\\ two\n# TYPE strange_total counter\n");
        text.ShouldContain("strange_total{outcome=\"a\\\"b\\\\c\\nd\"} 1\n");
        text.ShouldNotContain("no label of ours");
        Parse(text).Keys.ShouldAllBe(series => series.Length < 400);
    }

    [Fact]
    public void AMetricWithTooManySeriesIsCutAndTheRestCounted()
    {
        using var strange = new Meter(PublishingMeter.Name);
        var counter = strange.CreateCounter<long>("many");
        for (var at = 0; at < 250; at++) counter.Add(1, new KeyValuePair<string, object?>("job", at));

        var read = Read();

        read.Keys.Count(series => series.StartsWith("many_total{", StringComparison.Ordinal)).ShouldBe(200);
        read["cchc_metrics_dropped_total"].ShouldBe(50);
    }

    public void Dispose()
    {
        meter.Dispose();
        metrics.Dispose();
    }

    private Dictionary<string, double> Read() => Parse(metrics.Render());

    /// <summary>Reads the format strictly: one HELP and TYPE before the series of a metric, unique series, numbers, a line feed at the end, cumulative buckets up to the count.</summary>
    internal static Dictionary<string, double> Parse(string text)
    {
        text.ShouldEndWith("\n");
        Dictionary<string, double> series = new(StringComparer.Ordinal);
        HashSet<string> declared = [];
        var (name, type) = ("", "");
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                name = line.Split(' ')[2];
                declared.Add(name).ShouldBeTrue(line);
                name.ShouldMatch("^[a-zA-Z_:][a-zA-Z0-9_:]*$");
                continue;
            }

            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                line.Split(' ')[2].ShouldBe(name);
                type = line.Split(' ')[3];
                type.ShouldBeOneOf("counter", "gauge", "histogram");
                continue;
            }

            var space = line.LastIndexOf(' ');
            var key = line[..space];
            var own = key.Split('{')[0];
            (type == "histogram" ? new[] { name + "_bucket", name + "_sum", name + "_count" } : [name]).ShouldContain(own, line);
            series.TryAdd(key, double.Parse(line[(space + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture)).ShouldBeTrue(line);
            if (own.EndsWith("_count", StringComparison.Ordinal) && type == "histogram")
            {
                var labels = key.Contains('{') ? key[(key.IndexOf('{') + 1)..^1] + "," : "";
                series[$"{name}_bucket{{{labels}le=\"+Inf\"}}"].ShouldBe(series[key], line);
            }
        }

        return series;
    }
}
