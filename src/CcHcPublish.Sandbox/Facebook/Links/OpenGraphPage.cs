using System.Net;
using System.Text.RegularExpressions;

namespace CcHcPublish.Sandbox.Facebook.Links;

/// <summary>What a preview takes from a page: its Open Graph tags, else its title and description.</summary>
public sealed partial record OpenGraphPage(string Title, string Description, string? SiteName, string? Image)
{
    public static OpenGraphPage Read(string html)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match tag in MetaTag.Matches(html))
        {
            var (name, content) = ("", "");
            foreach (Match attribute in Attribute.Matches(tag.Value))
            {
                var value = WebUtility.HtmlDecode(attribute.Groups[2].Success ? attribute.Groups[2].Value : attribute.Groups[3].Value);
                switch (attribute.Groups[1].Value.ToLowerInvariant())
                {
                    case "property" or "name":
                        name = value;
                        break;
                    case "content":
                        content = value;
                        break;
                }
            }

            tags.TryAdd(name, content);
        }

        var title = tags.GetValueOrDefault("og:title") ?? WebUtility.HtmlDecode(TitleTag.Match(html).Groups[1].Value).Trim();
        var description = tags.GetValueOrDefault("og:description") ?? tags.GetValueOrDefault("description") ?? "";
        return new(title, description, tags.GetValueOrDefault("og:site_name"), tags.GetValueOrDefault("og:image"));
    }

    [GeneratedRegex("<meta\\s[^>]{0,4000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaTag { get; }

    [GeneratedRegex("""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attribute { get; }

    [GeneratedRegex("<title[^>]{0,200}>([^<]{0,2000})</title>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleTag { get; }
}
