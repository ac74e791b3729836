using System.Text;
using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Zalo;

/// <summary>Articles of a Zalo Official Account. A create or update is a job on the far side: its ticket is asked about until the article is there.</summary>
/// <param name="home">Where readers find the account; used when the service gives an article no address of its own.</param>
/// <param name="recent">Compares titles before a first create; null compares nothing.</param>
public sealed class ZaloChannel(ZaloOaClient client, Uri home, RecentTitles? recent = null, ILogger? log = null) : IChannel
{
    /// <summary>How far clocks of the two sides may differ when a list is searched.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    /// <summary>Somebody who names or corrects an article means a recent one.</summary>
    private const int MostLooked = 200;

    /// <summary>No OA makes so many between a lost answer and the look for it: a list that goes on beyond them has no end.</summary>
    private const int MostSearched = 1000;

    /// <summary>What the detail call says to an id it does not know (inferred, section 12 of the Zalo reference). Nothing else proves absence.</summary>
    private const int NoSuchArticle = -201;

    public bool AsksBeforeSending => true;

    public async ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        if (Article(delivery) is not { } article) return new DeliveryOutcome.Rejected("Bản thể hiện Zalo không đọc được; duyệt lại tin bài.");
        if (recent is not null && await recent.InTheWayAsync(client, delivery, article.Title, cancel) is { } hindered) return hindered;
        if (!await delivery.MaySend()) return Delivery.Overtaken;
        var created = await client.CreateArticleAsync(article, cancel);
        return created.TryGet(out var ticket, out var error) ? new DeliveryOutcome.Accepted(ticket.Token, null) : ZaloErrors.Outcome(error.Noted(Log, delivery));
    }

    public async ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel)
    {
        var asked = await client.VerifyArticleAsync(new ArticleTicket(ticket), cancel);
        // A refusal of the question says nothing about the job: only a job that failed leaves nothing behind.
        if (!asked.TryGet(out var job, out var error)) return new DeliveryOutcome.Unconfirmed(ZaloErrors.Reason(error.Noted(Log, delivery))) { Reach = ZaloErrors.ReachOf(error) };
        return job switch
        {
            ArticleJob.Ready ready => new DeliveryOutcome.Published(ready.ArticleId, await AddressAsync(ready.ArticleId, cancel)),
            ArticleJob.Failed failed => ZaloErrors.Outcome(failed.Error.Noted(Log, delivery)),
            _ => new DeliveryOutcome.Accepted(ticket, null),
        };
    }

    public async ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel)
    {
        if (Payload(delivery) is not { } wanted) return new FindOutcome.CannotTell("Bản thể hiện Zalo không đọc được.");
        var title = wanted.Title.Normalize(NormalizationForm.FormC);
        var since = delivery.FirstSent - ClockSkew;
        ArticleSummary? oldest = null;
        var (isDoubtful, isSorted, total, previous) = (false, true, 0, DateTimeOffset.MaxValue);
        for (var offset = 0; offset < MostSearched; offset += ZaloOaClient.MaxPageSize)
        {
            var listed = await client.ListArticlesAsync(ArticleKind.Normal, offset, cancel: cancel);
            if (!listed.TryGet(out var page, out var error)) return new FindOutcome.CannotTell(ZaloErrors.Reason(error.Noted(Log, delivery))) { Reach = ZaloErrors.ReachOf(error) };
            // What a shrinking list moved up was never shown; what a short slice lacks, neither.
            if (page.Total < total || page.Items.Count != Math.Clamp(page.Total - offset, 0, ZaloOaClient.MaxPageSize)) break;
            total = page.Total;
            foreach (var item in page.Items)
            {
                isSorted &= !(item.CreatedAt > previous);
                previous = item.CreatedAt ?? previous;
                // Later ones of the same title are somebody's, or another edition's.
                // What another article's publication holds was found or confirmed as that one's: titles may be equal.
                if (item.Title.Normalize(NormalizationForm.FormC) != title || item.CreatedAt < since || delivery.HeldByOthers.Contains(item.Id)) continue;
                // Ours is made to be shown. A hidden one is a draft of somebody's, or ours that a person hid; readers have it in neither case.
                if (item is not { CreatedAt: { } created, Visibility: ArticleVisibility.Show }) isDoubtful = true;
                else if (!(oldest?.CreatedAt < created)) oldest = item;
            }

            // Newest first: nothing of ours lies behind what is older than our first send.
            var isPast = isSorted && page.Items.Count > 0 && page.Items[^1].CreatedAt < since;
            if (!isPast && offset + page.Items.Count < page.Total) continue;
            return oldest is not null ? new FindOutcome.Found(oldest.Id, oldest.Link ?? home) { Since = oldest.CreatedAt }
                : isDoubtful ? new FindOutcome.CannotTell("Trên OA có bài cùng tiêu đề đang ẩn hoặc không ghi ngày; người phụ trách xem rồi quyết định.")
                : new FindOutcome.Absent();
        }

        return new FindOutcome.CannotTell("Danh sách bài mà Zalo trả lời không đầy đủ hoặc mâu thuẫn; sẽ xem lại.");
    }

    public async ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        if (Payload(delivery) is not { } approved) return new LiveState.CannotTell("Bản thể hiện Zalo không đọc được.");
        var read = await client.GetArticleAsync(externalId, cancel);
        if (!read.TryGet(out var there, out var error))
            return error.Code is NoSuchArticle ? new LiveState.Gone() : new LiveState.CannotTell(ZaloErrors.Reason(error.Noted(Log, delivery)));
        if (there.Visibility == ArticleVisibility.Hide) return ChannelText.Edited("(Bài đang bị ẩn trên OA.)");
        var wanted = Words(approved.Title, approved.Description, approved.Body.Select(block => block.Html));
        var seen = Words(there.Title, there.Description, there.Body.Select(block => block is ArticleBlock.Text text ? text.Content : null));
        return seen == wanted ? new LiveState.AsApproved() : ChannelText.Edited(seen);
    }

    public async ValueTask<FindOutcome.Found?> FindAtAsync(Uri address, DateTimeOffset since, CancellationToken cancel)
    {
        for (var offset = 0; offset < MostLooked; offset += ZaloOaClient.MaxPageSize)
        {
            if (!(await client.ListArticlesAsync(ArticleKind.Normal, offset, cancel: cancel)).TryGet(out var page, out _)) return null;
            if (page.Items.FirstOrDefault(item => item.Link == address) is { } found) return new FindOutcome.Found(found.Id, address) { Since = found.CreatedAt };
            if (page.Items.Count == 0 || page.Items[^1].CreatedAt < since) return null;
        }

        return null;
    }

    public async ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        if (Article(delivery) is not { } article) return new DeliveryOutcome.Rejected("Bản thể hiện Zalo không đọc được; duyệt lại tin bài.");
        var updated = await client.UpdateArticleAsync(externalId, article, cancel);
        return updated.TryGet(out var ticket, out var error) ? new DeliveryOutcome.Accepted(ticket.Token, null) : ZaloErrors.Outcome(error.Noted(Log, delivery));
    }

    public async ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        var removed = await client.RemoveArticleAsync(externalId, cancel);
        if (removed.TryGet(out _, out var error)) return new DeliveryOutcome.Published(externalId, home);
        if (error.Code is not NoSuchArticle) return ZaloErrors.Outcome(error.Noted(Log, delivery));
        // Whether an unknown id is refused with this code is not documented: absence is proven by the detail call.
        if ((await client.GetArticleAsync(externalId, cancel)).TryGet(out _, out var missing)) return ZaloErrors.Outcome(error.Noted(Log, delivery));
        return missing.Code is NoSuchArticle ? new DeliveryOutcome.Published(externalId, home) : new DeliveryOutcome.Unconfirmed(ZaloErrors.Reason(missing.Noted(Log, delivery)));
    }

    private static string Words(string title, string description, IEnumerable<string?> blocks) =>
        ChannelText.Visible(string.Join('\n', blocks.OfType<string>().Prepend(description).Prepend(title)));

    /// <summary>Only the list tells it. A new article stands first there; one that was corrected, behind all that came since.</summary>
    private async Task<Uri> AddressAsync(string id, CancellationToken cancel)
    {
        for (var offset = 0; offset < MostLooked; offset += ZaloOaClient.MaxPageSize)
        {
            if (!(await client.ListArticlesAsync(ArticleKind.Normal, offset, cancel: cancel)).TryGet(out var page, out _)) return home;
            if (page.Items.FirstOrDefault(item => item.Id == id) is { } found) return found.Link ?? home;
            if (page.Items.Count < ZaloOaClient.MaxPageSize) return home;
        }

        return home;
    }

    private ILogger Log => log ?? NullLogger.Instance;

    private static Core.Rendering.ZaloArticle? Payload(Delivery delivery)
    {
        try
        {
            return JsonSerializer.Deserialize(delivery.Rendition.Payload, RenditionJson.Readable.ZaloArticle);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static NormalArticle? Article(Delivery delivery) => Payload(delivery) is not { } payload ? null : new NormalArticle
    {
        Title = payload.Title,
        Description = payload.Description,
        Author = payload.Author,
        Visibility = ArticleVisibility.Show,
        Cover = new ArticleCover.Photo(new Uri(payload.Cover.Url)),
        Body = [.. payload.Body.Select(Block)],
        TrackingLink = new Uri(payload.Link),
    };

    private static ArticleBlock Block(ZaloBlock block) => block.Url is { } url
        ? new ArticleBlock.Image(new Uri(url), block.Caption)
        : new ArticleBlock.Text(block.Html ?? "");
}
