using CcHcPublish.Core.Publications;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>What of an article may be scheduled anew, when all that the ledger holds of it stands still.</summary>
internal sealed class WaitingActs
{
    private readonly ArticleRow row;
    private readonly List<Publication> movable = [];
    private readonly List<Publication> pointless = [];
    private readonly List<Publication> neverAppeared = [];

    /// <param name="all">All publications of the article.</param>
    /// <param name="channels">Where the approved edition is to appear.</param>
    /// <param name="givenUp">Where the board agreed to a removal.</param>
    public WaitingActs(ArticleRow row, IReadOnlyList<Publication> all, IReadOnlyCollection<string> channels, IReadOnlySet<string> givenUp)
    {
        this.row = row;
        movable.AddRange(all.Where(publication => publication is { Act: PublicationAct.Withdraw, State: PublicationState.Rejected }));
        if (row.State == DeskState.Withdrawn) return;
        foreach (var channel in all.Where(publication => publication.Act != PublicationAct.Withdraw).GroupBy(publication => publication.Channel))
            Sort([.. channel], isWanted: channels.Contains(channel.Key) && !givenUp.Contains(channel.Key));
    }

    public IReadOnlyList<Publication> Movable => movable;

    /// <summary>They have nothing to change on their channel.</summary>
    public IReadOnlyList<Publication> Pointless => pointless;

    /// <summary>Those of the pointless whose text was approved for a channel on which nothing of the article ever stood.</summary>
    public IReadOnlyList<Publication> NeverAppeared => neverAppeared;

    private void Sort(List<Publication> on, bool isWanted)
    {
        var first = on.FindAll(publication => publication is { Act: PublicationAct.Publish, State: PublicationState.Scheduled or PublicationState.Rejected or PublicationState.Expired });
        var changes = on.FindAll(publication => publication is { Act: not PublicationAct.Publish, State: PublicationState.Rejected });
        var own = first.FindAll(publication => publication.Edition == row.ApprovedEdition);
        var mayBeThere = on.Exists(publication => publication.State is PublicationState.Published or PublicationState.Sending or PublicationState.Unconfirmed)
            || first.Exists(publication => publication.State == PublicationState.Scheduled);
        movable.AddRange(own);
        if (mayBeThere)
        {
            movable.AddRange(changes);
            return;
        }

        pointless.AddRange(changes);
        if (!isWanted || own.Count > 0) return;
        if (changes.Find(publication => publication.Act == PublicationAct.Correct && publication.Edition == row.ApprovedEdition) is { } correction)
        {
            neverAppeared.Add(correction);
            pointless.AddRange(first);
        }
        else if (!on.Exists(publication => publication.Edition == row.ApprovedEdition))
        {
            // A correction leaves out a channel whose bytes stay the same: those that were refused there are the approved ones.
            movable.AddRange(first.OrderByDescending(publication => publication.Turn).Take(1));
        }
    }
}
