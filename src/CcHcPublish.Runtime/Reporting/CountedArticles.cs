using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Reporting;

/// <summary>Reads from the ledger what the quota counts: every article with where it is, and where it will be.</summary>
public sealed class CountedArticles(Ledger ledger)
{
    public async Task<IReadOnlyList<CountedArticle>> RunAsync(Agency agency, CancellationToken cancel)
    {
        var rows = await ledger.ReadAsync(
            """
            select a.slug, e.title, e.unit, e.with_units, e.genre, e.plan_items, e.due_at as date_at, p.channel, p.act, p.state, p.due_at, p.published_at, p.address
            from publications p
            join articles a on a.id = p.article
            join editions e on e.id = coalesce(a.approved_edition, a.edition)
            where p.agency = @agency and p.state in ('Scheduled', 'Sending', 'Published')
            order by a.path, a.slug, p.due_at
            """,
            Line.Read,
            cancel, ("agency", agency.Id));

        List<CountedArticle> counted = [];
        for (var at = 0; at < rows.Count;)
        {
            var end = at + 1;
            while (end < rows.Count && rows[end].Slug == rows[at].Slug) end++;
            counted.Add(Count(agency, rows, at, end));
            at = end;
        }

        return counted;
    }

    /// <summary>One article from its rows, which stand together. Plain loops: queries over times are compiled anew at every start.</summary>
    private static CountedArticle Count(Agency agency, IReadOnlyList<Line> rows, int from, int end)
    {
        List<Line> first = [];
        DateTimeOffset? withdrawn = null;
        for (var at = from; at < end; at++)
        {
            var row = rows[at];
            if (row.IsWithdrawal && (withdrawn is null || row.At < withdrawn)) withdrawn = row.At;
            if (!row.IsAppearance) continue;
            // Corrections do not count again: the first appearance of each channel stands.
            var there = first.FindIndex(other => other.Channel == row.Channel);
            if (there < 0) first.Add(row);
            else if (row.At < first[there].At) first[there] = row;
        }

        var article = rows[from];
        return new CountedArticle(article.Slug, article.Title, article.Unit, article.Genre, agency.Local(article.Date).DateTime)
        {
            With = article.With,
            PlanItems = article.Items,
            WithdrawnAt = withdrawn,
            Appearances = first.ConvertAll(row => row.Appear()),
        };
    }

    private sealed record Line(string Slug, string Title, string Unit, IReadOnlyList<string> With, string Genre, IReadOnlyList<string> Items, DateTimeOffset Date)
    {
        public required string Channel { get; init; }

        public required bool IsAppearance { get; init; }

        public required bool IsWithdrawal { get; init; }

        public required bool IsPublished { get; init; }

        public required DateTimeOffset At { get; init; }

        public string? Address { get; init; }

        public static Line Read(Row row) => new(
            row.Text("slug"), row.Text("title"), row.Text("unit"), row.List("with_units"), row.Text("genre"), row.List("plan_items"), row.Time("date_at"))
        {
            Channel = row.Text("channel"),
            IsAppearance = row.Text("act") == nameof(PublicationAct.Publish),
            IsWithdrawal = row.Text("act") == nameof(PublicationAct.Withdraw),
            IsPublished = row.Text("state") == nameof(PublicationState.Published),
            At = row.OptionalTime("published_at") ?? row.Time("due_at"),
            Address = row.OptionalText("address"),
        };

        public Appearance Appear() => IsPublished ? new Appearance.Published(Channel, At, Address) : new Appearance.Scheduled(Channel, At);
    }
}
