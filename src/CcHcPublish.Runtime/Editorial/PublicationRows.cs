using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Publications as rows of the ledger, for the verbs of the desk and for everybody who only reads.</summary>
public static class PublicationRows
{
    public static async Task AddAsync(Change change, Publication publication, string? waitsFor, string? notice) => await change.RunAsync(
        """
        insert into publications (id, article, edition, agency, channel, act, state, due_at, not_before, rendition_hash, fence, tries, looks, external_id, notice, waits_for)
        values (@id, @article, @edition, @agency, @channel, @act, @state, @due, @next, @hash, 0, 0, 0, @external, @notice, @waits)
        on conflict (edition, channel, act) do update set state = @state, due_at = @due, not_before = @next, rendition_hash = @hash, reason = null, notice = @notice,
          tries = 0, looks = 0, ticket = null, first_sent_at = null
        where publications.state in ('Scheduled', 'Rejected', 'Expired', 'Cancelled')
        """,
        ("id", publication.Id), ("article", publication.Article), ("edition", publication.Edition), ("agency", publication.Agency), ("channel", publication.Channel),
        ("act", publication.Act), ("state", publication.State), ("due", publication.DueAt), ("next", publication.NotBefore), ("hash", publication.RenditionHash),
        ("external", publication.ExternalId), ("notice", notice), ("waits", waitsFor));

    public static async Task<bool> AnyPublishedAsync(Ledger ledger, string article, CancellationToken cancel) => (await ledger.ReadAsync(
        "select id from publications where article = @article and act = 'Publish' and state = 'Published' limit 1", row => row.Text("id"), cancel, ("article", article))).Count > 0;

    /// <summary>True while a send of any edition is open: whether it is on the channel is not known yet.</summary>
    public static async Task<bool> AnyOpenAsync(Ledger ledger, string article, CancellationToken cancel) => (await ledger.ReadAsync(
        "select id from publications where article = @article and act = 'Publish' and state in ('Sending', 'Unconfirmed') limit 1", row => row.Text("id"), cancel, ("article", article))).Count > 0;

    /// <summary>Cancels what was never sent; what a channel may already have stays open.</summary>
    public static async Task<int> CancelWaitingAsync(Change change, string article, string reason) => await change.RunAsync(
        "update publications set state = 'Cancelled', not_before = null, reason = @reason where article = @article and state in ('Scheduled', 'Rejected', 'Expired')",
        ("reason", reason), ("article", article));

    public static Task<IReadOnlyList<Publication>> OfArticleAsync(Ledger ledger, string article, CancellationToken cancel) =>
        ledger.ReadAsync("select * from publications where article = @article order by due_at, id", Read, cancel, ("article", article));

    public static Task<IReadOnlyList<Publication>> OfAgencyAsync(Ledger ledger, string agency, CancellationToken cancel) =>
        ledger.ReadAsync("select * from publications where agency = @agency order by due_at, id", Read, cancel, ("agency", agency));

    public static Publication Read(Row row) => new()
    {
        Id = row.Text("id"),
        Article = row.Text("article"),
        Edition = row.Text("edition"),
        Agency = row.Text("agency"),
        Channel = row.Text("channel"),
        Act = row.Word<PublicationAct>("act"),
        State = row.Word<PublicationState>("state"),
        DueAt = row.Time("due_at"),
        NotBefore = row.OptionalTime("not_before"),
        RenditionHash = row.Text("rendition_hash"),
        Fence = row.Number("fence"),
        Tries = (int)row.Number("tries"),
        Looks = (int)row.Number("looks"),
        FirstSentAt = row.OptionalTime("first_sent_at"),
        Ticket = row.OptionalText("ticket"),
        ExternalId = row.OptionalText("external_id"),
        Address = row.OptionalText("address"),
        PublishedAt = row.OptionalTime("published_at"),
        Reason = row.OptionalText("reason"),
    };
}
