using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Core.Publications;

/// <summary>How long the publisher waits. Deterministic: one node at a time holds a publication, so jitter has nobody to avoid.</summary>
public static class Waiting
{
    private static readonly int[] RetryMinutes = [1, 2, 5, 10, 20, 40, 60];
    private static readonly int[] AskSeconds = [2, 3, 5, 8, 13, 20, 30];

    public static TimeSpan FirstLook { get; } = TimeSpan.FromSeconds(15);

    /// <summary>A ticket that got no answer for so long is given up, and the channel looked at: no job of it is under way any more.</summary>
    public static TimeSpan TicketLife { get; } = TimeSpan.FromDays(1);

    /// <summary>Before the next try after <paramref name="tries"/> tries: one minute, rising to an hour.</summary>
    public static TimeSpan BeforeRetry(int tries) => TimeSpan.FromMinutes(RetryMinutes[Math.Clamp(tries - 1, 0, RetryMinutes.Length - 1)]);

    /// <summary>Before asking again about a job on the far side (the polling plan of the Zalo article reference).</summary>
    public static TimeSpan BeforeAsking(int asked) => TimeSpan.FromSeconds(AskSeconds[Math.Clamp(asked, 0, AskSeconds.Length - 1)]);
}

/// <summary>How often a channel must be looked at, without a find, before a send counts as proven absent.</summary>
/// <param name="Needed">Complete reads without a match that prove absence.</param>
/// <param name="Pauses">Waits between looks; after the last one only a person decides.</param>
public sealed record LookPlan(int Needed, IReadOnlyList<TimeSpan> Pauses)
{
    // Reading a Page or an OA can lag behind writing; a folder cannot.
    private static readonly LookPlan Remote = new(4, [TimeSpan.FromSeconds(45), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1)]);
    private static readonly LookPlan Folder = new(1, [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)]);

    /// <summary>One look that proves nothing, then a person: for a channel that shows nothing of what it got.</summary>
    private static readonly LookPlan Blind = new(int.MaxValue, []);

    public static LookPlan Of(ChannelKind kind) => ChannelAbilities.Of(kind) is { FindAgain.Can: true, ReadsLag: var lags } ? lags ? Remote : Folder : Blind;

    public TimeSpan? Pause(int looks) => looks <= Pauses.Count ? Pauses[looks - 1] : null;
}
