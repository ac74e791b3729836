namespace CcHcPublish.Sandbox.Zalo;

/// <summary>Counts the calls of one app and API in the present minute of the clock.</summary>
internal sealed class RateWindow(TimeProvider clock, int limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Minute, int Used)> used = new(StringComparer.Ordinal);

    /// <summary>Counts one call; how many are left, negative when it was one too many.</summary>
    public int Take(string key)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (gate)
        {
            var (last, count) = used.GetValueOrDefault(key);
            count = last == minute ? count + 1 : 1;
            used[key] = (minute, count);
            return limit - count;
        }
    }
}
