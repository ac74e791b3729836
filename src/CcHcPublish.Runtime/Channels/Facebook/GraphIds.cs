using System.Text.RegularExpressions;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// The shapes of Meta's ids (sections 4.2, 4.5, 4.6 of the Facebook reference): a Page's and a photo's are digits, a post's is always <c>PAGE_POST</c>, a comment's
/// <c>POST_COMMENT</c>. An answer with another id names nothing that was made.
/// </summary>
internal static partial class GraphIds
{
    public static bool IsPhoto(string? id) => id is not null && Number.IsMatch(id);

    public static bool IsComment(string? id) => id is not null && Pair.IsMatch(id);

    /// <summary>Whether the id is that of a post of this Page.</summary>
    public static bool IsPostOf(string page, string? id) => IsComment(id) && id!.StartsWith(page + "_", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[1-9][0-9]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"\A[1-9][0-9]{0,39}_[0-9]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pair { get; }
}
