using System.Collections.Concurrent;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>The channels that this node cannot serve, as when it lacks the key of their secrets, and leaves to others. Every few minutes it tries again.</summary>
internal sealed class ChannelsOfOthers(TimeProvider clock)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Agency, string Channel), long> since = new();

    public void Add(string agency, string channel) => since[(agency, channel)] = clock.GetTimestamp();

    public IEnumerable<(string Agency, string Channel)> Now() => since.Where(entry => clock.GetElapsedTime(entry.Value) < TryAgain).Select(entry => entry.Key);
}
