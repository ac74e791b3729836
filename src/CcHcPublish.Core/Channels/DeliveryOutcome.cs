namespace CcHcPublish.Core.Channels;

/// <summary>How one try to publish ended. Closed: every switch handles all five.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>It is there, and readers find it at <paramref name="Address"/>.</summary>
    public sealed record Published(string ExternalId, Uri Address) : DeliveryOutcome
    {
        /// <summary>What a person should see to all the same; null when all is well.</summary>
        public string? Remark { get; init; }
    }

    /// <summary>The far side works on it; ask again with the ticket.</summary>
    public sealed record Accepted(string Ticket, TimeSpan? AskAfter) : DeliveryOutcome;

    /// <summary>Nothing was posted; try again later, not before <paramref name="RetryAfter"/>.</summary>
    /// <param name="Reach">What else waits with it.</param>
    public sealed record Deferred(string Reason, TimeSpan? RetryAfter, DeferralReach Reach = DeferralReach.ThisOne) : DeliveryOutcome;

    /// <summary>Nothing was posted, and a person must act first.</summary>
    public sealed record Rejected(string Reason) : DeliveryOutcome;

    /// <summary>It may or may not be there: look before sending again.</summary>
    public sealed record Unconfirmed(string Reason) : DeliveryOutcome
    {
        /// <summary>What else waits with it, where a question about a ticket was refused.</summary>
        public DeferralReach Reach { get; init; }
    }
}

/// <summary>How far a refusal to serve reaches: the next publication of the same channel would only hear it again.</summary>
public enum DeferralReach
{
    ThisOne,

    /// <summary>The account's budget is used up for now.</summary>
    Channel,

    /// <summary>The budget of the app is used up, which all channels with the same <see cref="IChannel.App"/> share.</summary>
    App,

    /// <summary>A person must repair the account's grant; what waits for that does not expire meanwhile.</summary>
    Repair,

    /// <summary>
    /// The account may make nothing new until a person or a new month provides for it; what is there can be asked about, changed and withdrawn. Nothing expires
    /// meanwhile.
    /// </summary>
    Posting,
}

/// <summary>What a look at the channel showed. Closed.</summary>
public abstract record FindOutcome
{
    private FindOutcome()
    {
    }

    public sealed record Found(string ExternalId, Uri Address) : FindOutcome
    {
        /// <summary>Since when it stands there, by the far side's clock; null when it does not tell. It may have been found long after.</summary>
        public DateTimeOffset? Since { get; init; }

        /// <summary>What a person should see to all the same; null when all is well.</summary>
        public string? Remark { get; init; }
    }

    /// <summary>Proven absent: the complete list was read without a match.</summary>
    public sealed record Absent : FindOutcome;

    /// <summary>The far side did not answer, or its answer proves nothing.</summary>
    public sealed record CannotTell(string Reason) : FindOutcome
    {
        /// <summary>What else waits with it, where the look was refused.</summary>
        public DeferralReach Reach { get; init; }
    }
}

/// <summary>What stands on the channel now under something that was published. Closed.</summary>
public abstract record LiveState
{
    private LiveState()
    {
    }

    /// <summary>What was approved.</summary>
    public sealed record AsApproved : LiveState;

    /// <summary>Somebody changed it over there. <paramref name="Text"/> is the beginning of what stands there; <paramref name="Mark"/> tells two such states apart.</summary>
    public sealed record Edited(string Text, string Mark) : LiveState;

    public sealed record Gone : LiveState;

    /// <summary>The far side did not answer, or its answer proves nothing.</summary>
    public sealed record CannotTell(string Reason) : LiveState;
}
