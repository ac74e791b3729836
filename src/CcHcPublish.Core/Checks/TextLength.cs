using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Core.Checks;

/// <summary>Lengths as channels count them: Unicode code points.</summary>
internal static class TextLength
{
    public static int Of(string text)
    {
        var pairs = 0;
        foreach (var unit in text)
        {
            if (char.IsLowSurrogate(unit)) pairs++;
        }

        return text.Length - pairs;
    }

    /// <summary>The channel, among those that use a text, that leaves it the least room.</summary>
    public static (ChannelSetting Channel, int Longest)? Strictest(CheckSubject subject, Func<ChannelSetting, bool> uses, Func<ChannelLimits, int> longest)
    {
        (ChannelSetting Channel, int Longest)? strictest = null;
        foreach (var (channel, limits) in subject.Channels)
        {
            if (uses(channel) && (strictest is null || longest(limits) < strictest.Value.Longest)) strictest = (channel, longest(limits));
        }

        return strictest;
    }
}
