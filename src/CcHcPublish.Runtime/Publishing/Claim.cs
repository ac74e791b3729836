using CcHcPublish.Core.Publications;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>What a claim is for: a first send, a question about the far side's job, or a look for what may be there.</summary>
public enum AttemptKind
{
    Send,
    Ask,
    Look,
}

/// <summary>A publication that this node holds while it renews its lease, with its open attempt.</summary>
/// <param name="TakenAt">The monotonic clock at the claim.</param>
public sealed record Claim(Publication Publication, AttemptKind Kind, long Attempt, long TakenAt)
{
    /// <summary>What a publication is claimed for next.</summary>
    public static AttemptKind KindOf(Publication due) => due.State switch
    {
        PublicationState.Scheduled => AttemptKind.Send,
        PublicationState.Sending when due.Ticket is not null => AttemptKind.Ask,
        // Cut off while replacing or withdrawing: doing it again does no harm.
        PublicationState.Sending when due.Act != PublicationAct.Publish => AttemptKind.Send,
        _ => AttemptKind.Look,
    };
}
