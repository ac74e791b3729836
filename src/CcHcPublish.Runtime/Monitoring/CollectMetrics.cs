using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>
/// Listens to our meter, to Quartz's and to the runtime's, and gives what they told as Prometheus text. Only labels of a closed list are taken; the rest is summed up,
/// since names of triggers and kinds of exceptions have no bound.
/// </summary>
public sealed class CollectMetrics : IDisposable
{
    private const int LongestLabel = 100;

    private static readonly Dictionary<string, string[]> Labels = new(StringComparer.Ordinal)
    {
        [PublishingMeter.Name] = ["channel_kind", "act", "outcome", "job", "result"],
        ["Quartz"] = ["quartz.scheduler.name", "quartz.job.group", "quartz.job.result", "quartz.jobstore.lock"],
        ["System.Runtime"] = ["gc.heap.generation", "cpu.mode"],
    };

    private static readonly double[] Seconds = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, MetricFamily> families = new(StringComparer.Ordinal);
    private readonly Lock asking = new();
    private long round;
    private long dropped;

    public CollectMetrics()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (Labels.ContainsKey(instrument.Meter.Name)) listening.EnableMeasurementEvents(instrument, FamilyOf(instrument));
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        listener.SetMeasurementEventCallback<float>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        listener.Start();
    }

    /// <summary>Text format 0.0.4 (prometheus.io, Exposition formats), families and series in ordinal order.</summary>
    public string Render()
    {
        lock (asking)
        {
            round++;
            listener.RecordObservableInstruments();
            var text = new PrometheusText();
            foreach (var family in families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)) text.Add(family, family.Read(round));
            text.Add("cchc_metrics_dropped_total", "Measurements left out because their metric had too many series.", Interlocked.Read(ref dropped));
            return text.ToString();
        }
    }

    public void Dispose() => listener.Dispose();

    private MetricFamily FamilyOf(Instrument instrument)
    {
        var kind = MetricFamily.KindOf(instrument);
        var name = PrometheusText.NameOf(instrument.Name, instrument.Unit, kind);
        // Two meters of one name, as two schedulers have, tell of one metric.
        return families.GetOrAdd(name, _ => new MetricFamily(name, kind, instrument.Description ?? instrument.Name,
            kind == MetricKind.Histogram ? (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? Seconds : []));
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? family)
    {
        if (!((MetricFamily)family!).Take(value, LabelsOf(tags, Labels[instrument.Meter.Name]), instrument.IsObservable ? Volatile.Read(ref round) : 0)) Interlocked.Increment(ref dropped);
    }

    /// <summary>In the order of the closed list, so that one set of labels has one form.</summary>
    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags, string[] known)
    {
        if (tags.Length == 0) return "";
        var text = new StringBuilder();
        foreach (var name in known)
        {
            foreach (var (tag, value) in tags)
            {
                if (tag != name) continue;
                var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                if (text.Length > 0) text.Append(',');
                text.Append(PrometheusText.Plain(name)).Append("=\"").Append(PrometheusText.Escape(shown.Length > LongestLabel ? shown[..LongestLabel] : shown)).Append('"');
            }
        }

        return text.ToString();
    }
}
