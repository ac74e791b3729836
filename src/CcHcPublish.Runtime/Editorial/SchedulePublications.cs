using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Turns signed-off renditions into publications: one per channel; channels that link to the website wait for it.</summary>
internal sealed class SchedulePublications(Agency agency)
{
    public async Task PlanAsync(
        Change change, ArticleRow row, IReadOnlyList<Rendition> renditions, DateTimeOffset due, string actor, DateTimeOffset now, PublicationAct act = PublicationAct.Publish, string? notice = null)
    {
        var website = renditions.Select(rendition => agency.Channel(rendition.Channel)).FirstOrDefault(channel => channel?.Kind == ChannelKind.Website)?.Id;
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
                : channel.Of is { } article ? renditions.Any(other => other.Channel == article) ? article : null
                : ChannelAbilities.Of(channel.Kind).LinksToWebsite ? website : null;
            await PublicationRows.AddAsync(change, new Publication
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
        }
    }

    private static string Word(PublicationAct act) => act switch
    {
        PublicationAct.Publish => "publish",
        PublicationAct.Correct => "correct",
        _ => "withdraw",
    };
}
