namespace CcHcPublish.Core.Publications;

/// <summary>What channels have of an article, or may get: what is on its way counts as there.</summary>
public static class There
{
    /// <summary>The newest act on each such channel.</summary>
    public static IReadOnlyDictionary<string, Publication> Of(IEnumerable<Publication> ofArticle) => ofArticle
        .Where(publication => publication is { Act: not PublicationAct.Withdraw, State: PublicationState.Published or PublicationState.Sending or PublicationState.Unconfirmed })
        .GroupBy(publication => publication.Channel)
        .ToDictionary(group => group.Key, group => group.MaxBy(publication => publication.Turn)!);
}
