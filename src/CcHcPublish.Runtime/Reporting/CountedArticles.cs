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
            order by a.path, p.due_at
            """,
            Line.Read,
            cancel, ("agency", agency.Id));

        return [.. rows.GroupBy(row => row.Slug).Select(article =>
        {
            var first = article.First();
            return new CountedArticle(article.Key, first.Title, first.Unit, first.Genre, agency.Local(first.Date).DateTime)
            {
                With = first.With,
                PlanItems = first.Items,
                WithdrawnAt = article.Where(row => row.Act == PublicationAct.Withdraw).Select(row => (DateTimeOffset?)row.At).Min(),
                // Corrections do not count again: the first appearance of each channel stands.
                Appearances = [.. article.Where(row => row.Act == PublicationAct.Publish).GroupBy(row => row.Channel).Select(channel => channel.MinBy(row => row.At)!.Appear())],
            };
        })];
    }

    private sealed record Line(string Slug, string Title, string Unit, IReadOnlyList<string> With, string Genre, IReadOnlyList<string> Items, DateTimeOffset Date)
    {
        public required string Channel { get; init; }

        public required PublicationAct Act { get; init; }

        public required bool IsPublished { get; init; }

        public required DateTimeOffset At { get; init; }

        public string? Address { get; init; }

        public static Line Read(Row row) => new(
            row.Text("slug"), row.Text("title"), row.Text("unit"), row.List("with_units"), row.Text("genre"), row.List("plan_items"), row.Time("date_at"))
        {
            Channel = row.Text("channel"),
            Act = row.Word<PublicationAct>("act"),
            IsPublished = row.Word<PublicationState>("state") == PublicationState.Published,
            At = row.OptionalTime("published_at") ?? row.Time("due_at"),
            Address = row.OptionalText("address"),
        };

        public Appearance Appear() => IsPublished ? new Appearance.Published(Channel, At, Address) : new Appearance.Scheduled(Channel, At);
    }
}
