namespace CcHcPublish.Core.Channels;

/// <summary>How one try to publish ended. Closed: every switch handles all five.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>It is there, and readers find it at <paramref name="Address"/>.</summary>
    public sealed record Published(string ExternalId, Uri Address) : DeliveryOutcome;

    /// <summary>The far side works on it; ask again with the ticket.</summary>
    public sealed record Accepted(string Ticket, TimeSpan? AskAfter) : DeliveryOutcome;

    /// <summary>Nothing was posted; try again later, not before <paramref name="RetryAfter"/>.</summary>
    public sealed record Deferred(string Reason, TimeSpan? RetryAfter) : DeliveryOutcome;

    /// <summary>Nothing was posted, and a person must act first.</summary>
    public sealed record Rejected(string Reason) : DeliveryOutcome;

    /// <summary>It may or may not be there: look before sending again.</summary>
    public sealed record Unconfirmed(string Reason) : DeliveryOutcome;
}

/// <summary>What a look at the channel showed. Closed.</summary>
public abstract record FindOutcome
{
    private FindOutcome()
    {
    }

    public sealed record Found(string ExternalId, Uri Address) : FindOutcome;

    /// <summary>Proven absent: the complete list was read without a match.</summary>
    public sealed record Absent : FindOutcome;

    /// <summary>The far side did not answer, or its answer proves nothing.</summary>
    public sealed record CannotTell(string Reason) : FindOutcome;
}
