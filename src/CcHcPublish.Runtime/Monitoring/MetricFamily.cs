using System.Diagnostics.Metrics;

namespace CcHcPublish.Runtime.Monitoring;

internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>
/// All series of one metric. At most <see cref="MostSeries"/> of them: what comes after is counted as dropped and nothing else, so that no label can fill the
/// memory.
/// </summary>
internal sealed class MetricFamily(string name, MetricKind kind, string help, IReadOnlyList<double> bounds)
{
    public const int MostSeries = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);

    public string Name => name;

    public MetricKind Kind => kind;

    public string Help => help;

    public IReadOnlyList<double> Bounds => bounds;

    /// <summary>False when the measurement belongs to one series too many.</summary>
    /// <param name="round">
    /// Number of the present collection for an instrument that is asked: what it says in one round adds up and replaces the last one. Zero for one that tells.
    /// </param>
    public bool Take(double value, string labels, long round)
    {
        lock (gate)
        {
            if (!series.TryGetValue(labels, out var one))
            {
                if (series.Count == MostSeries) return false;
                series[labels] = one = new Series(labels, new long[bounds.Count + 1]);
            }

            one.Take(value, kind, round, bounds);
            return true;
        }
    }

    /// <summary>A copy, in the order of the labels; what was not told in this round by an instrument that is asked is left out.</summary>
    public IReadOnlyList<Series> Read(long round)
    {
        lock (gate) return [.. series.Values.Where(one => one.Round == 0 || one.Round == round).OrderBy(one => one.Labels, StringComparer.Ordinal).Select(one => one.Copy())];
    }

    public static MetricKind KindOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.StartsWith("Histogram", StringComparison.Ordinal) ? MetricKind.Histogram
            : type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? MetricKind.Counter
            : MetricKind.Gauge;
    }

    /// <param name="Labels">As the text form writes them between the braces.</param>
    internal sealed record Series(string Labels, long[] Buckets)
    {
        public double Value { get; private set; }

        public long Count { get; private set; }

        public long Round { get; private set; }

        public void Take(double value, MetricKind kind, long round, IReadOnlyList<double> bounds)
        {
            if (kind == MetricKind.Histogram)
            {
                var at = 0;
                while (at < bounds.Count && value > bounds[at]) at++;
                Buckets[at]++;
                Count++;
            }

            // An up-down counter tells differences, a gauge that tells does not occur among our meters.
            Value = round != Round ? value : Value + value;
            Round = round;
        }

        public Series Copy() => this with { Buckets = [.. Buckets] };
    }
}
