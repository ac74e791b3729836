using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;

namespace CcHcPublish.Core.Articles;

/// <summary>One edition of a text, read from one Markdown file. Immutable: a correction is a new file content and so a new edition.</summary>
public sealed record Article
{
    public required string Agency { get; init; }

    /// <summary>Unique within the agency; part of the article's address for good.</summary>
    public required string Slug { get; init; }

    /// <summary>Path below the content folder, with "/".</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the file's bytes, lowercase hex.</summary>
    public required string Hash { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>When it should appear, local time of the agency.</summary>
    public required DateTime Date { get; init; }

    public required string Unit { get; init; }

    public IReadOnlyList<string> With { get; init; } = [];

    public required string Author { get; init; }

    public required string Genre { get; init; }

    public required IReadOnlyList<string> PlanItems { get; init; }

    public required string Category { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Path of the cover below the agency's folder.</summary>
    public string? Cover { get; init; }

    public string? CoverAlt { get; init; }

    public string? CoverCredit { get; init; }

    public string? Source { get; init; }

    /// <summary>Ids of the channels it goes to; never empty.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>The agency's channels that get this article, in its order, with the broadcast it asks for behind its OA.</summary>
    public IEnumerable<ChannelSetting> ChannelsOf(Agency agency)
    {
        foreach (var id in Channels)
        {
            if (agency.Channel(id) is not { Of: null } channel) continue;
            yield return channel;
            if (channel.Broadcasts && ZaloBroadcast) yield return channel.Broadcast;
        }
    }

    public string? FanpageText { get; init; }

    public string? ZaloTitle { get; init; }

    public string? ZaloDescription { get; init; }

    public bool ZaloBroadcast { get; init; }

    /// <summary>Markdown in NFC, LF line ends.</summary>
    public required string Body { get; init; }

    /// <summary>The file's line on which <see cref="Body"/> begins.</summary>
    public required int BodyLine { get; init; }

    /// <summary>Where the value of each front matter key stands, also one level below, as <c>with.0</c> and <c>zalo.title</c>.</summary>
    public required IReadOnlyDictionary<string, Place> Places { get; init; }

    /// <summary>Where the value of a front matter key stands; the file's first line when it is absent.</summary>
    public Place PlaceOf(string key) => Places.TryGetValue(key, out var place) ? place : new Place(Path, 1, 1);

    /// <summary>Where one entry of a list in the front matter stands; the list itself when the entry came by default.</summary>
    public Place PlaceOf(string key, int index) => Places.TryGetValue(FormattableString.Invariant($"{key}.{index}"), out var place) ? place : PlaceOf(key);
}
