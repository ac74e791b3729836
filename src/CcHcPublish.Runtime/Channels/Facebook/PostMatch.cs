using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>How to recognise a post of ours whose answer was lost.</summary>
public sealed partial record PostMatch
{
    /// <summary>Meta's clock and ours may differ by so much; a node's clock may be set wrongly by minutes, and text and link tell our posts apart anyway.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <summary>The parameter that names the publication a link was made for.</summary>
    private const string Publication = "utm_content=";

    public required string Message { get; init; }

    /// <summary>Link of the post; make it its own by a fixed parameter, such as <c>utm_content</c> with the publication's id.</summary>
    public Uri? Link { get; init; }

    /// <summary>Ids of the uploaded photos, where they are known.</summary>
    public IReadOnlyList<string> PhotoIds { get; init; } = [];

    /// <summary>How many photos it has, where their ids are not known because the answer was lost; null for any number.</summary>
    public int? PhotoCount { get; init; }

    /// <summary>When the first attempt was made; earlier posts are not ours.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Ids of posts that are known to be something else's: posts of photos may have the same text.</summary>
    public IReadOnlySet<string> HeldByOthers { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Look among the posts that wait for their time instead of the published ones.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>Facebook counts creation time of a scheduled post from its making; the lower bound holds for both lists.</summary>
    internal DateTimeOffset From => Since - ClockSlack;

    /// <summary>
    /// Whether this is the post: by our app or an untold one, made since the first attempt, in the state that was asked for, same text, same link or photos. A
    /// date that is missing proves nothing.
    /// </summary>
    public bool IsExactly(PagePost post, string? appId) =>
        IsOurs(post, appId) && post.CreatedAt is not null && post.IsPublished != IsScheduled && HasSameText(post) && HasSameLink(post) && HasSamePhotos(post);

    /// <summary>Whether a person should look: same text or same link, whatever else is missing or differs.</summary>
    public bool IsNearly(PagePost post, string? appId) =>
        IsOurs(post, appId) && ((Message.Length > 0 && HasSameText(post)) || (Link is not null && HasSameLink(post)));

    /// <summary>Text as Meta may give it back: composed, without trailing blanks, runs of blanks as one.</summary>
    public static string Normalise(string text) => Blanks.Replace(text.Normalize(NormalizationForm.FormC), " ").Trim();

    private bool IsOurs(PagePost post, string? appId) =>
        !(post.CreatedAt < From) && !HeldByOthers.Contains(post.Id) && (appId is null || post.AppId is null || post.AppId == appId);

    private bool HasSameText(PagePost post) => Normalise(post.Message) == Normalise(Message);

    private bool HasSamePhotos(PagePost post) =>
        (PhotoIds.Count == 0 || PhotoIds.SequenceEqual(post.PhotoIds)) && (PhotoCount is null || PhotoCount == post.PhotoIds.Count);

    private bool HasSameLink(PagePost post)
    {
        if (Link is null)
        {
            return true;
        }

        if (!Uri.TryCreate(post.Link, UriKind.Absolute, out var seen))
        {
            return false;
        }

        // Meta may put the page's canonical address, without our mark, in place of the one that was sent; it may add marks of its own. The path and every other
        // parameter say which page it is.
        return seen.Host.Equals(Link.Host, StringComparison.OrdinalIgnoreCase)
            && (seen.Port == Link.Port || (seen.IsDefaultPort && Link.IsDefaultPort))
            && Uri.UnescapeDataString(seen.AbsolutePath).TrimEnd('/') == Uri.UnescapeDataString(Link.AbsolutePath).TrimEnd('/')
            && Telling(seen).SequenceEqual(Telling(Link))
            && (Mark(Link) is not { } mine || Mark(seen) is not { } theirs || mine == theirs);
    }

    private static string? Mark(Uri link) => Parameters(link).FirstOrDefault(one => one.StartsWith(Publication, StringComparison.Ordinal));

    /// <summary>The parameters that say which page it is, in an order of their own.</summary>
    private static IEnumerable<string> Telling(Uri link) => Parameters(link).Where(one => !Tracking.IsMatch(one)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Parameters(Uri link) => link.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks { get; }

    /// <summary>Parameters that say where a reader came from.</summary>
    [GeneratedRegex("^(utm_[a-z]+|fbclid|gclid|zarsrc)(=|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tracking { get; }
}
