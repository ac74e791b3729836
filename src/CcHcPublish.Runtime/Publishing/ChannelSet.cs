using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>The declared channels by agency and channel id, with their connections.</summary>
public sealed class ChannelSet
{
    private readonly Dictionary<(string Agency, string Channel), (ChannelSetting Setting, IChannel? Channel)> channels = [];

    /// <summary>Work a channel does once after a sweep that touched it, such as renewing listings.</summary>
    public List<Func<CancellationToken, ValueTask>> AfterSweep { get; } = [];

    /// <param name="channel">Null for a channel that is declared and not connected: what is due there waits.</param>
    public void Add(string agency, ChannelSetting setting, IChannel? channel) => channels[(agency, setting.Id)] = (setting, channel);

    public (ChannelSetting Setting, IChannel? Channel)? Find(string agency, string channel) =>
        channels.TryGetValue((agency, channel), out var found) ? found : null;

    public bool IsConnected(string agency, string channel) => Find(agency, channel)?.Channel is not null;

    /// <summary>The channels whose budget is that of <paramref name="app"/>.</summary>
    public IReadOnlyList<(string Agency, string Channel)> SharingApp(string app) =>
        [.. channels.Where(entry => entry.Value.Channel?.App == app).Select(entry => entry.Key)];
}
