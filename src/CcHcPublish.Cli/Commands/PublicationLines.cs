using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

/// <summary>Publications as people read them: local times, titles, names of channels.</summary>
internal static class PublicationLines
{
    public static IReadOnlyList<PublicationLine> Of(IEnumerable<Publication> publications, Agency agency, IReadOnlyList<ArticleRow> articles)
    {
        var titles = articles.ToDictionary(row => row.Id, row => row.Title);
        return [.. publications.Select(publication => Of(publication, agency, titles.GetValueOrDefault(publication.Article) ?? publication.Article))];
    }

    public static PublicationLine Of(Publication publication, Agency agency, string title) => new(
        agency.Local(publication.PublishedAt ?? publication.DueAt).DateTime,
        publication.Article[(publication.Article.IndexOf('/', StringComparison.Ordinal) + 1)..],
        title,
        publication.Channel,
        agency.Channel(publication.Channel)?.Name ?? publication.Channel,
        publication.State)
    {
        Act = publication.Act,
        Address = publication.Address,
        Reason = publication.Reason,
    };
}
