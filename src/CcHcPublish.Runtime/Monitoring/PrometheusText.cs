using System.Globalization;
using System.Text;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>Writes metrics in Prometheus's text format 0.0.4: <c>HELP</c> and <c>TYPE</c> once per metric, then its series; the last line ends with a line feed.</summary>
/// <remarks>https://prometheus.io/docs/instrumenting/exposition_formats/</remarks>
internal sealed class PrometheusText
{
    private readonly StringBuilder text = new();

    public void Add(string counter, string help, long value)
    {
        Head(counter, help, MetricKind.Counter);
        Line(counter, "", value);
    }

    public void Add(MetricFamily family, IReadOnlyList<MetricFamily.Series> series)
    {
        if (series.Count == 0) return;
        Head(family.Name, family.Help, family.Kind);
        foreach (var one in series)
        {
            if (family.Kind == MetricKind.Histogram) Histogram(family, one);
            else Line(family.Name, one.Labels, one.Value);
        }
    }

    public override string ToString() => text.ToString();

    /// <summary>Dots become underscores, the unit stands in the name, and a counter ends with <c>_total</c>, as Prometheus names metrics.</summary>
    public static string NameOf(string name, string? unit, MetricKind kind)
    {
        var plain = Plain(name);
        var suffix = unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        if (!plain.EndsWith(suffix, StringComparison.Ordinal)) plain += suffix;
        return kind == MetricKind.Counter && !plain.EndsWith("_total", StringComparison.Ordinal) ? plain + "_total" : plain;
    }

    /// <summary>A name of letters, digits and underscores that does not begin with a digit.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name) plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return plain.Length == 0 || char.IsAsciiDigit(plain[0]) ? "_" + plain : plain.ToString();
    }

    /// <summary>The value of a label: backslash, quotation mark and line feed are escaped.</summary>
    public static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private void Head(string name, string help, MetricKind kind)
    {
        // In a help text only backslash and line feed are escaped.
        var shown = help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        text.Append("# HELP ").Append(name).Append(' ').Append(shown).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind.ToString().ToLowerInvariant()).Append('\n');
    }

    private void Histogram(MetricFamily family, MetricFamily.Series one)
    {
        var (below, lead) = (0L, one.Labels.Length > 0 ? one.Labels + "," : "");
        for (var at = 0; at < family.Bounds.Count; at++)
        {
            below += one.Buckets[at];
            Line(family.Name + "_bucket", $"{lead}le=\"{Number(family.Bounds[at])}\"", below);
        }

        Line(family.Name + "_bucket", $"{lead}le=\"+Inf\"", one.Count);
        Line(family.Name + "_sum", one.Labels, one.Value);
        Line(family.Name + "_count", one.Labels, one.Count);
    }

    private void Line(string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
