using System.Collections.Frozen;
using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Core.Channels;

/// <summary>One place readers look at: sends what was approved, finds what was sent, replaces and withdraws it.</summary>
/// <remarks>
/// For implementers: never retry, wait or store; the publisher does. Turn every answer, time-out and malformed reply into an
/// outcome; only cancellation and bugs leave as exceptions. When the answer is lost after the request went out, the outcome is Unconfirmed.
/// Reasons are shown to people in Vietnamese and must hold no token, phone number or body.
/// </remarks>
public interface IChannel
{
    ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel);

    /// <summary>Asks about a ticket that <see cref="SendAsync"/> got.</summary>
    ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel);

    /// <summary>Looks for the delivery on the far side, among what appeared since it was first sent.</summary>
    ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel);

    /// <summary>Reads what stands under <paramref name="externalId"/> and compares it with the delivery.</summary>
    ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel);

    /// <summary>Puts a corrected edition in place of what stands under <paramref name="externalId"/>.</summary>
    ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel);

    /// <summary>Takes it away, or leaves a notice in its place; done twice it is done.</summary>
    ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel);

    /// <summary>
    /// True when <see cref="SendAsync"/> asks <see cref="Delivery.MaySend"/> itself right before the one call that readers see, after whatever it prepares.
    /// Else the publisher asks before it hands the delivery over.
    /// </summary>
    bool AsksBeforeSending => false;

    /// <summary>The budget that other channels share, such as an app's; null when there is none.</summary>
    string? App => null;

    /// <summary>How much of the budget was used up by the last answer's word; null when the far side does not tell.</summary>
    ChannelPressure? Pressure => null;

    /// <summary>What the far side knows of the post that a person found at <paramref name="address"/>; null when the channel cannot tell now.</summary>
    /// <param name="since">Nothing older is looked through.</param>
    ValueTask<FindOutcome.Found?> FindAtAsync(Uri address, DateTimeOffset since, CancellationToken cancel) => new((FindOutcome.Found?)null);
}

/// <summary>The state of a budget.</summary>
/// <param name="Percent">0 to 100 and above; calls are refused from 100 on.</param>
/// <param name="RegainAfter">Until calls are served again; null while they are, or when the far side does not tell.</param>
public sealed record ChannelPressure(int Percent, TimeSpan? RegainAfter)
{
    /// <summary>From here on nothing is sent until the budget is regained.</summary>
    public bool IsNearlyExhausted => Percent >= 95;

    /// <summary>From here on only publishing goes on; watching and statistics wait.</summary>
    public bool IsHigh => Percent >= 80;
}

/// <summary>One publication as a channel gets it.</summary>
/// <param name="FirstSent">When the first attempt was opened: nothing of ours is older on the far side.</param>
public sealed record Delivery(string PublicationId, string Agency, string Slug, Rendition Rendition, DateTimeOffset FirstSent)
{
    /// <summary>Ids on this channel that other articles' publications hold: whatever looks like ours among them is not ours. Told for looks.</summary>
    public IReadOnlySet<string> HeldByOthers { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Set when the act is a correction.</summary>
    public CorrectionNote? Correction { get; init; }

    /// <summary>Set when the act is a withdrawal.</summary>
    public WithdrawalNotice? Withdrawal { get; init; }

    /// <summary>Set when the act is a correction or a withdrawal, as far as the ledger knows it.</summary>
    public StandingPost? Standing { get; init; }

    /// <summary>How often the channel got it, this time included.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>
    /// Writes down that the call is made now. False when somebody else took the publication over: the answer is <see cref="Overtaken"/> then, and nothing is called.
    /// </summary>
    public Func<ValueTask<bool>> MaySend { get; init; } = static () => new(true);

    /// <summary>What a channel answers that may not send any more.</summary>
    public static DeliveryOutcome Overtaken { get; } = new DeliveryOutcome.Deferred("Máy bị treo trước khi gửi; sẽ thử lại.", null);
}

/// <summary>What readers see on the channel now.</summary>
/// <param name="Payload">The approved bytes it was made from: what a far side cannot change must be the same in a correction. Null when they are not kept.</param>
/// <param name="Address">Where readers find it, as the far side told.</param>
public sealed record StandingPost(string? Payload, Uri? Address);

/// <summary>Why an article is no longer there; readers of the website see it.</summary>
public sealed record WithdrawalNotice(string Kind, string Reason, string? Order, DateTimeOffset At);

/// <summary>What a correction says to readers, beside the corrected text.</summary>
public sealed record CorrectionNote(string Text, DateTimeOffset At);
