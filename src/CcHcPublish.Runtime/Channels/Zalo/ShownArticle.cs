using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Channels.Zalo;

/// <summary>Finds in the ledger under which id an article stands on its OA.</summary>
public sealed class ShownArticle(Ledger ledger)
{
    /// <param name="channel">The OA's channel.</param>
    /// <returns>Null while it is not out, or while a correction or withdrawal of it is open.</returns>
    public async Task<ShownAs?> FindAsync(Delivery delivery, string channel, CancellationToken cancel)
    {
        var found = await ledger.ReadAsync(
            """
            select external_id from publications p where article = @article and channel = @channel and act <> 'Withdraw' and state = 'Published'
              and not exists (select 1 from publications o where o.article = p.article and o.channel = p.channel
                and (o.state in ('Scheduled', 'Sending', 'Unconfirmed') or o.act = 'Withdraw' and o.state = 'Published' and o.turn > p.turn))
            order by turn desc limit 1
            """,
            row => new ShownAs(row.OptionalText("external_id")), cancel, ("article", $"{delivery.Agency}/{delivery.Slug}"), ("channel", channel));
        return found.SingleOrDefault();
    }
}

/// <param name="Id">Null where a person put it there.</param>
public sealed record ShownAs(string? Id);
