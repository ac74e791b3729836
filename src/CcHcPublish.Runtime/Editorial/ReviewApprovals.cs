using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// Compares what waits to be sent with what it would be by today's templates and settings. Channels whose bytes differ are reopened, no other, and the
/// article goes back to the approvers. What still waits while a newer edition is under way is what that left as it was, so it is compared with it.
/// Nothing is rendered while neither templates nor settings changed.
/// </summary>
/// <param name="stampOf">Changes whenever the agency's templates or settings do.</param>
public sealed class ReviewApprovals(Ledger ledger, RenderChannels render, Func<string, string> stampOf, TimeProvider clock)
{
    public const string Reopened = "Mẫu hoặc cấu hình đã đổi sau khi duyệt; chờ duyệt lại.";

    /// <summary>The publications that were reopened.</summary>
    public async Task<IReadOnlyList<Publication>> RunAsync(AgencyContent content, string actor, CancellationToken cancel)
    {
        var stamp = stampOf(content.Agency.Id);
        var waiting = await ledger.ReadAsync(
            $"""
            select p.* from publications p join articles a on a.id = p.article
            where a.agency = @agency and a.state <> 'Withdrawn' and p.edition = a.approved_edition and p.state = 'Scheduled' and p.lease_owner is null and {PublicationRows.ShowsItsEdition("p")}
              and (a.rendered_with is null or a.rendered_with <> @stamp)
            """,
            PublicationRows.Read, cancel, ("agency", content.Agency.Id), ("stamp", stamp));
        List<Publication> reopened = [];
        foreach (var group in waiting.GroupBy(publication => publication.Article))
            reopened.AddRange(await ReviewAsync(content, group.Key, [.. group], stamp, actor, cancel));
        return reopened;
    }

    private async Task<IReadOnlyList<Publication>> ReviewAsync(
        AgencyContent content, string id, IReadOnlyList<Publication> waiting, string stamp, string actor, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, id, cancel) is not { } row || content.Article(row.Slug) is not { } article || article.Hash != row.Hash) return [];
        // A template that fails now changes nothing that was approved: what was signed is what is sent.
        if (render.Run(article, content) is not ChannelRenderings.All all) return [];
        var hashes = all.Renditions.ToDictionary(rendition => rendition.Channel, rendition => rendition.Hash);
        var differing = waiting.Where(publication => hashes.GetValueOrDefault(publication.Channel) != publication.RenditionHash).ToList();
        return await ledger.ChangeAsync<IReadOnlyList<Publication>>(async change =>
        {
            var now = clock.GetUtcNow();
            List<Publication> reopened = [];
            // An edit that is undone brings the article back to the approvers where the edit reopened channels.
            var reason = row.Edition == row.ApprovedEdition ? Reopened : ImportArticles.Edited;
            foreach (var publication in differing)
            {
                if (!await PublicationRows.MoveAsync(change, publication, publication.Cancel(reason), now)) continue;
                await change.TellAsync(now, actor, "reopen", publication.Id);
                reopened.Add(publication);
            }

            // A newer edition under way goes to the approvers by itself.
            if (reopened.Count > 0 && row.State == DeskState.Approved) await ArticleRow.MoveAsync(
                change, row, DeskState.Submitted, now, row.SubmittedBy, row.ApprovedEdition, Reopened);
            await change.RunAsync("update articles set rendered_with = @stamp where id = @id", ("stamp", stamp), ("id", id));
            return reopened;
        }, cancel);
    }
}
