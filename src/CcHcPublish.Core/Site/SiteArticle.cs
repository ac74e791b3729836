using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Core.Site;

/// <summary>An article as it stands on the website: what was approved, when it appeared, and what happened to it since.</summary>
/// <param name="PublishedAt">When it first appeared; a correction does not change it.</param>
/// <param name="Corrections">Oldest first; readers see all of them.</param>
/// <param name="Withdrawal">When set, its address answers with this notice and no list names it.</param>
public sealed record SiteArticle(
    WebsiteArticle Content, DateTimeOffset PublishedAt, IReadOnlyList<CorrectionNote> Corrections, WithdrawalNotice? Withdrawal)
{
    /// <summary>Hash of the rendition that <see cref="Content"/> came in; the page carries it, so that a look at the page tells what it shows.</summary>
    public required string Edition { get; init; }
}
