using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Desk;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>An article with its title and all that tells why it is not out.</summary>
public sealed record ArticleStanding(ArticleRow Row, ArticleFacts Facts);

/// <summary>Gathers from the ledger, and from the file where there is one, what <see cref="WhyBlocked"/> decides by.</summary>
public sealed class ReadArticleFacts(Ledger ledger)
{
    /// <summary>Most articles that one reading of an agency gives; the desk has fewer open ones unless something is very wrong.</summary>
    public const int Most = 1000;

    private static readonly string Publications = $"""
        select p.*,
          case when {DuePublications.WebsiteIsThere} then null else p.waits_for end as blocked_by,
          (select max(t.opened_at) from attempts t where t.publication = p.id and t.closed_at is null) as open_since
        from publications p
        """;

    public async Task<ArticleStanding> OfAsync(ArticleRow row, AgencyContent content, CancellationToken cancel)
    {
        var publications = await ledger.ReadAsync($"{Publications} where p.article = @article order by p.due_at, p.id", Read, cancel, ("article", row.Id));
        var reason = (await ledger.ReadAsync("select reason from articles where id = @id", found => found.OptionalText("reason"), cancel, ("id", row.Id)))[0];
        var standing = Standing(row, content.Agency, reason, publications, await Hindrances.OfAsync(ledger, content.Agency.Id, cancel));
        return row.State is DeskState.Draft or DeskState.Submitted ? standing with { Facts = standing.Facts with { Errors = ErrorsOf(row, content) } } : standing;
    }

    /// <summary>The articles of an agency on which something is open: a review, a return, a publication that is not at its end, or one that somebody changed over there.</summary>
    public async Task<IReadOnlyList<ArticleStanding>> OpenAsync(Agency agency, CancellationToken cancel)
    {
        const string open = """
            (a.state in ('Submitted', 'Returned') or a.state = 'Draft' and a.approved_edition is not null
              or exists (select 1 from publications o left join drifts d on d.publication = o.id and d.decision is null
                where o.article = a.id and (o.state in ('Scheduled', 'Sending', 'Unconfirmed', 'Rejected', 'Expired') or d.publication is not null)))
            """;
        var rows = await ledger.ReadAsync(
            $"{ArticleRow.Columns} where a.agency = @agency and {open} order by a.path limit @most", row => (Row: ArticleRow.Read(row), Reason: row.OptionalText("reason")),
            cancel, ("agency", agency.Id), ("most", Most));
        var publications = (await ledger.ReadAsync(
            $"{Publications} join articles a on a.id = p.article where a.agency = @agency and {open} order by p.due_at, p.id", Read, cancel, ("agency", agency.Id)))
            .ToLookup(one => one.Publication.Article);
        var hindrances = await Hindrances.OfAsync(ledger, agency.Id, cancel);
        return [.. rows.Select(found => Standing(found.Row, agency, found.Reason, publications[found.Row.Id], hindrances))];
    }

    private static int ErrorsOf(ArticleRow row, AgencyContent content) =>
        content.Article(row.Slug) is { } article ? CheckList.Of(article, content).Count(finding => finding.Severity == Severity.Error) : 0;

    private static ArticleStanding Standing(ArticleRow row, Agency agency, string? reason, IEnumerable<PublicationFacts> publications, Hindrances hindrances) => new(row, new ArticleFacts
    {
        Slug = row.Slug,
        Agency = agency,
        State = row.State,
        Edition = row.Edition,
        Reason = reason,
        IsEdited = row.ApprovedEdition is not null && row.ApprovedEdition != row.Edition,
        Holds = hindrances.HoldsOn(row),
        Publications = [.. publications.Select(hindrances.Around)],
    });

    private static PublicationFacts Read(Row row) => new(PublicationRows.Read(row)) { WaitsFor = row.OptionalText("blocked_by"), OpenSince = row.OptionalTime("open_since") };
}
