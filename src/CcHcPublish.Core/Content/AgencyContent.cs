using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Plans;

namespace CcHcPublish.Core.Content;

/// <summary>All files of one agency as read at one moment. Files that could not be read are missing here and stand in <see cref="Findings"/>.</summary>
public sealed class AgencyContent
{
    private readonly Dictionary<int, Plan> plans;
    private readonly Dictionary<string, Article> bySlug = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, Article>> byTitle;

    /// <summary>Files that keep their slug although they cannot be read now.</summary>
    private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

    public AgencyContent(Agency agency, IReadOnlyList<Plan> plans, IReadOnlyList<Article> articles, IReadOnlyDictionary<string, MediaFile> media, IReadOnlyList<Finding> findings)
    {
        Agency = agency;
        Articles = articles;
        Media = media;
        Findings = findings;
        this.plans = plans.ToDictionary(plan => plan.Year);
        byTitle = new Lazy<ILookup<string, Article>>(() => articles.ToLookup(TitleOf, StringComparer.OrdinalIgnoreCase));
        foreach (var article in articles) bySlug.TryAdd(article.Slug, article);
    }

    public Agency Agency { get; }

    /// <summary>In the order of their paths.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Files of the agency's media folder by their path below the agency's folder, such as <c>media/ba-buoc.png</c>.</summary>
    public IReadOnlyDictionary<string, MediaFile> Media { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyCollection<Plan> Plans => plans.Values;

    public Plan? Plan(int year) => plans.GetValueOrDefault(year);

    /// <summary>The article that owns a slug; null as well where its owner cannot be read now.</summary>
    public Article? Article(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>Path of the file that owns a slug: the one the ledger knows, else the first in path order.</summary>
    public string? OwnerOf(string slug) => kept.GetValueOrDefault(slug) ?? Article(slug)?.Path;

    /// <summary>
    /// The same files, with slugs left to those who had them before: to the file of the known path, else to the one with the known bytes, which was moved.
    /// A known file that is there and cannot be read keeps its slug, and nobody else has it. What was deleted leaves its slug to the first in path order.
    /// </summary>
    public AgencyContent Owned(IEnumerable<SlugOwner> known)
    {
        var owned = new AgencyContent(Agency, [.. Plans], Articles, Media, Findings);
        var sharing = Articles.ToLookup(article => article.Slug, StringComparer.Ordinal);
        foreach (var owner in known)
        {
            if (!owned.bySlug.ContainsKey(owner.Slug)) continue;
            if ((sharing[owner.Slug].FirstOrDefault(article => article.Path == owner.Path) ?? sharing[owner.Slug].FirstOrDefault(article => article.Hash == owner.Hash)) is { } article)
                owned.bySlug[owner.Slug] = article;
            else if (Findings.Any(finding => finding.Severity == Severity.Error && finding.Place.File == owner.Path) && owned.bySlug.Remove(owner.Slug))
                owned.kept[owner.Slug] = owner.Path;
        }

        return owned;
    }

    /// <summary>The articles that Zalo shows under the same title as this one, itself among them.</summary>
    public IEnumerable<Article> Titled(Article article) => byTitle.Value[TitleOf(article)];

    private static string TitleOf(Article article) =>
        string.Join(' ', (article.ZaloTitle ?? article.Title).Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A file as it is known from before: the slug is its own.</summary>
/// <param name="Hash">Of the bytes that were read last.</param>
public sealed record SlugOwner(string Slug, string Path, string Hash);

/// <summary>A picture or attachment. Width and height are 0 when it is no picture we know.</summary>
public sealed record MediaFile(string Path, long Bytes, PictureFormat Format, int Width, int Height);
