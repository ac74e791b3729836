namespace Zalo.OA.SDK;

/// <summary>When to look at an asynchronous job: the pause before each look, in order. Never empty; when it is used up, the job is parked.</summary>
public sealed record PollingPlan
{
    /// <summary>The advice for articles: programs in the field poll between 10 and 30 seconds in all; this one waits 81.</summary>
    public static PollingPlan ForArticles { get; } = OfSeconds(2, 3, 5, 8, 13, 20, 30);

    /// <summary>For video conversion, where minutes are normal.</summary>
    public static PollingPlan ForVideos { get; } = OfSeconds([5, 5, .. Enumerable.Repeat(10, 59)]);

    /// <summary>A plan of these pauses.</summary>
    /// <param name="pauses">At least one; none negative; zero looks at once.</param>
    public PollingPlan(params IEnumerable<TimeSpan> pauses)
    {
        Pauses = [.. pauses];
        ArgumentOutOfRangeException.ThrowIfZero(Pauses.Count, nameof(pauses));
        foreach (var pause in Pauses)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero, nameof(pauses));
        }
    }

    /// <summary>The pauses, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; }

    private static PollingPlan OfSeconds(params int[] seconds) => new(seconds.Select(s => TimeSpan.FromSeconds(s)));
}
