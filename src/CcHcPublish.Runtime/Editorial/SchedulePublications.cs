using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Turns signed-off renditions into publications: one per channel; channels that link to the website wait for it.</summary>
/// <param name="alongside">Channels that get the article by another plan, or are getting it: they are waited for as well.</param>
internal sealed class SchedulePublications(Agency agency, IReadOnlyCollection<string> alongside)
{
    /// <summary>False when one of them cannot be planned now; the whole change must be undone then.</summary>
    public async Task<bool> PlanAsync(
        Change change, ArticleRow row, IReadOnlyList<Rendition> renditions, DateTimeOffset due, string actor, DateTimeOffset now, PublicationAct act = PublicationAct.Publish, string? notice = null)
    {
        var known = renditions.Select(rendition => rendition.Channel).Concat(alongside).ToHashSet(StringComparer.Ordinal);
        var website = known.Select(agency.Channel).FirstOrDefault(channel => channel?.Kind == ChannelKind.Website)?.Id;
        foreach (var rendition in renditions)
        {
            await change.RunAsync(
                """
                insert into renditions (edition, channel, hash, payload, approved_by, approved_at) values (@edition, @channel, @hash, @payload, @by, @at)
                on conflict (edition, channel) do update set hash = @hash, payload = @payload, approved_by = @by, approved_at = @at
                """,
                ("edition", row.Edition), ("channel", rendition.Channel), ("hash", rendition.Hash), ("payload", rendition.Payload), ("by", actor), ("at", now));
            var channel = agency.Channel(rendition.Channel);
            var waitsFor = channel is null ? null
                : channel.Of is { } article ? known.Contains(article) ? article : null
                : ChannelAbilities.Of(channel.Kind).LinksToWebsite ? website : null;
            var isPlanned = await PublicationRows.AddAsync(change, new Publication
            {
                Id = $"{row.Edition}/{rendition.Channel}/{Word(act)}",
                Article = row.Id,
                Edition = row.Edition,
                Agency = row.Agency,
                Channel = rendition.Channel,
                Act = act,
                State = PublicationState.Scheduled,
                DueAt = due,
                NotBefore = due,
                RenditionHash = rendition.Hash,
            }, waitsFor, notice);
            if (!isPlanned) return false;
        }

        return true;
    }

    /// <summary>What an approval tells the log: the hash of every channel's rendition. <c>cchc log verify</c> holds what is stored against it.</summary>
    public static string Signed(IEnumerable<Rendition> renditions) => string.Join('\n', renditions.Select(rendition => $"{rendition.Channel} {rendition.Hash}"));

    /// <summary>Tells the same right behind a note, whose own event holds its words; also that nothing was to be rendered.</summary>
    public static Task SignAsync(Change change, DateTimeOffset now, string actor, string edition, IReadOnlyCollection<Rendition> renditions) =>
        change.TellAsync(now, actor, "sign", edition, Signed(renditions));

    private static string Word(PublicationAct act) => act switch
    {
        PublicationAct.Publish => "publish",
        PublicationAct.Correct => "correct",
        _ => "withdraw",
    };
}
