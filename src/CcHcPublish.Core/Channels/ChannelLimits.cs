using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Channels;

/// <summary>What a kind of channel takes, as data: checks use it before approval, and renderers cut by it.</summary>
/// <remarks>Lengths count Unicode code points after NFC. Sources: reference pages of the Zalo OA article API (150/50/300) and of Facebook Page posts.</remarks>
public sealed record ChannelLimits
{
    public required int TitleLongest { get; init; }

    public required int SummaryLongest { get; init; }

    /// <summary>Longest text of a post, in code points.</summary>
    public required int TextLongest { get; init; }

    /// <summary>Largest picture in bytes.</summary>
    public required long PictureLargest { get; init; }

    public bool NeedsCover { get; init; }

    public static ChannelLimits Of(ChannelKind kind) => kind switch
    {
        // The service documents 150 and 300 inclusive but was seen refusing the exact figures.
        ChannelKind.Zalo => new() { TitleLongest = 140, SummaryLongest = 250, TextLongest = 60_000, PictureLargest = 1024 * 1024 },
        ChannelKind.Facebook => new() { TitleLongest = 200, SummaryLongest = 400, TextLongest = 5_000, PictureLargest = 4 * 1024 * 1024 },
        ChannelKind.File => new() { TitleLongest = 300, SummaryLongest = 1_000, TextLongest = 20_000, PictureLargest = long.MaxValue },
        _ => new() { TitleLongest = 160, SummaryLongest = 320, TextLongest = 200_000, PictureLargest = 2 * 1024 * 1024 },
    };
}
