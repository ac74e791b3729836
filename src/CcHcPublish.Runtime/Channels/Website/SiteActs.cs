using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Site;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>
/// What each act makes of an article on the website. Publishing and <see cref="RecallArticles"/> both go through here: what is made again from the ledger has the
/// bytes of what was made at the time.
/// </summary>
internal static class SiteActs
{
    /// <param name="found">What stands there; null when nothing does.</param>
    public static SiteArticle Sent(SiteArticle? found, Delivery delivery, WebsiteArticle content) =>
        found is null || found.Edition != delivery.Rendition.Hash || found.Withdrawal is not null
            ? Edition(found, delivery, content) with { Withdrawal = null }
            : found;

    /// <summary>A note is told once, however often its correction is repeated.</summary>
    public static SiteArticle Replaced(SiteArticle? found, Delivery delivery, WebsiteArticle content)
    {
        var corrected = Edition(found, delivery, content);
        if (delivery.Correction is not { } told) return corrected;
        var note = told with { At = Kept(told.At) };
        return corrected.Corrections.Contains(note) ? corrected : corrected with { Corrections = [.. corrected.Corrections, note] };
    }

    /// <summary>The first notice stays.</summary>
    public static SiteArticle Withdrawn(SiteArticle? found, Delivery delivery, WebsiteArticle content)
    {
        var standing = found ?? Edition(null, delivery, content);
        return standing.Withdrawal is null ? standing with { Withdrawal = delivery.Withdrawal } : standing;
    }

    private static SiteArticle Edition(SiteArticle? found, Delivery delivery, WebsiteArticle content) =>
        new(content, found?.PublishedAt ?? Kept(delivery.FirstSent), found?.Corrections ?? [], found?.Withdrawal) { Edition = delivery.Rendition.Hash };

    /// <summary>The ledger keeps milliseconds: a finer time could not be had again, and puts articles into another order.</summary>
    private static DateTimeOffset Kept(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()).ToOffset(time.Offset);
}
