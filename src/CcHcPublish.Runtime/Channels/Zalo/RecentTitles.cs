using System.Text;
using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Storage;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Zalo;

/// <summary>
/// Compares an article with the newest ten of its OA before it is created there for the first time: another system may post the same news (section 11.12 of the Zalo
/// reference). What the ledger knows as ours is no hindrance, and a person who schedules the article again has decided. One call; the ledger is asked only where titles agree.
/// </summary>
/// <param name="home">Where readers find the account, for an article without an address of its own.</param>
public sealed class RecentTitles(Ledger ledger, Uri home)
{
    /// <summary>The part of the reason by which an earlier refusal is known again.</summary>
    private const string Told = " Nếu là cùng một tin: “cchc publish ";

    private const string PerhapsOurs = "Trên OA vừa có bài cùng tiêu đề, có thể là của lượt đăng khác chưa ngã ngũ; chờ rồi xem lại.";

    /// <returns>Why it is not created now; null when nothing is in its way.</returns>
    public async Task<DeliveryOutcome?> InTheWayAsync(ZaloOaClient client, Delivery delivery, string title, CancellationToken cancel)
    {
        var listed = await client.ListArticlesAsync(ArticleKind.Normal, cancel: cancel);
        if (!listed.TryGet(out var newest, out var error))
        {
            // A grant or budget that refuses the list would refuse the article as well; any other failure tells nothing of titles, and the comparison is a help, no condition.
            return ZaloErrors.Outcome(error) is DeliveryOutcome.Deferred { Reach: not DeferralReach.ThisOne } waits ? waits : null;
        }

        foreach (var item in newest.Items)
        {
            if (Plain(item.Title) != Plain(title) || await IsOursAsync(delivery, item, cancel)) continue;
            if (await IsDecidedAsync(delivery, cancel)) return null;
            return await IsPerhapsOursAsync(delivery, title, cancel) ? new DeliveryOutcome.Deferred(PerhapsOurs, null) : new DeliveryOutcome.Rejected(Reason(
                delivery, item.Link ?? home));
        }

        return null;
    }

    private static string Reason(Delivery delivery, Uri there)
    {
        var article = $"{delivery.Slug} --agency {delivery.Agency}";
        return $"Trên OA đã có bài cùng tiêu đề. Nếu là cùng một tin: “cchc publish {article} --channel {delivery.Rendition.Channel} --there {there}”; nếu là tin khác: “cchc schedule {article}”.";
    }

    /// <summary>As a reader sees it.</summary>
    private static string Plain(string title) => title.Normalize(NormalizationForm.FormC).Trim().ToUpperInvariant();

    private async Task<bool> IsOursAsync(Delivery delivery, ArticleSummary item, CancellationToken cancel) => (await ledger.ReadAsync(
        "select id from publications where agency = @agency and channel = @channel and (external_id = @id or address = @address) limit 1",
        row => row.Text("id"), cancel, ("agency", delivery.Agency), ("channel", delivery.Rendition.Channel), ("id", item.Id), ("address", item.Link?.ToString()))).Count > 0;

    /// <summary>It was refused for this once, and a person had it sent all the same; or it may have been sent, and whoever looked for it has decided.</summary>
    private async Task<bool> IsDecidedAsync(Delivery delivery, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select number from attempts where publication = @id and closed_at is not null
          and (outcome not in ('Deferred', 'Rejected', 'Expired', 'Cancelled', 'NeverCalled') or outcome = 'Rejected' and detail like @told) limit 1
        """,
        row => row.Number("number"), cancel, ("id", delivery.PublicationId), ("told", $"%{Told}%"))).Count > 0;

    /// <summary>An article of ours with this title is on its way: it may be there before its id is known. Of two that are sent at once, one waits.</summary>
    private async Task<bool> IsPerhapsOursAsync(Delivery delivery, string title, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select r.payload from publications o join renditions r on r.edition = o.edition and r.channel = o.channel
        where o.agency = @agency and o.channel = @channel and o.act = 'Publish' and o.id <> @id
          and (o.state = 'Unconfirmed' or o.state = 'Sending' and (o.ticket is not null or o.id < @id))
        """,
        row => row.Text("payload"), cancel, ("agency", delivery.Agency), ("channel", delivery.Rendition.Channel), ("id", delivery.PublicationId)))
        .Any(payload => TitleOf(payload) is { } other && Plain(other) == Plain(title));

    private static string? TitleOf(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, RenditionJson.Readable.ZaloArticle)?.Title;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
