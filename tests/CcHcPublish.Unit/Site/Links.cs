using System.Net;
using System.Text.RegularExpressions;

namespace CcHcPublish.Unit.Site;

internal static partial class Links
{
    /// <summary>What a page's href and src attributes hold, without fragments and queries.</summary>
    public static IEnumerable<string> Of(string html) => Attributes().Matches(html)
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('?')[0])
        .Select(link => link.StartsWith('#') ? link : link.Split('#')[0]);

    [GeneratedRegex(" (?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Attributes();
}
