using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// Turns the addresses an author writes into those a reader may follow: other articles, files of the agency's media folder,
/// and safe outside links. Everything else gives null, and only its words remain.
/// </summary>
public sealed class ArticleLinks
{
    private readonly AgencyContent content;
    private readonly string root;

    private ArticleLinks(AgencyContent content, string root)
    {
        this.content = content;
        this.root = root;
    }

    /// <summary>Addresses as seen from an article's own page, two folders below the site's root.</summary>
    public static ArticleLinks OnSite(AgencyContent content) => new(content, "../../");

    /// <summary>Addresses that hold anywhere. Null when the agency has no website.</summary>
    public static ArticleLinks? Absolute(AgencyContent content) => SiteAddress(content.Agency) is { } site ? new(content, site + "/") : null;

    /// <summary>Where the agency's website begins, without a trailing slash.</summary>
    public static string? SiteAddress(Agency agency) =>
        agency.Channels.FirstOrDefault(channel => channel.Kind == ChannelKind.Website && channel.BaseUrl is not null)?.BaseUrl?.TrimEnd('/');

    public string Article(string slug) => $"{root}bai/{slug}/";

    public string Media(string path) => root + Encoded(path);

    public string? Link(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        if (address.StartsWith(ArticleMarkdown.ArticleScheme, StringComparison.Ordinal)) return ToArticle(address[ArticleMarkdown.ArticleScheme.Length..]);
        if (Picture(address) is { } file) return Media(file.Path);
        if (!ArticleMarkdown.IsSafeLink(address)) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var target) ? target.AbsoluteUri : "#" + Vietnamese.Slug(address);
    }

    /// <summary>A file of the agency's media folder; never one from elsewhere, since the site makes no third-party requests.</summary>
    public MediaFile? Picture(string? address) => address is not null ? content.Media.GetValueOrDefault(address) : null;

    /// <summary>True for a web page that is not one of this site's own.</summary>
    public bool IsOutside(string link) =>
        link.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !link.StartsWith(root, StringComparison.Ordinal);

    private string? ToArticle(string target)
    {
        var mark = target.IndexOf('#', StringComparison.Ordinal);
        var slug = mark < 0 ? target : target[..mark];
        if (content.Article(slug) is null || !Vietnamese.IsSlug(slug)) return null;
        var part = mark < 0 ? "" : Vietnamese.Slug(target[mark..]);
        return part.Length > 0 ? $"{Article(slug)}#{part}" : Article(slug);
    }

    /// <summary>Every segment percent-encoded, as services that fetch pictures demand.</summary>
    internal static string Encoded(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
