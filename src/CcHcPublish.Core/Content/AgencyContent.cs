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

    /// <summary>In the order of their paths, so that of two with one slug the first stays and the second is at fault.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Files of the agency's media folder by their path below the agency's folder, such as <c>media/ba-buoc.png</c>.</summary>
    public IReadOnlyDictionary<string, MediaFile> Media { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyCollection<Plan> Plans => plans.Values;

    public Plan? Plan(int year) => plans.GetValueOrDefault(year);

    /// <summary>The article that owns a slug: the first in path order.</summary>
    public Article? Article(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The articles that Zalo shows under the same title as this one, itself among them.</summary>
    public IEnumerable<Article> Titled(Article article) => byTitle.Value[TitleOf(article)];

    private static string TitleOf(Article article) => string.Join(' ', (article.ZaloTitle ?? article.Title).Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A picture or attachment. Width and height are 0 when it is no picture we know.</summary>
public sealed record MediaFile(string Path, long Bytes, PictureFormat Format, int Width, int Height);
