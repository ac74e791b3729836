using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>The declared channels by agency and channel id, with their connections.</summary>
public sealed class ChannelSet
{
    private readonly Dictionary<(string Agency, string Channel), (ChannelSetting Setting, IChannel? Channel)> channels = [];

    /// <summary>Work a channel does once after a sweep that touched it, such as renewing listings.</summary>
    public List<Func<CancellationToken, ValueTask>> AfterSweep { get; } = [];

    /// <param name="channel">Null for a channel that is declared and not connected: what is due there waits until its grace ends.</param>
    public void Add(string agency, ChannelSetting setting, IChannel? channel) => channels[(agency, setting.Id)] = (setting, channel);

    public (ChannelSetting Setting, IChannel? Channel)? Find(string agency, string channel) =>
        channels.TryGetValue((agency, channel), out var found) ? found : null;
}
