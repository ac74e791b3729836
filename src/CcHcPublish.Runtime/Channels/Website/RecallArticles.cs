using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Site;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>
/// Writes again, from the ledger, the state files of articles that were published on a website and have none: after a restore, a move to another machine, or a lost
/// folder. Every act that the journal says took effect is done over, so the pages get the bytes they had. A file that is there is never touched.
/// </summary>
public sealed class RecallArticles(Ledger ledger, RuntimeSettings settings, string agency, string channel)
{
    private readonly WebsiteFolders folders = WebsiteFolders.Of(settings, agency);

    /// <summary>Articles that the ledger has as published and the state folder has not, by their slugs.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancel)
    {
        var published = await ledger.ReadAsync(
            "select distinct a.slug from publications p join articles a on a.id = p.article where p.agency = @agency and p.published_at is not null and p.channel = @channel and p.act <> 'Withdraw' and p.by_hand is null order by a.slug",
            row => row.Text("slug"), cancel, ("agency", agency), ("channel", channel));
        var kept = new PublishedArticles(folders.State, isDurable: false).List().Select(file => file.Slug).ToHashSet(StringComparer.Ordinal);
        return [.. published.Where(slug => Vietnamese.IsSlug(slug) && !kept.Contains(slug))];
    }

    /// <summary>How many were written. Several processes may do it at once.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var state = new PublishedArticles(folders.State, settings.RehearsalSite is null);
        var written = 0;
        foreach (var slug in await MissingAsync(cancel))
        {
            if (await StandingAsync(slug, cancel) is not { } article) continue;
            // The mark first: whoever dies in between leaves a site that is renewed.
            if (written == 0) folders.MarkDirty();
            if (state.Add(article)) written++;
        }

        // Anew: another process may have renewed the lists meanwhile.
        if (written > 0) folders.MarkDirty();

        return written;
    }

    private async Task<SiteArticle?> StandingAsync(string slug, CancellationToken cancel)
    {
        var acts = await ledger.ReadAsync(
            """
            select p.id, p.edition, p.act, p.notice, r.payload, coalesce(t.opened_at, p.published_at) as done_at, coalesce(p.first_sent_at, p.due_at) as first_at from publications p
            join renditions r on r.edition = p.edition and r.channel = p.channel
            left join attempts t on t.publication = p.id and t.outcome in ('Published', 'Found')
            where p.article = @article and p.channel = @channel and (t.outcome is not null or p.state = 'Published' and p.by_hand is null)
            order by p.turn, t.number
            """,
            Act.Read, cancel, ("article", $"{agency}/{slug}"), ("channel", channel));
        var notes = await ledger.ReadAsync(
            "select subject, at, detail from events where verb = 'correct' and subject in (select id from editions where article = @article) order by number",
            row => (Edition: row.Text("subject"), Note: new CorrectionNote(row.Text("detail"), row.Time("at"))), cancel, ("article", $"{agency}/{slug}"));
        SiteArticle? standing = null;
        foreach (var act in acts)
        {
            if (WebsiteJson.Article(act.Payload) is not { } content || content.Slug != slug) continue;
            var delivery = new Delivery(act.Id, agency, slug, new Rendition(channel, act.Payload), act.FirstSent)
            {
                Correction = act.Kind == PublicationAct.Correct ? act.NoteAmong(notes.Where(note => note.Edition == act.Edition).Select(note => note.Note)) : null,
                Withdrawal = act.Kind == PublicationAct.Withdraw ? NoticeJson.Withdrawal(act.Notice) : null,
            };
            standing = act.Kind switch
            {
                PublicationAct.Publish => SiteActs.Sent(standing, delivery, content),
                PublicationAct.Withdraw => SiteActs.Withdrawn(standing, delivery, content),
                _ => SiteActs.Replaced(standing, delivery, content),
            };
        }

        var appeared = acts.Where(act => act.Kind == PublicationAct.Publish).Select(act => (DateTimeOffset?)act.FirstSent).Min();
        // An act that was done over has its newest place in the order: when it was first done is told by its times.
        return standing is null ? null : standing with { PublishedAt = appeared ?? standing.PublishedAt, Corrections = [.. standing.Corrections.OrderBy(note => note.At)] };
    }

    /// <summary>One act that took effect.</summary>
    private sealed record Act(string Id, string Edition, PublicationAct Kind, string? Notice, string Payload, DateTimeOffset DoneAt, DateTimeOffset FirstAt)
    {
        /// <summary>A row that was used again tells of its newest use; an earlier one began when its attempt did.</summary>
        public DateTimeOffset FirstSent => FirstAt <= DoneAt ? FirstAt : DoneAt;

        public static Act Read(Row row) => new(
            row.Text("id"), row.Text("edition"), row.Word<PublicationAct>("act"), row.OptionalText("notice"), row.Text("payload"), row.Time("done_at"), row.Time("first_at"));

        /// <summary>The row's own note, or, for an earlier use of the row, what the log says was told then.</summary>
        public CorrectionNote? NoteAmong(IEnumerable<CorrectionNote> told)
        {
            var own = NoticeJson.Correction(Notice);
            return own is null || own.At.ToUnixTimeMilliseconds() <= DoneAt.ToUnixTimeMilliseconds() ? own : told.LastOrDefault(note => note.At <= DoneAt) ?? own;
        }
    }
}
