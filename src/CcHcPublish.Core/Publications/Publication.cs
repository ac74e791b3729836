using CcHcPublish.Core.Channels;

namespace CcHcPublish.Core.Publications;

/// <summary>
/// One edition on one channel, due at a time; unique per edition, channel and act. Its state changes only in <see cref="Claimed"/>,
/// <see cref="After(DeliveryOutcome, DateTimeOffset)"/>, <see cref="After(FindOutcome, DateTimeOffset, LookPlan)"/> and by a person's word
/// (<see cref="FoundByHand"/>, <see cref="DoneByHand"/>, <see cref="SendAnew"/>).
/// </summary>
public sealed record Publication
{
    /// <summary>Readable and stable: article, edition number, channel and act. Logs carry it.</summary>
    public required string Id { get; init; }

    public required string Article { get; init; }

    public required string Edition { get; init; }

    public required string Agency { get; init; }

    public required string Channel { get; init; }

    public required PublicationAct Act { get; init; }

    public required PublicationState State { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the publisher looks at it next; null when only a person can move it.</summary>
    public required DateTimeOffset? NotBefore { get; init; }

    /// <summary>The approved rendition that is sent.</summary>
    public required string RenditionHash { get; init; }

    /// <summary>Rises with every act that is approved for the same article and channel: the newest has the highest, whatever clocks say.</summary>
    public long Turn { get; init; }

    /// <summary>Rises with every claim; a result written under an older number is void.</summary>
    public long Fence { get; init; }

    public int Tries { get; init; }

    /// <summary>Complete looks since the outcome became open, or questions about the far side's job.</summary>
    public int Looks { get; init; }

    /// <summary>Looks since then that told nothing: they use up the plan, and do not speak for absence.</summary>
    public int BlindLooks { get; init; }

    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>The far side's job, while it works on it.</summary>
    public string? Ticket { get; init; }

    public string? ExternalId { get; init; }

    public string? Address { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>What a person says to have done on the channel in place of the program; null for what the program did.</summary>
    public string? ByHand { get; init; }

    /// <summary>A node took it and is about to send: the first time is remembered, since nothing of ours on the far side is older.</summary>
    public Publication Claimed(DateTimeOffset now) => this with
    {
        State = PublicationState.Sending,
        Tries = Ticket is null ? Tries + 1 : Tries,
        FirstSentAt = FirstSentAt ?? now,
    };

    public Publication After(DeliveryOutcome outcome, DateTimeOffset now) => outcome switch
    {
        DeliveryOutcome.Published there => There(there.ExternalId, there.Address, now) with { Reason = there.Remark },
        DeliveryOutcome.Accepted working => this with
        {
            State = PublicationState.Sending,
            Ticket = working.Ticket,
            NotBefore = now + (working.AskAfter ?? Waiting.BeforeAsking(Looks)),
            Looks = Looks + 1,
            Reason = null,
        },
        // When the whole channel waits, this one keeps its place in the order, and was not what failed.
        DeliveryOutcome.Deferred later => this with
        {
            State = PublicationState.Scheduled,
            Ticket = null,
            Looks = 0,
            BlindLooks = 0,
            Tries = later.Reach == DeferralReach.ThisOne ? Tries : Untried,
            NotBefore = later.Reach == DeferralReach.ThisOne ? now + (later.RetryAfter is { Ticks: > 0 } told ? told : Waiting.BeforeRetry(Tries)) : now,
            Reason = later.Reason,
        },
        DeliveryOutcome.Rejected refused => this with { State = PublicationState.Rejected, Ticket = null, NotBefore = null, Reason = refused.Reason },
        // A question about a ticket that got no answer changes nothing: ask again, as long as the far side keeps tickets.
        DeliveryOutcome.Unconfirmed open when Ticket is not null && now < (FirstSentAt ?? now) + Waiting.TicketLife => this with
        {
            State = PublicationState.Sending,
            NotBefore = now + Waiting.BeforeRetry(Looks),
            Looks = Looks + 1,
            Reason = open.Reason,
        },
        // Replacing and withdrawing again do no harm: no need to look first.
        DeliveryOutcome.Unconfirmed open when Act != PublicationAct.Publish => this with
        {
            State = PublicationState.Scheduled,
            Ticket = null,
            NotBefore = now + Waiting.BeforeRetry(Tries),
            Reason = open.Reason,
        },
        DeliveryOutcome.Unconfirmed open => this with
        {
            State = PublicationState.Unconfirmed,
            Ticket = null,
            Looks = 0,
            BlindLooks = 0,
            NotBefore = now + Waiting.FirstLook,
            Reason = open.Reason,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public Publication After(FindOutcome look, DateTimeOffset now, LookPlan plan)
    {
        switch (look)
        {
            case FindOutcome.Found found:
                return There(found.ExternalId, found.Address, Earlier(found.Since, now)) with { Reason = found.Remark };
            case FindOutcome.Absent when Looks + 1 >= plan.Needed:
                // What a restored ledger looks for may be due later.
                return this with { State = PublicationState.Scheduled, Looks = 0, BlindLooks = 0, NotBefore = DueAt > now ? DueAt : now };
            default:
                var isBlind = look is FindOutcome.CannotTell;
                var next = plan.Pause(Looks + BlindLooks + 1);
                return this with
                {
                    State = PublicationState.Unconfirmed,
                    Looks = isBlind ? Looks : Looks + 1,
                    BlindLooks = isBlind ? BlindLooks + 1 : BlindLooks,
                    NotBefore = next is { } pause ? now + pause : null,
                    Reason = look is FindOutcome.CannotTell why ? why.Reason : Reason,
                };
        }
    }

    /// <summary>
    /// When to look again while the service answers nothing: later the longer it lasts, an hour at most. Null after a day: such looks count then, and in the end a
    /// person decides.
    /// </summary>
    public DateTimeOffset? NextWhileInTrouble(DateTimeOffset now)
    {
        var since = now - (FirstSentAt ?? now);
        if (since >= Waiting.TicketLife) return null;
        return now + TimeSpan.FromMinutes(Math.Clamp(since.TotalMinutes / 4, 1, 60));
    }

    /// <summary>Nothing could be asked or looked at now: whatever is open stays open until <paramref name="next"/>.</summary>
    public Publication Postpone(DateTimeOffset next, string reason) => this with
    {
        // What was cut off and cannot be looked for yet is for a person to settle, if one knows more.
        State = State == PublicationState.Sending && Ticket is null ? PublicationState.Unconfirmed : State,
        NotBefore = next,
        Reason = reason,
    };

    /// <summary>Too late for its channel: the claim that found it so sent nothing.</summary>
    public Publication Expire(string reason) => this with { State = PublicationState.Expired, NotBefore = null, Tries = Untried, Reason = reason };

    /// <summary>Nothing of it is on the channel and nothing shall be.</summary>
    public Publication Cancel(string reason) => this with { State = PublicationState.Cancelled, NotBefore = null, Ticket = null, Reason = reason };

    /// <summary>A person saw it on the channel: what was open is settled. The far side's id is null when the address does not tell it.</summary>
    /// <param name="since">Since when it stands there, where the far side tells: it counts from then, and not from when a person noted it.</param>
    public Publication FoundByHand(string? externalId, Uri address, DateTimeOffset? since, DateTimeOffset now) => There(externalId, address, Earlier(since, now));

    /// <summary>A person did it on the channel. Null for <paramref name="externalId"/> when the far side's id of what stands there now is not known.</summary>
    public Publication DoneByHand(string note, string? externalId, string? address, DateTimeOffset now) => this with
    {
        State = PublicationState.Published,
        ExternalId = externalId,
        Address = address,
        PublishedAt = now,
        NotBefore = null,
        Ticket = null,
        Reason = null,
        ByHand = note,
    };

    /// <summary>A person, or the channel itself, says that nothing of it is there: it may be sent.</summary>
    public Publication SendAnew(DateTimeOffset now) => this with
    {
        State = PublicationState.Scheduled,
        DueAt = now,
        NotBefore = now,
        FirstSentAt = null,
        Ticket = null,
        ExternalId = null,
        Address = null,
        Tries = 0,
        Looks = 0,
        BlindLooks = 0,
        Reason = null,
    };

    /// <summary>The tries without the one that was claimed last.</summary>
    private int Untried => Math.Max(0, Tries - 1);

    /// <summary>A far side's clock may be ahead; nothing was published in the future.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset? since, DateTimeOffset now) => since < now ? since.Value : now;

    private Publication There(string? externalId, Uri address, DateTimeOffset now) => this with
    {
        State = PublicationState.Published,
        ExternalId = externalId,
        Address = address.ToString(),
        // What was put back after somebody removed it counts from its first appearance.
        PublishedAt = PublishedAt ?? now,
        NotBefore = null,
        Ticket = null,
        Reason = null,
    };
}
