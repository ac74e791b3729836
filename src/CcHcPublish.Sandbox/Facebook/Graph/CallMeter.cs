using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Counts calls per Page or person over a sliding time and tells their share of the quota, as the usage headers do.</summary>
/// <param name="limit">Calls in that time; throttling starts with the next one.</param>
/// <param name="window">24 hours for Pages, one hour for people and the app.</param>
public sealed class CallMeter(int limit, TimeSpan window)
{
    /// <summary>Headers appear only after some use.</summary>
    private const int SilentCalls = 5;

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> byOwner = new(StringComparer.Ordinal);

    /// <summary>Counts one call, refused ones too: calls made while throttled prolong it.</summary>
    public Usage Count(string owner, DateTimeOffset now)
    {
        var queue = byOwner.GetOrAdd(owner, _ => new());
        lock (queue)
        {
            while (queue.TryPeek(out var oldest) && oldest + window <= now)
            {
                queue.Dequeue();
            }

            queue.Enqueue(now);
            var calls = queue.Count;
            var percent = (int)(calls * 100L / Math.Max(1, limit));
            var wait = percent < 100 ? 0 : (int)Math.Ceiling((queue.Peek() + window - now).TotalMinutes);
            return new(percent, wait, calls > SilentCalls);
        }
    }
}

/// <summary>Whose quota a call used. Without a Page it is the platform's limit of a person or the app.</summary>
public sealed record Metered(string? PageId, Usage Usage);

/// <summary>The state of a quota.</summary>
/// <param name="Percent">Share of the quota that is used; throttling starts at 100.</param>
/// <param name="MinutesToRegain">Minutes until calls are served again; 0 while they are.</param>
/// <param name="IsShown">Whether the headers are sent.</param>
public sealed record Usage(int Percent, int MinutesToRegain, bool IsShown)
{
    /// <summary>Value of <c>X-App-Usage</c>.</summary>
    /// <param name="isOnlyLimit">Whether it is the limit that counts, as for people, or a Page's own limit stands beside it.</param>
    public JsonObject App(bool isOnlyLimit) => new()
    {
        ["call_count"] = isOnlyLimit ? Percent : Percent / 4,
        ["total_time"] = Percent / 5,
        ["total_cputime"] = Percent / 5,
    };

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
