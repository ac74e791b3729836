using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Content;

/// <summary>What reading one agency's folder gave: everything that could be read, or no content when <c>agency.yaml</c> could not.</summary>
/// <param name="Findings">The same as the content's own findings when there is content.</param>
public sealed record ContentReading(AgencyContent? Content, IReadOnlyList<Finding> Findings);

/// <summary>Reads <c>content/&lt;agency&gt;</c> from disk. A wrong file becomes a finding; the rest still goes through.</summary>
/// <param name="composed">A second root whose articles are read as well: what a rehearsal composes goes there instead of among the authors' files.</param>
/// <param name="siteAddress">Where a rehearsal shows the sites, in place of the addresses of the agencies' files; ends with a slash, one folder per agency.</param>
public sealed class ReadContent(ContentRoot root, ContentRoot? composed = null, string? siteAddress = null)
{
    /// <summary>Reads everything of one agency. Two readings of the same files are equal in content and order.</summary>
    /// <exception cref="OperationCanceledException">Asked for by <paramref name="cancel"/>.</exception>
    public ContentReading Run(string agencyId, CancellationToken cancel = default)
    {
        List<Finding> findings = [];
        var folder = new AgencyFolder(root.Path, root.Agency(agencyId), findings);
        if (!folder.IsInside(root.Content)) return new ContentReading(null, findings);
        if (Agency(agencyId, folder, findings) is not { } agency) return new ContentReading(null, findings);
        var plans = Plans(agency, folder, findings, cancel);
        var articles = Articles(agency, folder, findings, cancel);
        if (composed is not null) articles.AddRange(Articles(agency, new AgencyFolder(composed.Path, composed.Agency(agencyId), findings), findings, cancel));
        var media = Media(folder, findings, cancel);
        return new ContentReading(new AgencyContent(agency, plans, articles, media, findings), findings);
    }

    /// <summary>Agency and plans alone: all that counting needs, without reading a single article.</summary>
    public ContentReading Outline(string agencyId, CancellationToken cancel = default)
    {
        List<Finding> findings = [];
        var folder = new AgencyFolder(root.Path, root.Agency(agencyId), findings);
        if (!folder.IsInside(root.Content) || Agency(agencyId, folder, findings) is not { } agency) return new ContentReading(null, findings);
        var plans = Plans(agency, folder, findings, cancel);
        return new ContentReading(new AgencyContent(agency, plans, [], new Dictionary<string, MediaFile>(), findings), findings);
    }

    /// <summary>One optional text file of an agency's folder, such as <c>rehearsal.yaml</c>; null when it is absent or cannot be read.</summary>
    public SourceFile? File(string agencyId, string name, ICollection<Finding> findings) =>
        new AgencyFolder(root.Path, root.Agency(agencyId), findings).Named(name) is { } file ? ReadFile.Text(file, findings) : null;

    private Agency? Agency(string id, AgencyFolder folder, List<Finding> findings)
    {
        if (folder.AgencyFile() is not { } file || ReadFile.Text(file, findings) is not { } source || AgencyReader.Read(source, findings) is not { } agency) return null;
        if (agency.Id == id) return siteAddress is null ? agency : AtSite(agency, siteAddress);
        findings.Add(ContentFindings.OtherAgency(new Place(file.Path, 1, 1), agency.Id, id));
        return null;
    }

    /// <summary>A rehearsal shows the site on this machine, and its OA is a stand-in on this machine that reaches it.</summary>
    private static Agency AtSite(Agency agency, string site) => agency with
    {
        Channels = [.. agency.Channels.Select(channel => channel.Kind switch
        {
            ChannelKind.Website => channel with { BaseUrl = site + agency.Id },
            ChannelKind.Zalo => channel with { BaseUrl = channel.BaseUrl ?? site.TrimEnd('/') },
            _ => channel,
        })],
    };

    private static List<Plan> Plans(Agency agency, AgencyFolder folder, List<Finding> findings, CancellationToken cancel)
    {
        List<Plan> plans = [];
        foreach (var file in Wanted(folder.Files("plans", cancel), ".yaml", findings))
        {
            cancel.ThrowIfCancellationRequested();
            if (ReadFile.Text(file, findings) is not { } source || PlanReader.Read(source, agency, findings) is not { } plan) continue;
            var isNamedSo = Path.GetFileNameWithoutExtension(file.Path) == plan.Year.ToString(CultureInfo.InvariantCulture);
            if (isNamedSo && plans.TrueForAll(other => other.Year != plan.Year)) plans.Add(plan);
            else findings.Add(ContentFindings.OtherYear(new Place(file.Path, 1, 1), plan.Year));
        }

        return plans;
    }

    private static List<Article> Articles(Agency agency, AgencyFolder folder, List<Finding> findings, CancellationToken cancel)
    {
        List<Article> articles = [];
        foreach (var file in Wanted(folder.Files("articles", cancel), ".md", findings))
        {
            cancel.ThrowIfCancellationRequested();
            if (ReadFile.Text(file, findings) is { } source && ArticleReader.Read(source, agency, findings) is { } article) articles.Add(article);
        }

        return articles;
    }

    private static Dictionary<string, MediaFile> Media(AgencyFolder folder, List<Finding> findings, CancellationToken cancel)
    {
        Dictionary<string, MediaFile> media = new(StringComparer.Ordinal);
        foreach (var file in folder.Files("media", cancel))
        {
            cancel.ThrowIfCancellationRequested();
            if (ReadFile.Picture(file, findings) is { } picture) media.TryAdd(picture.Path.Normalize(), picture);
        }

        return media;
    }

    private static IEnumerable<ContentFile> Wanted(IReadOnlyList<ContentFile> files, string ending, List<Finding> findings)
    {
        foreach (var file in files)
        {
            if (file.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) yield return file;
            else findings.Add(ContentFindings.NotRead(new Place(file.Path, 1, 1), ending));
        }
    }
}
