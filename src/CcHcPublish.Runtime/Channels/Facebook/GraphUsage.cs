using System.Globalization;
using System.Text.Json;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>The state of the quota as Meta's usage headers tell it.</summary>
/// <param name="Percent">Highest share of any limit that is used; calls are refused from 100 on.</param>
/// <param name="RegainAfter">Time until calls are served again; null while they are.</param>
public sealed record GraphUsage(int Percent, TimeSpan? RegainAfter)
{
    private const int SlowDownFrom = 80;
    private const int PauseFrom = 95;
    private const int MostEntries = 32;
    private const int LongestHeader = 64 << 10;

    /// <summary>Optional work such as statistics should wait.</summary>
    public bool IsHigh => Percent >= SlowDownFrom;

    /// <summary>Everything but publishing what is due should stop.</summary>
    public bool IsNearlyExhausted => Percent >= PauseFrom;

    /// <summary>Reads <c>X-App-Usage</c>, <c>X-Page-Usage</c> and <c>X-Business-Use-Case-Usage</c>; null when none of them can be read.</summary>
    public static GraphUsage? Read(IEnumerable<(string Name, string Value)> headers)
    {
        var (percent, minutes, isFound) = (0, 0, false);
        foreach (var (name, value) in headers)
        {
            var isFlat = name.Equals("x-app-usage", StringComparison.OrdinalIgnoreCase) || name.Equals("x-page-usage", StringComparison.OrdinalIgnoreCase);
            var isNested = name.Equals("x-business-use-case-usage", StringComparison.OrdinalIgnoreCase);
            if (!(isFlat || isNested) || value.Length > LongestHeader)
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(value, new() { MaxDepth = 8 });
                var entries = isFlat ? [document.RootElement] : Entries(document.RootElement);
                foreach (var entry in entries.Where(e => e.ValueKind == JsonValueKind.Object))
                {
                    percent = Math.Max(percent, Math.Max(Number(entry, "call_count"), Math.Max(Number(entry, "total_time"), Number(entry, "total_cputime"))));
                    minutes = Math.Max(minutes, Number(entry, "estimated_time_to_regain_access"));
                    isFound = true;
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Half a surrogate pair is told by InvalidOperationException, and only when somebody looks. A header we cannot read tells nothing; the body decides.
            }
        }

        return isFound ? new(percent, minutes > 0 ? TimeSpan.FromMinutes(minutes) : null) : null;
    }

    /// <summary>Its keys are ids of one sort or another; each value is a list.</summary>
    private static JsonElement[] Entries(JsonElement root) => root.ValueKind != JsonValueKind.Object
        ? []
        : [.. root.EnumerateObject().Take(MostEntries).Where(p => p.Value.ValueKind == JsonValueKind.Array).SelectMany(p => p.Value.EnumerateArray())];

    private static int Number(JsonElement entry, string name)
    {
        if (!entry.TryGetProperty(name, out var value))
        {
            return 0;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 0, 1_000_000) : 0;
    }
}
