using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Core.Publications;

/// <summary>How a backlog goes out: in its order and spaced, so that followers do not get a day's posts at once.</summary>
public static class Overdue
{
    /// <summary>Up to so late a publication is on time.</summary>
    public static TimeSpan After { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two overdue posts on one channel.</summary>
    public static TimeSpan Spacing { get; } = TimeSpan.FromMinutes(1);

    /// <summary>A website takes any number at once: nobody is notified.</summary>
    public static bool IsSpaced(Publication publication, ChannelKind kind, DateTimeOffset now) =>
        ChannelAbilities.Of(kind).Notifies
        && publication is { State: PublicationState.Scheduled, Act: PublicationAct.Publish }
        && now > publication.DueAt + After;
}
