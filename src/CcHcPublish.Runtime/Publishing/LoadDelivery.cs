using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>Reads what a publication needs to go out: the approved bytes, the notice, and what it replaces.</summary>
internal sealed class LoadDelivery(Ledger ledger)
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    /// <summary>The approved bytes as a delivery; its rendition is not trusted before <see cref="Loaded.IsApproved"/> says so.</summary>
    public async Task<Loaded?> RunAsync(Publication publication, CancellationToken cancel)
    {
        var rows = await ledger.ReadAsync(
            """
            select r.payload, a.slug, a.state, p.notice, case when a.approved_edition = p.edition then p.edited_at end as edited_at from publications p
            join renditions r on r.edition = p.edition and r.channel = p.channel
            join articles a on a.id = p.article
            where p.id = @id
            """,
            row => (Payload: row.Text("payload"), Slug: row.Text("slug"), State: row.Word<DeskState>("state"), Notice: row.OptionalText("notice"), IsEdited: row.OptionalTime("edited_at") is not null),
            cancel, ("id", publication.Id));
        if (rows.Count == 0) return null;
        var (payload, slug, state, notice, isEdited) = rows[0];
        var rendition = new Rendition(publication.Channel, payload);
        var delivery = new Delivery(publication.Id, publication.Agency, slug, rendition, publication.FirstSentAt ?? publication.DueAt)
        {
            Tries = publication.Tries,
            Correction = publication.Act == PublicationAct.Correct ? NoticeJson.Correction(notice) : null,
            Withdrawal = publication.Act == PublicationAct.Withdraw ? NoticeJson.Withdrawal(notice) : null,
        };
        return new Loaded(delivery, rendition.Hash == publication.RenditionHash, state == DeskState.Withdrawn, isEdited);
    }

    /// <summary>
    /// Ids that a look may meet and that belong to other articles: what those published on this channel since some time before the first send, which differing clocks may
    /// have put earlier.
    /// </summary>
    public async Task<IReadOnlySet<string>> HeldByOthersAsync(Publication publication, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select external_id from publications where agency = @agency and published_at >= @since and channel = @channel and article <> @article and state = 'Published' and external_id is not null
        """,
        row => row.Text("external_id"), cancel, ("agency", publication.Agency), ("since", (publication.FirstSentAt ?? publication.DueAt) - ClocksDiffer),
        ("channel", publication.Channel),
        ("article", publication.Article))).ToHashSet(StringComparer.Ordinal);

    /// <summary>What stands on the channel now under this article; its id is null when a person put it there. Null while an earlier act is still open.</summary>
    public async Task<Standing?> TargetAsync(Publication publication, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select p.external_id, p.address, r.payload from publications p left join renditions r on r.edition = p.edition and r.channel = p.channel
        where p.article = @article and p.channel = @channel and p.act <> 'Withdraw' and p.state = 'Published'
        order by case when p.edition = @ordered and p.act = 'Publish' then 0 else 1 end, p.turn desc limit 1
        """,
        row => Standing.Of(row.OptionalText("external_id"), row.OptionalText("address"), row.OptionalText("payload"), publication), cancel,
        ("article", publication.Article), ("channel", publication.Channel),
        ("ordered", publication is { Act: PublicationAct.Withdraw, ExternalId: null } ? publication.Edition : ""))).SingleOrDefault();

    /// <summary>True while an earlier act on this channel may still turn out to be there.</summary>
    public async Task<bool> IsTargetOpenAsync(Publication publication, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select id from publications where article = @article and channel = @channel and act <> 'Withdraw' and id <> @id
          and (state in ('Sending', 'Unconfirmed') or state = 'Scheduled' and act = 'Publish')
        """,
        row => row.Text("id"), cancel, ("article", publication.Article), ("channel", publication.Channel), ("id", publication.Id))).Count > 0;

    /// <summary>True when a correction was approved since: what it has found wrong must not appear, whatever became of it.</summary>
    public async Task<bool> IsSupersededAsync(Publication publication, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select c.id from publications c join articles a on a.id = c.article
        where c.article = @article and c.channel = @channel and c.act = 'Correct' and c.edition = a.approved_edition and c.edition <> @edition
        """,
        row => row.Text("id"), cancel, ("article", publication.Article), ("channel", publication.Channel), ("edition", publication.Edition))).Count > 0;

    /// <summary>True when a later act has put, or is to put, a newer text in the place of this one's.</summary>
    public async Task<bool> IsOvertakenAsync(Publication publication, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select id from publications where article = @article and channel = @channel and turn > @turn and act in ('Correct', 'Restore')
          and state in ('Scheduled', 'Sending', 'Unconfirmed', 'Published')
        """,
        row => row.Text("id"), cancel, ("article", publication.Article), ("channel", publication.Channel), ("turn", publication.Turn))).Count > 0;

    /// <summary>
    /// The reason why it may no longer go out, or null. The grace begins when it could first have gone out: at its time, when its website showed it,
    /// when a hold on it was lifted, or when its channel's account was in order again, whichever came last.
    /// </summary>
    public async Task<string?> TooLateAsync(Publication publication, ChannelSetting channel, DateTimeOffset now, CancellationToken cancel)
    {
        if (channel.Grace is not { } grace || publication.Act != PublicationAct.Publish || now <= publication.DueAt + grace) return null;
        var hindrances = await ledger.ReadAsync(
            $"""
            select max(w.published_at) as until from publications p join publications w on w.edition = p.edition and w.channel = p.waits_for and w.act in ('Publish', 'Correct') where p.id = @id
            union all select max(lifted_at) from holds where scope in ('*', @agency, @article)
            union all select case when kind in {ChannelPauses.Lasting} then coalesce(ended_at, @now) else repaired_at end from pauses where agency = @of and channel = @channel
            """,
            row => row.OptionalTime("until"), cancel, ("id", publication.Id), ("agency", Holds.OfAgency(publication.Agency)), ("article", Holds.OfArticle(publication.Article)),
            ("of", publication.Agency), ("channel", publication.Channel), ("now", now));
        var ready = hindrances.Append(publication.DueAt).Max()!.Value;
        return now > ready + grace ? $"Quá {grace.TotalHours:0.#} giờ so với giờ hẹn; xếp lại lịch nếu vẫn muốn đăng." : null;
    }
}

/// <param name="IsApproved">False when the stored bytes are not those that were signed off.</param>
/// <param name="IsWithdrawn">The article was withdrawn while this publication was open.</param>
/// <param name="IsEdited">The article was edited, in a way that this channel shows, while it was on its way, and the board has not yet decided about the edit.</param>
internal sealed record Loaded(Delivery Delivery, bool IsApproved, bool IsWithdrawn, bool IsEdited);

/// <summary>What readers see of an article on a channel.</summary>
internal sealed record Standing(string? ExternalId, StandingPost Post)
{
    /// <summary>A withdrawal was ordered for one post of perhaps several, whose id may not have been known then: the address of another is not its own.</summary>
    public static Standing Of(string? newest, string? address, string? payload, Publication act)
    {
        var id = act is { Act: PublicationAct.Withdraw, ExternalId: { } ordered } ? ordered : newest;
        return new Standing(id, new StandingPost(payload, id == newest && Uri.TryCreate(address, UriKind.Absolute, out var there) ? there : null));
    }
}
