using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Publications as rows of the ledger, for the verbs of the desk and for everybody who only reads.</summary>
public static class PublicationRows
{
    /// <summary>
    /// Adds a publication. A correction, restoration or withdrawal that was done before with the same bytes is done again. False when the same act is on its
    /// way, or is a post that is out: nothing was planned then, and whoever ordered it must be told.
    /// </summary>
    public static async Task<bool> AddAsync(Change change, Publication publication, string? waitsFor, string? notice) => await change.RunAsync(
        """
        insert into publications (id, article, edition, agency, channel, act, state, due_at, not_before, rendition_hash, fence, tries, looks, external_id, notice, waits_for, waits_since, turn)
        values (@id, @article, @edition, @agency, @channel, @act, @state, @due, @next, @hash, 0, 0, 0, @external, @notice, @waits, @since,
          (select coalesce(max(o.turn), 0) + 1 from publications o where o.article = @article and o.channel = @channel))
        on conflict (edition, channel, act) do update set state = @state, due_at = @due, not_before = @next, rendition_hash = @hash, reason = null,
          notice = @notice, turn = excluded.turn, waits_for = excluded.waits_for, external_id = excluded.external_id, by_hand = null, edited_at = null,
          tries = 0, looks = 0, blind_looks = 0, waits_since = excluded.waits_since, ticket = null, first_sent_at = null,
          published_at = case when publications.act = 'Publish' then publications.published_at else null end
        where publications.state in ('Scheduled', 'Rejected', 'Expired', 'Cancelled') or publications.act <> 'Publish' and publications.state = 'Published'
        """,
        ("id", publication.Id), ("article", publication.Article), ("edition", publication.Edition), ("agency", publication.Agency), ("channel", publication.Channel),
        ("act", publication.Act), ("state", publication.State), ("due", publication.DueAt), ("next", publication.NotBefore), ("hash", publication.RenditionHash),
        ("external", publication.ExternalId), ("notice", notice), ("waits", waitsFor),
        // What is not planned for a time of its own is due by the clock that ordered it.
        ("since", publication.Act == PublicationAct.Publish ? null : publication.NotBefore)) == 1;

    /// <summary>
    /// Moves a publication by a person's word, unless it moved meanwhile; false means stale. The fencing number rises, so that whatever a node still
    /// does about it is void, and an attempt that such a node left open is closed: nobody takes it over any more.
    /// </summary>
    public static async Task<bool> MoveAsync(Change change, Publication from, Publication to, DateTimeOffset now)
    {
        var moved = await change.RunAsync(
            """
            update publications set state = @state, due_at = @due, not_before = @next, tries = @tries, looks = @looks, blind_looks = @blind,
              waits_since = null, first_sent_at = @sent, ticket = @ticket,
              external_id = @external, address = @address, published_at = @published, reason = @reason, by_hand = @hand, fence = fence + 1, lease_owner = null, lease_until = null
            where id = @id and fence = @fence and state = @was
            """,
            ("state", to.State), ("due", to.DueAt), ("next", to.NotBefore), ("tries", to.Tries), ("looks", to.Looks), ("blind", to.BlindLooks),
            ("sent", to.FirstSentAt), ("ticket", to.Ticket),
            ("external", to.ExternalId), ("address", to.Address), ("published", to.PublishedAt), ("reason", to.Reason), ("hand", to.ByHand), ("id", from.Id),
            ("fence", from.Fence), ("was", from.State));
        if (moved == 0) return false;
        await change.RunAsync("update attempts set closed_at = @now, outcome = 'Overtaken' where publication = @id and closed_at is null", ("now", now), ("id", from.Id));
        return true;
    }

    /// <summary>The SQL condition that a publication's bytes are its edition as today's templates would give it; a correction post says something else.</summary>
    internal static string ShowsItsEdition(string publication) => $"({publication}.act = 'Correct' or {publication}.act = 'Publish' and {publication}.notice is null)";

    /// <summary>
    /// Until the change ends no node claims or closes anything of the article, so what is read afterwards still holds at commit. PostgreSQL locks the rows that an update
    /// touches, and only the next statement sees what those who held them made of them.
    /// </summary>
    public static Task<int> KeepStillAsync(Change change, string article) => change.RunAsync("update publications set turn = turn where article = @article", ("article", article));

    /// <summary>Keeps the article still and cancels what was never sent; what a channel may already have stays open.</summary>
    public static async Task<int> CancelWaitingAsync(Change change, string article, string reason)
    {
        await KeepStillAsync(change, article);
        return await change.RunAsync(
            "update publications set state = 'Cancelled', not_before = null, reason = @reason where article = @article and state in ('Scheduled', 'Rejected', 'Expired')",
            ("reason", reason), ("article", article));
    }

    public static Task<IReadOnlyList<Publication>> OfArticleAsync(Ledger ledger, string article, CancellationToken cancel) =>
        ledger.ReadAsync("select * from publications where article = @article order by due_at, id", Read, cancel, ("article", article));

    /// <summary>The same as the transaction sees it.</summary>
    public static Task<IReadOnlyList<Publication>> OfArticleAsync(Change change, string article) =>
        change.ReadAsync("select * from publications where article = @article order by due_at, id", Read, ("article", article));

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
        Turn = row.Number("turn"),
        Fence = row.Number("fence"),
        Tries = (int)row.Number("tries"),
        Looks = (int)row.Number("looks"),
        BlindLooks = (int)row.Number("blind_looks"),
        FirstSentAt = row.OptionalTime("first_sent_at"),
        Ticket = row.OptionalText("ticket"),
        ExternalId = row.OptionalText("external_id"),
        Address = row.OptionalText("address"),
        PublishedAt = row.OptionalTime("published_at"),
        Reason = row.OptionalText("reason"),
        ByHand = row.OptionalText("by_hand"),
    };
}
