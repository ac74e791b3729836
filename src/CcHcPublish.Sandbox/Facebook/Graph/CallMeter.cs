using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Counts calls per Page over 24 hours and tells their share of the quota, as the usage headers do.</summary>
public sealed class CallMeter(int callsPerDay)
{
    /// <summary>Headers appear only after some use.</summary>
    private const int SilentCalls = 5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> byPage = new(StringComparer.Ordinal);

    /// <summary>Counts one call, refused ones too: calls made while throttled prolong it.</summary>
    public Usage Count(string pageId, DateTimeOffset now)
    {
        var queue = byPage.GetOrAdd(pageId, _ => new());
        lock (queue)
        {
            while (queue.TryPeek(out var oldest) && oldest + Window <= now)
            {
                queue.Dequeue();
            }

            queue.Enqueue(now);
            var calls = queue.Count;
            var percent = (int)(calls * 100L / Math.Max(1, callsPerDay));
            var wait = percent < 100 ? 0 : (int)Math.Ceiling((queue.Peek() + Window - now).TotalMinutes);
            return new(percent, wait, calls > SilentCalls);
        }
    }
}

/// <summary>The state of a Page's quota.</summary>
/// <param name="Percent">Share of the quota that is used; throttling starts at 100.</param>
/// <param name="MinutesToRegain">Minutes until calls are served again; 0 while they are.</param>
/// <param name="IsShown">Whether the headers are sent.</param>
public sealed record Usage(int Percent, int MinutesToRegain, bool IsShown)
{
    /// <summary>Value of <c>X-App-Usage</c>.</summary>
    public JsonObject App() => new() { ["call_count"] = Percent / 4, ["total_time"] = Percent / 5, ["total_cputime"] = Percent / 5 };

    /// <summary>Value of <c>X-Business-Use-Case-Usage</c>.</summary>
    public JsonObject Business(string pageId) => new()
    {
        [pageId] = new JsonArray(new JsonObject
        {
            ["type"] = "pages",
            ["call_count"] = Percent,
            ["total_cputime"] = Percent / 4,
            ["total_time"] = Percent / 4,
            ["estimated_time_to_regain_access"] = MinutesToRegain,
        }),
    };
}
